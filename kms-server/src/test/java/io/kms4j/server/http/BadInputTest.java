package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.MAX_REQUEST_BYTES;
import static io.kms4j.server.http.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.testkit.TestKms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets: a precise answer, and the server goes on. */
class BadInputTest {
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

    @AfterEach
    void serverGoesOn() {
        assertThat(server.get("/version").statusCode()).isEqualTo(200);
        assertThat(text(server.get("/access/owned"))).isEqualTo("[]");
    }

    private static String create(String attributes) {
        return "{\"tag\":\"Create\",\"value\":[{\"tag\":\"ObjectType\",\"type\":\"Enumeration\",\"value\":\"SymmetricKey\"},"
                + "{\"tag\":\"Attributes\",\"value\":[" + attributes + "]}]}";
    }

    static Stream<String> malformedOperations() {
        String deep = "{\"tag\":\"Create\",\"value\":[".repeat(2_000) + "]}".repeat(2_000);
        return Stream.of(
                "",
                " ",
                "null",
                "7",
                "[]",
                "{}",
                "{\"tag\":\"Create\"}",
                "{\"tag\":\"Create\",\"value\":",
                "{\"tag\":\"Create\",\"value\":[]} trailing",
                "{\"tag\":\"Create\",\"value\":[]}{\"tag\":\"Create\",\"value\":[]}",
                "{\"tag\":\"Create\",\"tag\":\"Get\",\"value\":[]}",
                "{\"tag\":7,\"value\":[]}",
                "{\"tag\":\"Create\",\"type\":\"Nonsense\",\"value\":[]}",
                "{\"tag\":\"Create\",\"type\":\"Integer\",\"value\":1}",
                "{\"tag\":\"Create\",\"value\":[]}",
                create("{\"tag\":\"CryptographicLength\",\"type\":\"TextString\",\"value\":\"256\"}"),
                create("{\"tag\":\"CryptographicLength\",\"type\":\"Integer\",\"value\":99999999999}"),
                create("{\"tag\":\"CryptographicAlgorithm\",\"type\":\"Enumeration\",\"value\":\"ROT13\"}"),
                create("{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"a\\u0000b\"}"),
                create("{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"" + "x".repeat(256) + "\"}"),
                create("{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"hsm::99::k\"}"),
                deep,
                "[".repeat(50_000),
                "{\"tag\":\"Create\",\"value\":" + "9".repeat(50_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("malformedOperations")
    void operation_isUnprocessable_whenMalformed(String body) {
        HttpResponse<byte[]> response = server.post("/kmip/2_1", body);

        assertThat(response.statusCode()).as(text(response)).isEqualTo(422);
        assertThat(text(response))
                .matches("(?s)[A-Z][A-Za-z_]+: .+")
                .hasSizeLessThan(500)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hsm::x::y", "hsm::1::", "hsm::99::k", "HSM::1::k", "hsm::01::k", " hsm::4::k", "hsm::4"})
    void hsmIdentifier_isRefusedAndNeverLookedUpElsewhere_whenMalformed(String id) {
        String get = "{\"tag\":\"Get\",\"value\":[{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\""
                + id + "\"}]}";

        HttpResponse<byte[]> response = server.post("/kmip/2_1", get);

        assertThat(response.statusCode()).as(text(response)).isEqualTo(422);
        assertThat(text(response)).matches("(Invalid_Field|Object_Not_Found|Item_Not_Found): .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"tag\":\"Get\",\"value\":[]}",
                "{\"tag\":\"RequestMessage\",\"value\":[]}",
                "{\"tag\":\"RequestMessage\",\"value\":[{\"tag\":\"BatchItem\",\"value\":[]}]}",
                "{\"tag\":\"RequestMessage\",\"value\":[{\"tag\":\"RequestHeader\",\"value\":[]}]}",
                "{\"tag\":\"RequestMessage\",\"type\":\"Integer\",\"value\":1}"
            })
    void jsonMessage_isAnsweredByAFailedItem_whenMalformed(String body) {
        HttpResponse<byte[]> response = server.post("/kmip", body);

        assertThat(response.statusCode()).as(text(response)).isEqualTo(200);
        assertInvalidMessage(KmipMapper.readResponseMessage(JsonTtlv.read(response.body())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "4200780100000008",
                "42007801FFFFFFFF0000000000000000",
                "420078017FFFFFFF0000000000000000",
                "42007801800000000000000000000000",
                "42007801000000104200690100000020",
                "4200780100000000",
                "4200780200000004000000010000000",
                "42007C0100000000"
            })
    void binaryMessage_isAnsweredByAFailedItem_whenMalformed(String hex) {
        byte[] body = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");

        HttpResponse<byte[]> response =
                server.post("/kmip", "application/octet-stream", BodyPublishers.ofByteArray(body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertInvalidMessage(KmipMapper.readResponseMessage(BinaryTtlv.read(response.body())));
    }

    private static void assertInvalidMessage(ResponseMessage answer) {
        assertThat(answer.batchItem()).hasSize(1);
        ResponseBatchItem item = answer.batchItem().get(0);
        assertThat(item.operation()).isEmpty();
        assertThat(item.resultStatus()).isEqualTo(ResultStatus.OPERATION_FAILED);
        assertThat(item.resultReason()).hasValue(ResultReason.INVALID_MESSAGE);
        assertThat(item.resultMessage()).isPresent();
    }

    @Test
    void jsonMessage_onTheOperationRoute_isAnsweredByAFailedItem_onceItIsTtlv() {
        HttpResponse<byte[]> response = server.post("/kmip/2_1", "{\"tag\":\"RequestMessage\",\"value\":[]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertInvalidMessage(KmipMapper.readResponseMessage(JsonTtlv.read(response.body())));
    }

    @Test
    void body_isRefusedUnread_whenItsAnnouncedLengthIsTooLarge() throws IOException {
        String announced =
                "POST /kmip/2_1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + Integer.MAX_VALUE + "\r\n\r\n{";

        assertThat(RawHttp.status(server, announced)).isEqualTo(413);
    }

    @Test
    void body_isRefused_whenItIsLongerThanTheLimit() {
        HttpResponse<byte[]> response = server.post("/kmip/2_1", " ".repeat(MAX_REQUEST_BYTES + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(text(response)).contains(Integer.toString(MAX_REQUEST_BYTES));
        assertThat(server.post("/kmip/2_1", " ".repeat(MAX_REQUEST_BYTES)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void body_isRefused_whenItComesInChunksWithoutEnd() {
        byte[] much = new byte[MAX_REQUEST_BYTES * 2];
        HttpResponse<byte[]> response = server.post(
                "/kmip",
                "application/octet-stream",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void body_isRefused_whenItIsCompressed() {
        HttpResponse<byte[]> response = server.send(
                server.request("/kmip/2_1").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void request_isRefused_whenItIsNoHttp() throws IOException {
        assertThat(RawHttp.status(server, "\u0016\u0003\u0001\u0002\u0000\r\n\r\n"))
                .isEqualTo(400);
        String twoLengths =
                "POST /kmip/2_1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}";
        assertThat(RawHttp.status(server, twoLengths)).isEqualTo(400);
        String bigHeader = "GET /me HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n";
        assertThat(RawHttp.answer(server, bigHeader)).startsWith("HTTP/1.1 431").doesNotContain("etty");
    }

    @Test
    void identifierInThePath_isRefused_whenItIsNone() {
        assertThat(server.get("/access/list/%00").statusCode()).isIn(400, 422);
        assertThat(server.get("/access/list/" + "x".repeat(300)).statusCode()).isEqualTo(422);
        assertThat(server.get("/access/list/a/b").statusCode()).isEqualTo(404);
    }

    @Test
    void header_isIgnored_whenItAsksForNothingKnown() {
        HttpResponse<byte[]> response = server.send(server.request("/version").header("Accept", "image/png"));

        assertThat(Optional.of(response.statusCode())).hasValue(200);
    }
}
