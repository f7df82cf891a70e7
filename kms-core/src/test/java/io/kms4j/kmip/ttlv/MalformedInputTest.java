package io.kms4j.kmip.ttlv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer is a KmipException with a reason: never another exception, never much memory. */
class MalformedInputTest {
    private static final String MESSAGE =
            """
            {"tag":"RequestMessage","value":[
             {"tag":"RequestHeader","value":[
               {"tag":"ProtocolVersion","value":[
                 {"tag":"ProtocolVersionMajor","type":"Integer","value":2},
                 {"tag":"ProtocolVersionMinor","type":"Integer","value":1}]},
               {"tag":"TimeStamp","type":"DateTime","value":"2026-06-06T20:53:32Z"},
               {"tag":"BatchCount","type":"Integer","value":2}]},
             {"tag":"BatchItem","value":[
               {"tag":"Operation","type":"Enumeration","value":"Import"},
               {"tag":"UniqueBatchItemID","type":"ByteString","value":"01"},
               {"tag":"RequestPayload","value":[
                {"tag":"UniqueIdentifier","type":"TextString","value":"my-key"},
                {"tag":"ObjectType","type":"Enumeration","value":"PrivateKey"},
                {"tag":"ReplaceExisting","type":"Boolean","value":false},
                {"tag":"Attributes","value":[
                 {"tag":"CryptographicUsageMask","type":"Integer","value":12},
                 {"tag":"LeaseTime","type":"Interval","value":3600},
                 {"tag":"UsageLimits","value":[
                  {"tag":"UsageLimitsTotal","type":"LongInteger","value":"0x00000000000000FF"},
                  {"tag":"UsageLimitsUnit","type":"Enumeration","value":"Byte"}]},
                 {"tag":"Attribute","value":[
                  {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                  {"tag":"AttributeName","type":"TextString","value":"tag"},
                  {"tag":"AttributeValue","type":"TextString","value":"[]"}]}]},
                {"tag":"PrivateKey","value":[{"tag":"KeyBlock","value":[
                 {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentRSAPrivateKey"},
                 {"tag":"KeyValue","value":[{"tag":"KeyMaterial","value":[
                    {"tag":"Modulus","type":"BigInteger","value":"0x00000000000000F1"}]}]}]}]}]}]},
             {"tag":"BatchItem","value":[
               {"tag":"Operation","type":"Enumeration","value":"Encrypt"},
               {"tag":"RequestPayload","value":[
                {"tag":"CryptographicParameters","value":[
                 {"tag":"BlockCipherMode","type":"Enumeration","value":"GCM"}]},
                {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}]}]}""";

    private static final byte[] JSON = MESSAGE.getBytes(UTF_8);
    private static final byte[] BINARY = BinaryTtlv.write(JsonTtlv.read(JSON));

    @Test
    void theMessage_isFine() {
        assertThat(KmipMapper.readRequestMessage(JsonTtlv.read(JSON)))
                .isEqualTo(KmipMapper.readRequestMessage(BinaryTtlv.read(BINARY)));
    }

    @Test
    void binary_isRefused_whereverItIsCutOff() {
        for (int length = 0; length < BINARY.length; length++) {
            byte[] cut = Arrays.copyOf(BINARY, length);
            assertThat(reasonOf(() -> BinaryTtlv.read(cut))).isEqualTo(ResultReason.INVALID_MESSAGE);
        }
    }

