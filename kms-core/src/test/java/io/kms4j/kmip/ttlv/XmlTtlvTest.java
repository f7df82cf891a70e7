package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTtlvTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void item_isWrittenByTheNameRule_andReadBack() {
        String xml = "<Attributes><CryptographicAlgorithm type=\"Enumeration\" value=\"AES\"></CryptographicAlgorithm>"
                + "<!-- a comment --><CryptographicUsageMask type=\"Integer\" value=\"Encrypt Decrypt\"/>"
                + "<HashingAlgorithm type=\"Enumeration\" value=\"SHA_256\"/>"
                + "<TTLV tag=\"0x54ffff\" type=\"LongInteger\" value=\"-5\"/>"
                + "<Data type=\"ByteString\" value=\"00ff\"/></Attributes>";
        Ttlv tree = XmlTtlv.read(utf8(xml));
        assertThat(((Ttlv.Structure) tree).items())
                .contains(new Ttlv.Int(Tag.CRYPTOGRAPHIC_USAGE_MASK, 12))
                .contains(new Ttlv.LongInt(Tag.of(0x54FFFF), -5));
        assertThat(XmlTtlv.read(XmlTtlv.write(tree))).isEqualTo(tree);
        assertThat(new String(XmlTtlv.write(tree), StandardCharsets.UTF_8))
                .contains("value=\"SHA_256\"")
                .contains("value=\"Encrypt Decrypt\"")
                .contains("<TTLV tag=\"0x54FFFF\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Data",
                "<Data type=\"ByteString\" value=\"0\"/>",
                "<Data type=\"ByteString\"/>",
                "<Data type=\"Nonsense\" value=\"\"/>",
                "<Data type=\"ByteString\" value=\"00\"/><Data type=\"ByteString\" value=\"00\"/>",
                "<Attributes>text</Attributes>",
                "<Data type=\"ByteString\" value=\"00\"><Data type=\"ByteString\" value=\"00\"/></Data>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Name type=\"TextString\" value=\"&e;\"/>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Name type=\"TextString\" value=\"&b;\"/>",
                "<?instruction?><Attributes/>",
            })
    void malformedInput_isRefused(String xml) {
        assertThatThrownBy(() -> XmlTtlv.read(utf8(xml))).isInstanceOf(KmipException.class);
    }

    @Test
    void depth_isBounded() {
        String deep = "<Attributes>".repeat(100_000);
        assertThatThrownBy(() -> XmlTtlv.read(utf8(deep))).isInstanceOf(KmipException.class);
    }

    @Test
    void attributeValue_meansWhatItsNameSays() {
        Ttlv tree =
                XmlTtlv.read(utf8("<Attribute><AttributeName type=\"TextString\" value=\"Cryptographic Algorithm\"/>"
                        + "<AttributeValue type=\"Enumeration\" value=\"AES\"/></Attribute>"));
        assertThat(((Ttlv.Structure) tree).items())
                .isEqualTo(List.of(
                        new Ttlv.Text(Tag.ATTRIBUTE_NAME, "Cryptographic Algorithm"),
                        new Ttlv.Enumeration(Tag.ATTRIBUTE_VALUE, 3)));
    }
}
