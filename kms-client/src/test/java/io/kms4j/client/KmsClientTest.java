package io.kms4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.ActivateResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmsClientTest {
    private static final ActivateRequest ACTIVATE = new ActivateRequest(Optional.of(new UniqueIdentifier("k")));

    private StubKms server;
    private KmsClient client;

    @BeforeEach
    void start() throws IOException {
        server = new StubKms();
        client = KmsClient.builder(server.url()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void execute_postsTheRequestAndReadsTheAnswer() {
        server.answer(
                "Activate",
                """
                {"tag":"ActivateResponse","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");

        ActivateResponse response = client.execute(ACTIVATE);

        assertThat(response.uniqueIdentifier().value()).isEqualTo("k");
        StubKms.Request request = server.onlyRequest();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /kmip/2_1");
        assertThat(request.header("Content-type")).isEqualTo("application/json");
        assertThat(request.body())
                .isEqualTo(
                        """
                        {"tag":"Activate","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");
    }

    @Test
    void execute_sendsTokenAndHeaders() {
        server.answer("/version", "\"1\"");
        try (KmsClient other = KmsClient.builder(server.url() + "/")
                .bearerToken("t0k3n")
                .header("X-A", "b")
                .build()) {
            other.version();
        }
        assertThat(server.onlyRequest().header("Authorization")).isEqualTo("Bearer t0k3n");
        assertThat(server.onlyRequest().header("X-a")).isEqualTo("b");
    }

    @Test
    void execute_throwsTheServersReason_whenItRefuses() {
        server.answer("Activate", 422, "Wrong_Key_Lifecycle_State: DENIED");

        assertThatThrownBy(() -> client.execute(ACTIVATE))
                .hasMessage("/kmip/2_1: Wrong_Key_Lifecycle_State: DENIED")
                .asInstanceOf(InstanceOfAssertFactories.type(KmsClientException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).hasValue(422);
                    assertThat(refusal.reason()).contains(ResultReason.WRONG_KEY_LIFECYCLE_STATE);
                    assertThat(refusal.text()).isEqualTo("Wrong_Key_Lifecycle_State: DENIED");
                });
    }

    @Test
    void execute_saysWhatAStatusMeans_whenTheBodyIsEmpty() {
        server.answer("Activate", 401, "");
        assertThatThrownBy(() -> client.execute(ACTIVATE)).hasMessageContaining("unauthorized");
        server.answer("Activate", 404, "");
        assertThatThrownBy(() -> client.execute(ACTIVATE)).hasMessageContaining("not found");
        server.answer("Activate", 503, "");
        assertThatThrownBy(() -> client.execute(ACTIVATE)).hasMessageContaining("HTTP status 503");
    }

    @Test
    void execute_cleansWhatTheServerSays() {
        server.answer("Activate", 500, "\u001b[31mred\u0007 " + "x".repeat(10_000));
        assertThatThrownBy(() -> client.execute(ACTIVATE))
                .message()
                .doesNotContain("\u001b")
                .doesNotContain("\u0007")
                .hasSizeLessThan(2_100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "{}",
                "[]",
                "\"x\"",
                "{\"tag\":\"GetResponse\",\"value\":[]}",
                "{\"tag\":\"ActivateResponse\",\"value\":[]}"
            })
    void execute_saysSo_whenTheAnswerIsNotKmip(String body) {
        server.answer("Activate", body);
        assertThatThrownBy(() -> client.execute(ACTIVATE))
                .isInstanceOf(KmsClientException.class)
                .hasMessageStartingWith("the answer of /kmip/2_1 is not KMIP: ");
    }

    @Test
    void execute_saysWhere_whenNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (KmsClient lonely = KmsClient.builder("http://localhost:" + port).build()) {
            assertThatThrownBy(() -> lonely.execute(ACTIVATE))
                    .isInstanceOf(KmsConnectionException.class)
                    .hasMessage("cannot connect to http://localhost:" + port
                            + ": connection refused; is the server running there?");
        }
    }

    @Test
    void execute_saysSo_whenTheHostDoesNotExist() {
        try (KmsClient lost = KmsClient.builder("http://kms.invalid:9998").build()) {
            assertThatThrownBy(() -> lost.execute(ACTIVATE))
                    .isInstanceOf(KmsConnectionException.class)
                    .hasMessage("cannot connect to http://kms.invalid:9998: no such host");
        }
    }

    @Test
    void execute_givesUp_whenTheServerDoesNotAnswerInTime() {
        CountDownLatch never = new CountDownLatch(1);
        server.answer("Activate", request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
        try (KmsClient hasty =
                KmsClient.builder(server.url()).timeout(Duration.ofMillis(200)).build()) {
            assertThatThrownBy(() -> hasty.execute(ACTIVATE))
                    .isInstanceOf(KmsConnectionException.class)
                    .hasMessageContaining("did not answer within");
        } finally {
            never.countDown();
        }
    }

    @Test
    void close_failsCallsThatAreUnderWay() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.answer("Activate", request -> {
            arrived.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
        CompletableFuture<ActivateResponse> call = CompletableFuture.supplyAsync(() -> client.execute(ACTIVATE));
        arrived.await();

        client.close();

        assertThatThrownBy(call::join).hasCauseInstanceOf(KmsConnectionException.class);
        assertThatThrownBy(() -> client.execute(ACTIVATE)).isInstanceOf(IllegalStateException.class);
        never.countDown();
    }

    @Test
    void execute_givesUp_whenTheAnswerIsTooLong() {
        server.answer("Activate", "x".repeat(200_000));
        try (KmsClient small =
                KmsClient.builder(server.url()).maxResponseBytes(1_000).build()) {
            assertThatThrownBy(() -> small.execute(ACTIVATE))
                    .isInstanceOf(KmsConnectionException.class)
                    .hasMessageContaining("longer than 1000 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9998", "ftp://x", "http://", "http://h/?q=1", "http://a b", ""})
    void builder_refuses_whatIsNoUrlOfAServer(String url) {
        assertThatThrownBy(() -> KmsClient.builder(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("URL");
    }

    @Test
    void builder_refusesAHeader_thatCannotBeSentAndDoesNotShowItsValue() {
        assertThatThrownBy(() -> KmsClient.builder(server.url()).bearerToken("secret\nX: y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the header Authorization cannot be sent");
    }

    @Test
    void listener_seesRequestAndAnswer() {
        server.answer(
                "Activate",
                """
                {"tag":"ActivateResponse","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");
        Set<String> seen = new LinkedHashSet<>();
        WireListener listener = new WireListener() {
            @Override
            public void request(io.kms4j.kmip.Ttlv request) {
                seen.add(request.tag().jsonName());
            }

            @Override
            public void response(io.kms4j.kmip.Ttlv response) {
                seen.add(response.tag().jsonName());
            }
        };
        try (KmsClient traced =
                KmsClient.builder(server.url()).listener(listener).build()) {
            traced.execute(ACTIVATE);
        }
        assertThat(seen).containsExactly("Activate", "ActivateResponse");
    }

    @Test
    void version_readsTheText() {
        server.answer("/version", "\"5.26.0 (OpenSSL 3.6.2 7 Apr 2026-non-FIPS)\"");
        assertThat(client.version()).isEqualTo("5.26.0 (OpenSSL 3.6.2 7 Apr 2026-non-FIPS)");
    }

    @Test
    void serverInfo_readsHsms() {
        server.answer(
                "/server-info",
                """
                {"version":"1","fips_mode":false,"hsm_instances":[{"prefix":"hsm","model":"proteccio",
                 "slots":[{"slot_id":1,"accessible":true}]}],"default_username":"admin"}""");
        assertThat(client.serverInfo())
                .isEqualTo(new ServerInfo(
                        "1",
                        false,
                        "admin",
                        List.of(new ServerInfo.HsmInstance(
                                "hsm", "proteccio", List.of(new ServerInfo.Slot(1, true))))));
    }

    @Test
    void whoAmI_readsTheUser() {
        server.answer("/me", "{\"user\":\"alice\"}");
        assertThat(client.whoAmI()).isEqualTo(new UserId("alice"));
    }

    @Test
    void access_grant_sendsTheNamesThatTheRouteKnows() {
        server.answer("/access/grant", "{\"success\":\"Access for bob successfully added\"}");
        client.access()
                .grant(
                        Optional.of(new UniqueIdentifier("x")),
                        new UserId("bob"),
                        new LinkedHashSet<>(List.of(Operation.GET, Operation.GET_ATTRIBUTES, Operation.RE_KEY)));
        assertThat(server.onlyRequest().body())
                .isEqualTo(
                        """
                        {"unique_identifier":"x","user_id":"bob","operation_types":["get","getattributes","rekey"]}""");
    }

    @Test
    void access_list_readsUsersAndOperations() {
        server.answer(
                "/access/list/hsm::4::my%20key%2Fa",
                "[{\"user_id\":\"bob\",\"operations\":[\"decrypt\",\"getattributes\"]}]");
        assertThat(client.access().list(new UniqueIdentifier("hsm::4::my key/a")))
                .isEqualTo(Map.of(new UserId("bob"), Set.of(Operation.DECRYPT, Operation.GET_ATTRIBUTES)));
    }

    @Test
    void access_readsOwnedAndObtained() {
        server.answer(
                "/access/owned",
                "[{\"object_id\":\"a\",\"state\":\"Active\",\"attributes\":{\"KeyFormatType\":\"Raw\"}}]");
        server.answer(
                "/access/obtained",
                "[{\"object_id\":\"b\",\"owner_id\":\"alice\",\"state\":\"Destroyed_Compromised\",\"operations\":[\"get\"]}]");
        server.answer("/access/create", "{\"has_create_permission\":true}");

        assertThat(client.access().owned().get(0).attributes()).containsEntry("KeyFormatType", "Raw");
        assertThat(client.access().obtained().get(0).state()).isEqualTo(State.DESTROYED_COMPROMISED);
        assertThat(client.access().mayCreate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[1]",
                "[{\"object_id\":\"a\"}]",
                "[{\"object_id\":7,\"state\":\"Active\"}]"
            })
    void access_saysSo_whenTheAnswerIsNotAsAgreed(String body) {
        server.answer("/access/owned", body);
        assertThatThrownBy(() -> client.access().owned())
                .isInstanceOf(KmsClientException.class)
                .hasMessageStartingWith("the answer of /access/owned is not what a KMS answers: ");
    }

    @Test
    void proxy_isUsedExceptForExcludedHosts() {
        server.answer("/version", "\"1\"");
        String basic = "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));
        HttpProxy proxy =
                new HttpProxy(java.net.URI.create(server.url()), Optional.of(basic), List.of(".direct.invalid"));
        try (KmsClient proxied =
                KmsClient.builder("http://kms.invalid:1").proxy(proxy).build()) {
            assertThat(proxied.version()).isEqualTo("1");
        }
        assertThat(server.onlyRequest().header("Proxy-authorization")).isEqualTo(basic);
        assertThat(proxy.excludes("a.direct.invalid")).isTrue();
        assertThat(proxy.excludes("direct.invalid")).isFalse();
        assertThat(proxy.toString()).doesNotContain("Basic");
    }
}
