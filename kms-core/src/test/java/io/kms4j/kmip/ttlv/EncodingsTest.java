package io.kms4j.kmip.ttlv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.SharedData.Row;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    /** The examples of the specification (KMIP 2.1, Examples of TTLV Encoding). */
    private static final Map<Ttlv, String> EXAMPLES = new LinkedHashMap<>();

    static {
        Tag tag = Tag.of(0x420020);
        EXAMPLES.put(new Ttlv.Int(tag, 8), "42002002000000040000000800000000");
        EXAMPLES.put(new Ttlv.LongInt(tag, 123456789000000000L), "420020030000000801B69B4BA5749200");
        EXAMPLES.put(
                new Ttlv.BigInt(tag, new BigInteger("1234567890000000000000000000")),
                "42002004000000100000000003FD35EB6BC2DF4618080000");
        EXAMPLES.put(new Ttlv.Enumeration(tag, 255), "4200200500000004000000FF00000000");
        EXAMPLES.put(new Ttlv.Bool(tag, true), "42002006000000080000000000000001");
        EXAMPLES.put(new Ttlv.Text(tag, "Hello World"), "420020070000000B48656C6C6F20576F726C640000000000");
        EXAMPLES.put(new Ttlv.ByteString(tag, Bytes.copyOf(new byte[] {1, 2, 3})), "42002008000000030102030000000000");
        EXAMPLES.put(new Ttlv.DateTime(tag, Instant.ofEpochSecond(0x47DA67F8)), "42002009000000080000000047DA67F8");
        EXAMPLES.put(new Ttlv.Interval(tag, 10 * 24 * 3600), "4200200A00000004000D2F0000000000");
        EXAMPLES.put(
                new Ttlv.Structure(
                        tag, List.of(new Ttlv.Enumeration(Tag.of(0x420004), 254), new Ttlv.Int(Tag.of(0x420005), 255))),
                "42002001000000204200040500000004000000FE000000004200050200000004000000FF00000000");
    }

    @Test
    void binary_isThatOfTheSpecification() {
        EXAMPLES.forEach((item, hex) -> {
            assertThat(HexFormat.of().withUpperCase().formatHex(BinaryTtlv.write(item)))
                    .isEqualTo(hex);
            assertThat(BinaryTtlv.read(HexFormat.of().parseHex(hex))).isEqualTo(item);
        });
    }

    /** A way of writing and reading trees. */
    private record Codec(String name, Function<Ttlv, byte[]> write, Function<byte[], Ttlv> read) {
        Ttlv pass(Ttlv tree) {
            return read.apply(write.apply(tree));
        }
    }

    private static final List<Codec> CODECS = List.of(
            new Codec("binary", BinaryTtlv::write, BinaryTtlv::read),
            new Codec("JSON", JsonTtlv::write, JsonTtlv::read),
            new Codec("pretty JSON", JsonTtlv::writePretty, JsonTtlv::read),
            new Codec("XML", XmlTtlv::write, XmlTtlv::read));

    @Test
    void everyTree_survivesEveryPairOfEncodings() {
        RandomTrees trees = new RandomTrees(20260801);
        for (int i = 0; i < 3000; i++) {
            Ttlv tree = trees.next();
            for (Codec first : CODECS) {
                Ttlv there = first.pass(tree);
                assertThat(there).as("%s of tree %d", first.name(), i).isEqualTo(tree);
                for (Codec second : CODECS) {
                    assertThat(second.write.apply(there)).isEqualTo(second.write.apply(tree));
                }
            }
        }
    }

    @Test
    void xml_replacesWhatNoDocumentCanHold() {
        Ttlv odd = new Ttlv.Text(Tag.COMMENT, "a\0b\u001Fc\uFFFEd\uD800e\r\n\t");

        assertThat(XmlTtlv.read(XmlTtlv.write(odd)))
                .isEqualTo(new Ttlv.Text(Tag.COMMENT, "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\r\n\t"));
    }

    @Test
    void json_spellsEachTypeAsClientsExpect() {
        assertJson(new Ttlv.Int(Tag.BATCH_COUNT, -1), "Integer", "-1");
        assertJson(new Ttlv.LongInt(Tag.USAGE_LIMITS_TOTAL, 255), "LongInteger", "\"0x00000000000000FF\"");
        assertJson(new Ttlv.BigInt(Tag.MODULUS, BigInteger.valueOf(0xF1)), "BigInteger", "\"0x00000000000000F1\"");
        assertJson(new Ttlv.BigInt(Tag.of(0x540099), BigInteger.valueOf(-2)), "BigInteger", "\"0xFFFFFFFFFFFFFFFE\"");
        assertJson(new Ttlv.Enumeration(Tag.STATE, 6), "Enumeration", "\"Destroyed_Compromised\"");
        assertJson(new Ttlv.Enumeration(Tag.STATE, 0x80000001), "Enumeration", "\"0x80000001\"");
        assertJson(new Ttlv.Bool(Tag.SENSITIVE, false), "Boolean", "false");
        assertJson(new Ttlv.Text(Tag.COMMENT, "a\"\u20AC"), "TextString", "\"a\\\"\u20AC\"");
        assertJson(new Ttlv.ByteString(Tag.DATA, Bytes.copyOf(new byte[] {-1, 0})), "ByteString", "\"FF00\"");
        assertJson(new Ttlv.Interval(Tag.LEASE_TIME, 4294967295L), "Interval", "4294967295");
        assertJson(
                new Ttlv.DateTime(Tag.TIME_STAMP, Instant.parse("2026-06-06T20:53:32Z")),
                "DateTime",
                "\"2026-06-06T20:53:32Z\"");
        assertJson(
                new Ttlv.DateTime(Tag.TIME_STAMP, Instant.ofEpochSecond(Long.MAX_VALUE >> 10)),
                "DateTime",
                "\"0x001FFFFFFFFFFFFF\"");
        assertJson(
                new Ttlv.DateTimeExtended(Tag.TIME_STAMP, Instant.ofEpochSecond(1, 2000)),
                "DateTimeExtended",
                "\"0x00000000000F4242\"");
    }

    private static void assertJson(Ttlv item, String type, String value) {
        String json = "{\"tag\":\"" + item.tag().jsonName() + "\",\"type\":\"" + type + "\",\"value\":" + value + "}";

        assertThat(new String(JsonTtlv.write(item), UTF_8)).isEqualTo(json);
        assertThat(JsonTtlv.read(json.getBytes(UTF_8))).isEqualTo(item);
    }

    @Test
    void json_readsOtherSpellings() {
        assertThat(value("BatchCount", "Integer", "\"0x0000000A\"")).isEqualTo(new Ttlv.Int(Tag.BATCH_COUNT, 10));
        assertThat(value("BatchCount", "Integer", "\"0xFFFFFFFFFFFFFFFF\""))
                .isEqualTo(new Ttlv.Int(Tag.BATCH_COUNT, -1));
        assertThat(value("BatchCount", "Integer", "\"0xFFFFFFFF\"")).isEqualTo(new Ttlv.Int(Tag.BATCH_COUNT, -1));
        assertThat(value("UsageLimitsTotal", "LongInteger", "7"))
                .isEqualTo(new Ttlv.LongInt(Tag.USAGE_LIMITS_TOTAL, 7));
        assertThat(value("Modulus", "BigInteger", "\"0xf1\""))
                .isEqualTo(new Ttlv.BigInt(Tag.MODULUS, BigInteger.valueOf(0xF1)));
        assertThat(value("0x540099", "BigInteger", "\"0xfe\""))
                .isEqualTo(new Ttlv.BigInt(Tag.of(0x540099), BigInteger.valueOf(-2)));
        assertThat(value("HashingAlgorithm", "Enumeration", "\"SHA-256\""))
                .isEqualTo(new Ttlv.Enumeration(Tag.HASHING_ALGORITHM, 6));
        assertThat(value("HashingAlgorithm", "Enumeration", "6"))
                .isEqualTo(new Ttlv.Enumeration(Tag.HASHING_ALGORITHM, 6));
        assertThat(value("HashingAlgorithm", "Enumeration", "\"Tea\""))
                .isEqualTo(new Ttlv.Text(Tag.HASHING_ALGORITHM, "Tea"));
        assertThat(value("CryptographicUsageMask", "Integer", "\"Encrypt|Decrypt|0x10\""))
                .isEqualTo(new Ttlv.Int(Tag.CRYPTOGRAPHIC_USAGE_MASK, 28));
        assertThat(value("CryptographicUsageMask", "Enumeration", "12"))
                .isEqualTo(new Ttlv.Int(Tag.CRYPTOGRAPHIC_USAGE_MASK, 12));
        assertThat(value("TimeStamp", "DateTime", "\"2013-06-26T11:09:17.5+02:00\""))
                .isEqualTo(new Ttlv.DateTime(Tag.TIME_STAMP, Instant.parse("2013-06-26T09:09:17Z")));
        assertThat(value("TimeStamp", "DateTime", "\"0x0000000000000001\""))
                .isEqualTo(new Ttlv.DateTime(Tag.TIME_STAMP, Instant.ofEpochSecond(1)));
    }

    @Test
    void json_takesAnAttributeValueForWhatItsNameSays() {
        String json = "{\"tag\":\"Attribute\",\"value\":["
                + "{\"tag\":\"AttributeName\",\"type\":\"TextString\",\"value\":\"Cryptographic Algorithm\"},"
                + "{\"tag\":\"AttributeValue\",\"type\":\"Enumeration\",\"value\":\"AES\"}]}";
        Ttlv item = new Ttlv.Structure(
                Tag.ATTRIBUTE,
                List.of(
                        new Ttlv.Text(Tag.ATTRIBUTE_NAME, "Cryptographic Algorithm"),
                        new Ttlv.Enumeration(Tag.ATTRIBUTE_VALUE, 3)));

        assertThat(JsonTtlv.read(json.getBytes(UTF_8))).isEqualTo(item);
        assertThat(new String(JsonTtlv.write(item), UTF_8)).isEqualTo(json);
    }

    @Test
    void writePretty_indentsForPeople() {
        Ttlv item = new Ttlv.Structure(Tag.BATCH_ITEM, List.of(new Ttlv.Bool(Tag.SENSITIVE, true)));

        assertThat(new String(JsonTtlv.writePretty(item), UTF_8))
                .isEqualTo(
                        """
                        {
                          "tag": "BatchItem",
                          "value": [
                            {
                              "tag": "Sensitive",
                              "type": "Boolean",
                              "value": true
                            }
                          ]
                        }""");
    }

    @Test
    void binary_refusesToWrite_whatHasNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryTtlv.write(new Ttlv.Int(Tag.of("Nonsuch"), 1)))
                .withMessageContaining("Nonsuch");
    }

    private static Ttlv value(String tag, String type, String value) {
        return JsonTtlv.read(
                ("{\"tag\":\"" + tag + "\",\"type\":\"" + type + "\",\"value\":" + value + "}").getBytes(UTF_8));
    }

    @Test
    void examplesOfTheSpecification_areReadInBothEncodings() {
        List<Row> rows = SharedData.json("conformance/oasis/encoding-examples/examples.json");
        Map<String, Ttlv> binary = new LinkedHashMap<>();
        Map<String, Ttlv> json = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.get("version") + " " + row.get("index");
            if (!row.get("ttlv_hex").isEmpty()) {
                byte[] bytes = HexFormat.of().parseHex(row.get("ttlv_hex"));
                binary.put(key, BinaryTtlv.read(bytes));
                assertThat(BinaryTtlv.write(BinaryTtlv.read(bytes))).isEqualTo(bytes);
            }
            if (!row.get("json").isEmpty()) {
                json.put(key, JsonTtlv.read(row.get("json").getBytes(UTF_8)));
            }
        }
        assertThat(binary).hasSize(12);
        assertThat(json).hasSize(11);
        json.forEach((key, item) -> {
            assertThat(BinaryTtlv.read(BinaryTtlv.write(item))).isEqualTo(item);
            assertThat(withoutTime(item)).as(key).isEqualTo(withoutTime(binary.getOrDefault(key, item)));
        });
    }

    /** The printed examples differ in the moment of the answer. */
    private static Ttlv withoutTime(Ttlv item) {
        if (item instanceof Ttlv.Structure structure) {
            return new Ttlv.Structure(
                    item.tag(),
                    structure.items().stream()
                            .filter(child -> !child.tag().equals(Tag.TIME_STAMP))
                            .map(EncodingsTest::withoutTime)
                            .toList());
        }
        return item;
    }
}
