package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UnavailableException;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.kmip.ttlv.XmlTtlv;
import io.kms4j.server.message.Encoding;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmipRoutesTest {
    private static final String UNKNOWN_KEY =
            "{\"tag\":\"Get\",\"value\":[{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"nothing\"}]}";

    private static TestKms kms;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        kms = TestKms.inMemory(new TinkCrypto());
        server = RunningServer.over(kms.kms());
    }

    @AfterAll
    static void stop() {
        server.close();
        kms.close();
    }

    private static byte[] json(RequestPayload<?> request) {
        return JsonTtlv.write(KmipMapper.writeRequest(request));
    }

    private static Ttlv message(RequestPayload<?>... requests) {
        List<RequestBatchItem> items =
                List.of(requests).stream().map(RequestBatchItem::of).toList();
        return KmipMapper.writeRequestMessage(
                new RequestMessage(RequestHeader.of(ProtocolVersion.V2_1, items.size()), items));
    }

    private static HttpResponse<byte[]> postBytes(String path, String contentType, byte[] body) {
        return server.post(path, contentType, BodyPublishers.ofByteArray(body));
    }

    @Test
    void operation_isAnsweredInJson_whateverTheContentType() {
        String name = TestKms.freshName("key");
        HttpResponse<byte[]> response =
                postBytes("/kmip/2_1", "text/plain", json(CreateRequest.aes(256).named(name)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        CreateResponse created = KmipMapper.readResponse(JsonTtlv.read(response.body()), CreateResponse.class);
        assertThat(created.uniqueIdentifier()).isEqualTo(new UniqueIdentifier(name));
    }

    @Test
    void operation_takesAMessageToo_whenTheRootSaysSo() {
        HttpResponse<byte[]> response =
                postBytes("/kmip/2_1", "application/json", JsonTtlv.write(message(CreateRequest.aes(128))));

        assertThat(response.statusCode()).isEqualTo(200);
        ResponseMessage answer = KmipMapper.readResponseMessage(JsonTtlv.read(response.body()));
        assertThat(answer.batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS);
    }

    @Test
    void message_isAnsweredInKind_inJson() {
        HttpResponse<byte[]> response =
                postBytes("/kmip", "application/json; charset=UTF-8", JsonTtlv.write(message(CreateRequest.aes(128))));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(KmipMapper.readResponseMessage(JsonTtlv.read(response.body()))
                        .batchItem())
                .hasSize(1);
    }

    @Test
    void message_isAnsweredInKind_inBinary() {
        HttpResponse<byte[]> response = postBytes(
                "/kmip",
                "application/octet-stream",
                BinaryTtlv.write(message(CreateRequest.aes(128), CreateRequest.aes(256))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(KmipMapper.readResponseMessage(BinaryTtlv.read(response.body()))
                        .batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "text/xml;charset=UTF-8", "application/xml", "TEXT/XML ; charset=\"utf-8\""})
    void message_isAnsweredInKind_inXml(String contentType) {
        HttpResponse<byte[]> response = postBytes("/kmip", contentType, XmlTtlv.write(message(CreateRequest.aes(128))));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml");
        assertThat(KmipMapper.readResponseMessage(XmlTtlv.read(response.body())).batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/xml|text/xml",
                "application/xml|text/xml",
                "application/json;q=0.5, text/xml|text/xml",
                "*/*|application/octet-stream",
                "application/*|application/octet-stream",
                "application/octet-stream;q=0, */*;q=0.1|application/json",
                "image/png|application/octet-stream",
                "nonsense;;q=x,|application/octet-stream"
            })
    void message_isAnsweredInTheEncodingThatTheClientAccepts(String accept, String answered) {
        HttpResponse<byte[]> response = server.send(server.request("/kmip")
                .header("Content-Type", "application/octet-stream")
                .header("Accept", accept)
                .POST(BodyPublishers.ofByteArray(BinaryTtlv.write(message(CreateRequest.aes(128))))));

        assertThat(response.headers().firstValue("Content-Type")).hasValue(answered);
        assertThat(KmipMapper.readResponseMessage(
                                Encoding.of(answered).orElseThrow().read(response.body()))
                        .batchItem())
                .hasSize(1);
    }

    @Test
    void message_isAnsweredByAFailedItem_whenTheEngineHasADefect() {
        try (RunningServer failing = RunningServer.over(FakeKms.failing(new IllegalStateException("row 7")))) {
            HttpResponse<byte[]> response = failing.post(
                    "/kmip",
                    "application/octet-stream",
                    BodyPublishers.ofByteArray(BinaryTtlv.write(message(CreateRequest.aes(128)))));

            ResponseBatchItem item = KmipMapper.readResponseMessage(BinaryTtlv.read(response.body()))
                    .batchItem()
                    .get(0);
            assertThat(item.resultReason()).hasValue(ResultReason.GENERAL_FAILURE);
            assertThat(item.resultMessage()).hasValue("Internal server error");
        }
    }

    @Test
    void message_isAnsweredToHttp10() throws IOException {
        byte[] body = XmlTtlv.write(message(CreateRequest.aes(128)));
        String request = "POST /kmip HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n"
                + new String(body, ISO_8859_1);

        assertThat(RawHttp.answer(server, request))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: text/xml", "<ResponseMessage>");
    }

    @Test
    void message_isAnsweredByAFailedItem_whenItIsNoXml() {
        HttpResponse<byte[]> response = server.post("/kmip", "text/xml", BodyPublishers.ofString("<RequestMessage>"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(KmipMapper.readResponseMessage(XmlTtlv.read(response.body())).batchItem())
                .extracting(ResponseBatchItem::resultReason)
                .containsExactly(Optional.of(ResultReason.INVALID_MESSAGE));
    }

    @Test
    void message_failsItsItemAlone_whenTheKeyIsUnknown() {
        Ttlv request = message(
                new GetAttributesRequest(Optional.of(new UniqueIdentifier("nothing")), List.of()),
                CreateRequest.aes(128));
        HttpResponse<byte[]> response = postBytes("/kmip", "application/json", JsonTtlv.write(request));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(KmipMapper.readResponseMessage(JsonTtlv.read(response.body()))
                        .batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .contains(ResultStatus.OPERATION_FAILED);
    }

    @Test
    void message_isRefused_whenTheMediaTypeIsAnother() {
        HttpResponse<byte[]> response =
                postBytes("/kmip", "text/plain", JsonTtlv.write(message(CreateRequest.aes(128))));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(text(response)).startsWith("Invalid Request: ");
    }

    @Test
    void operation_isNotFound_whenItIsUnknown() {
        HttpResponse<byte[]> response = server.post("/kmip/2_1", "{\"tag\":\"Frobnicate\",\"value\":[]}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("Route not supported: Operation: Frobnicate");
    }

    @Test
    void failure_isReasonAndMessageInPlainText_byDefault() {
        HttpResponse<byte[]> response = server.post("/kmip/2_1", UNKNOWN_KEY);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).matches("text/html; ?charset=utf-8");
        assertThat(text(response)).isEqualTo("Object_Not_Found: object not found for identifier nothing");
    }

    @Test
    void failure_isProblemDetails_whenTheClientAcceptsThem() {
        HttpResponse<byte[]> response = server.send(server.request("/kmip/2_1")
                .header("Accept", "application/problem+json, application/json")
                .POST(BodyPublishers.ofString(UNKNOWN_KEY)));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(text(response)).contains("\"status\":422", "\"resultReason\":\"Object_Not_Found\"", "nothing");
    }

    @Test
    void failure_isUnauthorized_whenTheCallerIsNotAuthorised() {
        KmipException refused = new KmipException(ResultReason.NOT_AUTHORISED, "only the owner");
        try (RunningServer failing = RunningServer.over(FakeKms.failing(refused))) {
            HttpResponse<byte[]> response = failing.post("/kmip/2_1", UNKNOWN_KEY);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(text(response)).isEqualTo("Not_Authorised: only the owner");
        }
    }

    @Test
    void failure_saysWhenToComeBack_whenSomethingIsUnavailable() {
        try (RunningServer failing = RunningServer.over(FakeKms.failing(new UnavailableException("slot 4 is gone")))) {
            HttpResponse<byte[]> response = failing.post("/kmip/2_1", UNKNOWN_KEY);

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(text(response)).contains("slot 4 is gone");
        }
    }

    @Test
    void failure_tellsNothing_whenItIsADefect() {
        RuntimeException defect = new IllegalStateException("key 00112233 in table objects");
        try (RunningServer failing = RunningServer.over(FakeKms.failing(defect))) {
            HttpResponse<byte[]> response = failing.post("/kmip/2_1", UNKNOWN_KEY);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(text(response)).isEqualTo("Internal server error");
            assertThat(response.headers().firstValue("Request-Id")).isPresent();
        }
    }

    @Test
    void failure_tellsNothing_whenTheStackOverflows() {
        FakeKms endless = new FakeKms((request, caller) -> {
            throw new StackOverflowError("deep");
        });
        try (RunningServer failing = RunningServer.over(endless)) {
            HttpResponse<byte[]> response = failing.post("/kmip/2_1", UNKNOWN_KEY);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(text(response)).isEqualTo("Internal server error");
            assertThat(failing.get("/version").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void route_isRefusedInPlainText_whenPathOrMethodIsWrong() {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(server.get("/kmip").statusCode()).isEqualTo(405);
        assertThat(server.get("/version/").statusCode()).isEqualTo(404);
    }

    @Test
    void answers_tellNothingAboutTheServer_andAreNotForBrowsers() {
        HttpResponse<byte[]> response = server.get("/version");

        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    }
}