    @Test
    void json_isRefused_whereverItIsCutOff() {
        for (int length = 0; length < JSON.length; length++) {
            byte[] cut = Arrays.copyOf(JSON, length);
            assertThat(catchThrowable(() -> JsonTtlv.read(cut))).isInstanceOf(KmipException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // lengths that are not there
                "42002002FFFFFFFF0000000800000000",
                "42002008FFFFFFFF0000000000000000",
                "42002007800000000000000000000000",
                "420020087FFFFFFF0000000000000000",
                "42002001FFFFFFF80000000000000000",
                "42002001000000104200040200000008000000FE00000000",
                // lengths that do not fit the type
                "42002002000000080000000800000000",
                "42002003000000040000000800000000",
                "4200200400000000",
                "42002004000000040000000800000000",
                "4200200500000000",
                "42002006000000040000000100000000",
                "4200200A000000080000000100000000",
                // values outside their type
                "42002006000000080000000000000002",
                "42002006000000080100000000000000",
                "42002009000000087FFFFFFFFFFFFFFF",
                "42002007000000022020000000000001",
                "4200200700000002C328000000000000",
                "4200200700000003EDA0800000000000",
                // padding that is not zeros, or not there
                "42002002000000040000000800000001",
                "4200200800000003010203",
                // headers
                "4200200C000000040000000800000000",
                "42002000000000040000000800000000",
                "00000002000000040000000800000000",
                "",
                "42",
                // more after the end
                "4200200200000004000000080000000000",
                "4200200200000004000000080000000042002002000000040000000800000000"
            })
    void binary_isRefused_whenMalformed(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(reasonOf(() -> BinaryTtlv.read(bytes))).isEqualTo(ResultReason.INVALID_MESSAGE);
    }

    @Test
    void binary_isRefused_beyondItsDepth() {
        assertThatCode(() -> BinaryTtlv.read(nested(32))).doesNotThrowAnyException();
        for (int depth : new int[] {33, 64, 65, 100_000}) {
            assertThat(reasonOf(() -> BinaryTtlv.read(nested(depth)))).isEqualTo(ResultReason.INVALID_MESSAGE);
        }
    }

    private static byte[] nested(int depth) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * depth);
        for (int i = 1; i <= depth; i++) {
            bytes.putInt(0x42002001).putInt(8 * (depth - i));
        }
        return bytes.array();
    }

    @Test
    void binary_isRefused_beyondItsNumberOfItems() {
        ByteBuffer bytes = ByteBuffer.allocate(8 + 16 * 100_000);
        bytes.putInt(0x42002001).putInt(16 * 100_000);
        while (bytes.hasRemaining()) {
            bytes.putInt(0x42002002).putInt(4).putLong(0);
        }
        assertThat(reasonOf(() -> BinaryTtlv.read(bytes.array()))).isEqualTo(ResultReason.INVALID_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"Get\"",
                "[]",
                "{}",
                "{\"tag\":\"Get\"}",
                "{\"value\":[]}",
                "{\"tag\":\"Get\",\"value\":[1]}",
                "{\"tag\":\"Get\",\"value\":[null]}",
                "{\"tag\":\"Get\",\"value\":[[]]}",
                "{\"tag\":\"Get\",\"value\":null}",
                "{\"tag\":\"Get\",\"value\":{}}",
                "{\"tag\":1,\"value\":[]}",
                "{\"tag\":\"0x\",\"value\":[]}",
                "{\"tag\":\"0x000000\",\"value\":[]}",
                "{\"tag\":\"0x42002G\",\"value\":[]}",
                "{\"tag\":\"0x1420020\",\"value\":[]}",
                "{\"tag\":\"Get\",\"tag\":\"Get\",\"value\":[]}",
                "{\"tag\":\"Get\",\"value\":[],\"value\":[]}",
                "{\"tag\":\"Data\",\"type\":\"ByteString\",\"type\":\"ByteString\",\"value\":\"00\"}",
                "{\"tag\":\"Data\",\"type\":\"ByteString\",\"value\":\"00\",\"value\":\"00\"}",
                "{\"tag\":\"Data\",\"type\":\"Bytes\",\"value\":\"00\"}",
                "{\"tag\":\"Data\",\"value\":\"00\"}",
                "{\"tag\":\"Data\",\"type\":\"ByteString\",\"value\":[]}",
                "{\"tag\":\"Get\",\"value\":[],\"comment\":\"\"}",
                "{\"Tag\":\"Get\",\"value\":[]}",
                "{\"tag\":\"Get\",\"value\":[]} x",
                "{\"tag\":\"Get\",\"value\":[]}{}",
                "{\"tag\":\"Get\",\"value\":[],}",
                "{'tag':\"Get\",\"value\":[]}",
                "{\"tag\":\"Name\",\"type\":\"TextString\",\"value\":\"\\uD83D\"}",
                "{\"tag\":\"Name\",\"type\":\"TextString\",\"value\":\"\\uDD11\\uD83D\"}",
                "{\"tag\":\"Name\",\"type\":\"TextString\",\"value\":\"\u0001\"}"
            })
    void json_isRefused_whenItIsNoItem(String json) {
        assertThat(reasonOf(() -> JsonTtlv.read(json.getBytes(UTF_8)))).isEqualTo(ResultReason.INVALID_MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Integer\",\"value\":1.5",
                "Integer\",\"value\":2147483648",
                "Integer\",\"value\":\"0x100000000\"",
                "Integer\",\"value\":\"0x\"",
                "Integer\",\"value\":\"0x+1\"",
                "Integer\",\"value\":\"\"",
                "Integer\",\"value\":true",
                "LongInteger\",\"value\":9223372036854775808",
                "LongInteger\",\"value\":\"0x00000000000000001\"",
                "BigInteger\",\"value\":\"0x\"",
                "BigInteger\",\"value\":\"0x1\"",
                "BigInteger\",\"value\":1",
                "Enumeration\",\"value\":-1",
                "Enumeration\",\"value\":4294967296",
                "Enumeration\",\"value\":\"0x1FFFFFFFF\"",
                "Enumeration\",\"value\":\"Nonsuch\"",
                "Boolean\",\"value\":2",
                "Boolean\",\"value\":\"yes\"",
                "TextString\",\"value\":1",
                "ByteString\",\"value\":\"0\"",
                "ByteString\",\"value\":\"0g\"",
                "ByteString\",\"value\":\"0x00\"",
                "ByteString\",\"value\":\"\u0130\u0130\"",
                "ByteString\",\"value\":7",
                "DateTime\",\"value\":\"yesterday\"",
                "DateTime\",\"value\":\"2026-06-06T20:53:32\"",
                "DateTime\",\"value\":\"0x7FFFFFFFFFFFFFFF\"",
                "DateTime\",\"value\":1",
                "Interval\",\"value\":-1",
                "Interval\",\"value\":4294967296",
                "DateTimeExtended\",\"value\":\"soon\""
            })
    void json_isRefused_whenAValueDoesNotFitItsType(String typeAndValue) {
        String json = "{\"tag\":\"BatchCount\",\"type\":\"" + typeAndValue + "}";

        assertThat(reasonOf(() -> JsonTtlv.read(json.getBytes(UTF_8)))).isEqualTo(ResultReason.INVALID_FIELD);
    }

    @Test
    void json_isRefused_beyondItsLimits() {
        String open = "{\"tag\":\"Get\",\"value\":[";
        assertThatCode(() -> JsonTtlv.read((open.repeat(32) + "]}".repeat(32)).getBytes(UTF_8)))
                .doesNotThrowAnyException();
        for (String json : List.of(
                open.repeat(33) + "]}".repeat(33),
                open.repeat(100_000),
                "[".repeat(100_000),
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":" + "1".repeat(1_000_000) + "}",
                "{\"" + "t".repeat(1_000_000) + "\":1}",
                open + "{\"tag\":\"A\",\"value\":[]},".repeat(100_000) + "]}")) {
            assertThat(reasonOf(() -> JsonTtlv.read(json.getBytes(UTF_8)))).isEqualTo(ResultReason.INVALID_MESSAGE);
        }
    }

    @Test
    void refusals_neverRepeatWhatMayBeSecret() {
        for (String json : List.of(
                "{\"tag\":\"KeyMaterial\",\"type\":\"ByteString\",\"value\":\"C0FFEE1\"}",
                "{\"tag\":\"KeyMaterial\",\"type\":\"ByteString\",\"value\":C0FFEE}",
                "{\"tag\":\"Password\",\"type\":\"Integer\",\"value\":\"C0FFEE\"}",
                "{\"tag\":\"D\",\"type\":\"BigInteger\",\"value\":\"C0FFEEx\"}")) {
            Throwable refusal = catchThrowable(() -> JsonTtlv.read(json.getBytes(UTF_8)));
            while (refusal != null) {
                assertThat(refusal.toString()).doesNotContain("C0FFEE");
                refusal = refusal.getCause();
            }
        }
    }

    @Test
    void alteredMessages_areReadOrRefused_butNeverBreakAnything() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            byte[] input = (i % 2 == 0 ? BINARY : JSON).clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                input[random.nextInt(input.length)] = i % 3 == 0 ? (byte) random.nextInt(12) : (byte) random.nextInt();
            }
            boolean binary = i % 2 == 0;
            assertRefusedOrRead(
                    () -> KmipMapper.readRequestMessage(binary ? BinaryTtlv.read(input) : JsonTtlv.read(input)));
        }
    }

    @Test
    void randomTrees_areReadOrRefused_asMessagesAndOperations() {
        RandomTrees trees = new RandomTrees(12);
        for (int i = 0; i < 1_000; i++) {
            Ttlv.Structure tree = (Ttlv.Structure) trees.next();
            for (Tag root : List.of(Tag.of("Create"), Tag.of("Import"), Tag.of("Locate"), Tag.of("Get"))) {
                assertRefusedOrRead(() -> KmipMapper.readRequest(tree.withTag(root)));
            }
            assertRefusedOrRead(() -> KmipMapper.readRequestMessage(tree.withTag(Tag.REQUEST_MESSAGE)));
            assertRefusedOrRead(() -> KmipMapper.readResponseMessage(tree.withTag(Tag.RESPONSE_MESSAGE)));
            assertRefusedOrRead(() -> KmipMapper.readObject(tree.withTag(Tag.PRIVATE_KEY)));
            assertRefusedOrRead(() -> KmipMapper.readStoredAttributes(tree.withTag(Tag.ATTRIBUTES)));
        }
    }

    private static void assertRefusedOrRead(Runnable reading) {
        try {
            reading.run();
        } catch (KmipException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static ResultReason reasonOf(Runnable reading) {
        return catchThrowableOfType(KmipException.class, reading::run).reason();
    }
}
