package io.kms4j.kmip.ttlv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.QueryRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final String HEADER =
            """
            {"tag":"RequestHeader","value":[
               {"tag":"ProtocolVersion","value":[
                 {"tag":"ProtocolVersionMajor","type":"Integer","value":2},
                 {"tag":"ProtocolVersionMinor","type":"Integer","value":1}]},
               {"tag":"BatchCount","type":"Integer","value":%d}]}""";

    @Test
    void requestMessage_isWrittenAndRead() {
        RequestMessage message = new RequestMessage(
                RequestHeader.of(ProtocolVersion.V2_1, 2),
                List.of(
                        RequestBatchItem.of(get("a")),
                        new RequestBatchItem(
                                Optional.of(Operation.GET),
                                Optional.of(Bytes.copyOf(new byte[] {1})),
                                new RequestBatchItem.Parsed(get("b")))));
        Ttlv written = KmipMapper.writeRequestMessage(message);

        assertThat(KmipMapper.isRequestMessage(written)).isTrue();
        assertThat(KmipMapper.readRequestMessage(JsonTtlv.read(JsonTtlv.write(written))))
                .isEqualTo(message);
        assertThat(KmipMapper.readRequestMessage(BinaryTtlv.read(BinaryTtlv.write(written))))
                .isEqualTo(message);
    }

    @Test
    void responseMessage_isWrittenAsClientsExpectIt() {
        String json =
                """
                {"tag":"ResponseMessage","value":[
                 {"tag":"ResponseHeader","value":[
                   {"tag":"ProtocolVersion","value":[{"tag":"ProtocolVersionMajor","type":"Integer","value":2},
                                                     {"tag":"ProtocolVersionMinor","type":"Integer","value":1}]},
                   {"tag":"TimeStamp","type":"DateTime","value":"2026-06-06T20:53:32Z"},
                   {"tag":"BatchCount","type":"Integer","value":2}]},
                 {"tag":"BatchItem","value":[
                   {"tag":"Operation","type":"Enumeration","value":"CreateKeyPair"},
                   {"tag":"ResultStatus","type":"Enumeration","value":"Success"},
                   {"tag":"ResponsePayload","value":[
                     {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"k"},
                     {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"k_pk"}]}]},
                 {"tag":"BatchItem","value":[
                   {"tag":"Operation","type":"Enumeration","value":"Get"},
                   {"tag":"ResultStatus","type":"Enumeration","value":"OperationFailed"},
                   {"tag":"ResultReason","type":"Enumeration","value":"Item_Not_Found"},
                   {"tag":"ResultMessage","type":"TextString","value":"none"}]}]}"""
                        .replaceAll("\\s", "");
        ResponseMessage message = new ResponseMessage(
                new ResponseHeader(
                        ProtocolVersion.V2_1,
                        Instant.parse("2026-06-06T20:53:32.9Z"),
                        Optional.empty(),
                        Optional.empty(),
                        2),
                List.of(
                        new ResponseBatchItem(
                                Optional.of(Operation.CREATE_KEY_PAIR),
                                Optional.empty(),
                                ResultStatus.SUCCESS,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new CreateKeyPairResponse(
                                        new UniqueIdentifier("k"), new UniqueIdentifier("k_pk")))),
                        new ResponseBatchItem(
                                Optional.of(Operation.GET),
                                Optional.empty(),
                                ResultStatus.OPERATION_FAILED,
                                Optional.of(ResultReason.ITEM_NOT_FOUND),
                                Optional.of("none"),
                                Optional.empty(),
                                Optional.empty())));
        byte[] written = JsonTtlv.write(KmipMapper.writeResponseMessage(message));

        assertThat(new String(written, UTF_8)).isEqualTo(json);
        assertThat(JsonTtlv.write(
                        KmipMapper.writeResponseMessage(KmipMapper.readResponseMessage(JsonTtlv.read(written)))))
                .isEqualTo(written);
    }

    @Test
    void theSeedDialect_isRead() {
        RequestMessage message = read(
                """
                {"tag":"Message","type":"Structure","value":[
                 {"tag":"Header","type":"Structure","value":[
                   {"tag":"ProtocolVersion","type":"Structure","value":[
                     {"tag":"ProtocolVersionMajor","type":"Integer","value":2},
                     {"tag":"ProtocolVersionMinor","type":"Integer","value":1}]},
                   {"tag":"BatchCount","type":"Integer","value":1}]},
                 {"tag":"Items","type":"Structure","value":[
                  {"tag":"Items","type":"Structure","value":[
                   {"tag":"Operation","type":"Enumeration","value":"Query"},
                   {"tag":"UniqueBatchItemId","type":"ByteString","value":"07"},
                   {"tag":"RequestPayload","type":"Structure","value":[]}]}]}]}""");

        assertThat(message.batchItem())
                .containsExactly(new RequestBatchItem(
                        Optional.of(Operation.QUERY),
                        Optional.of(Bytes.copyOf(new byte[] {7})),
                        new RequestBatchItem.Parsed(QueryRequest.of())));
    }

    @Test
    void anItemThatCannotBeRead_failsAlone() {
        String good =
                """
                {"tag":"BatchItem","value":[
                 {"tag":"Operation","type":"Enumeration","value":"Get"},
                 {"tag":"RequestPayload","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"a"}]}]}""";
        String payload = "{\"tag\":\"RequestPayload\",\"value\":[%s]}";
        String operation = "{\"tag\":\"Operation\",\"type\":\"Enumeration\",\"value\":%s}";

        assertRefused(
                good, ResultReason.OPERATION_NOT_SUPPORTED, operation.formatted("\"Fly\""), payload.formatted(""));
        assertRefused(good, ResultReason.OPERATION_NOT_SUPPORTED, operation.formatted("4711"), payload.formatted(""));
        assertRefused(
                good,
                ResultReason.OPERATION_NOT_SUPPORTED,
                operation.formatted("\"GetConstraints\""),
                payload.formatted(""));
        assertRefused(good, ResultReason.MISSING_DATA, payload.formatted(""));
        assertRefused(good, ResultReason.MISSING_DATA, operation.formatted("\"Create\""), payload.formatted(""));
        assertRefused(good, ResultReason.MISSING_DATA, operation.formatted("\"Create\""));
        assertRefused(
                good,
                ResultReason.INVALID_FIELD,
                operation.formatted("\"Get\""),
                payload.formatted("{\"tag\":\"UniqueIdentifier\",\"type\":\"Integer\",\"value\":1}"));
        assertRefused(
                good,
                ResultReason.INVALID_FIELD,
                operation.formatted("\"Get\""),
                payload.formatted("{\"tag\":\"KeyFormatType\",\"type\":\"Enumeration\",\"value\":\"Stone\"}"));
        assertRefused(good, ResultReason.INVALID_MESSAGE, operation.formatted("\"Get\""), operation.formatted("1"));
        assertRefused(
                good,
                ResultReason.INVALID_MESSAGE,
                operation.formatted("\"Get\""),
                "{\"tag\":\"Colour\",\"type\":\"TextString\",\"value\":\"red\"}");
        assertRefused(
                good,
                ResultReason.FEATURE_NOT_SUPPORTED,
                operation.formatted("\"Get\""),
                payload.formatted(""),
                "{\"tag\":\"MessageExtension\",\"value\":[{\"tag\":\"CriticalityIndicator\",\"type\":\"Boolean\",\"value\":true}]}");
    }

    @Test
    void anUncriticalExtension_isPassedOver() {
        RequestMessage message = read(
                message(
                        1,
                        """
                {"tag":"BatchItem","value":[
                 {"tag":"Operation","type":"Enumeration","value":"Get"},
                 {"tag":"RequestPayload","value":[]},
                 {"tag":"MessageExtension","value":[
                  {"tag":"VendorIdentification","type":"TextString","value":"acme"},
                  {"tag":"CriticalityIndicator","type":"Boolean","value":false},
                  {"tag":"VendorExtension","value":[]}]}]}"""));

        assertThat(message.batchItem().get(0).requestPayload()).isInstanceOf(RequestBatchItem.Parsed.class);
    }

    @Test
    void aMessageWithoutItsForm_isRefused() {
        assertThat(reasonOf(message(2, ""))).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reasonOf("{\"tag\":\"RequestMessage\",\"value\":[]}")).isEqualTo(ResultReason.MISSING_DATA);
        assertThat(reasonOf("{\"tag\":\"Get\",\"value\":[]}")).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reasonOf("{\"tag\":\"RequestMessage\",\"value\":[" + HEADER.formatted(0) + "," + HEADER.formatted(0)
                        + "]}"))
                .isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reasonOf("{\"tag\":\"RequestMessage\",\"value\":[" + HEADER.formatted(0)
                        + ",{\"tag\":\"Colour\",\"type\":\"Integer\",\"value\":1}]}"))
                .isEqualTo(ResultReason.INVALID_MESSAGE);
    }

    private static void assertRefused(String good, ResultReason reason, String... fields) {
        String bad = "{\"tag\":\"BatchItem\",\"value\":[" + String.join(",", fields) + "]}";
        RequestMessage message = read(message(3, good + "," + bad + "," + good));

        assertThat(message.batchItem().get(0).requestPayload()).isEqualTo(new RequestBatchItem.Parsed(get("a")));
        assertThat(message.batchItem().get(2).requestPayload()).isEqualTo(new RequestBatchItem.Parsed(get("a")));
        assertThat(message.batchItem().get(1).requestPayload())
                .isInstanceOfSatisfying(
                        RequestBatchItem.Refused.class,
                        refused -> assertThat(refused.cause().reason()).isEqualTo(reason));
    }

    private static ResultReason reasonOf(String json) {
        return catchThrowableOfType(KmipException.class, () -> read(json)).reason();
    }

    private static String message(int count, String items) {
        return "{\"tag\":\"RequestMessage\",\"value\":[" + HEADER.formatted(count) + (items.isEmpty() ? "" : ",")
                + items + "]}";
    }

    private static RequestMessage read(String json) {
        return KmipMapper.readRequestMessage(JsonTtlv.read(json.getBytes(UTF_8)));
    }

    private static GetRequest get(String id) {
        return new GetRequest(
                Optional.of(new UniqueIdentifier(id)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
