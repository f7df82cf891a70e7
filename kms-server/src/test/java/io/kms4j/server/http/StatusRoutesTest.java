package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusRoutesTest {
    private static final FakeKms KMS = FakeKms.failing(new IllegalStateException());
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.over(KMS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void version_isAJsonString() {
        assertThat(text(server.get("/version"))).matches("\"1\\.2\\.3 \\(JDK [0-9]+-non-FIPS\\)\"");
    }

    @Test
    void health_isDegraded_whenTheDatabaseAnswersButAnHsmSlotDoesNot() {
        HttpResponse<byte[]> response = server.get("/health");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .matches("\\{\"status\":\"DEGRADED\",\"latency_ms\":[0-9]+,"
                        + "\"dependencies\":\\{\"database\":\\{\"name\":\"h2\",\"status\":\"UP\"},"
                        + "\"hsm\":\\{\"name\":\"softhsm2\",\"status\":\"DOWN\","
                        + "\"message\":\"not all slots can be used\"}}}");
    }

    @Test
    void health_isDownWithoutDetails_whenTheDatabaseDoesNot() {
        DatabaseProbe broken = RunningServer.database(Optional.of("db.internal:3306 refused kms/secret"));
        try (RunningServer down = RunningServer.over(
                KMS, RunningServer.settings(Optional.empty(), false), HttpClient.newHttpClient(), broken)) {
            HttpResponse<byte[]> response = down.get("/health");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(text(response))
                    .startsWith("{\"status\":\"DOWN\"")
                    .contains("\"message\":")
                    .doesNotContain("db.internal");
            assertThat(down.get("/readyz").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void readyz_isOk_whenAllIsThere() {
        assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void serverInfo_namesVersionHsmAndDefaultUser() {
        assertThat(text(server.get("/server-info")))
                .isEqualTo("{\"version\":\"1.2.3\",\"fips_mode\":false,\"hsm_instances\":"
                        + "[{\"prefix\":\"hsm\",\"model\":\"softhsm2\",\"slots\":["
                        + "{\"slot_id\":4,\"accessible\":true},{\"slot_id\":7,\"accessible\":false}]}],"
                        + "\"default_username\":\"hsm-admin\"}");
    }

    @Test
    void hsmStatus_isTheListOfInstances() {
        assertThat(text(server.get("/hsm/status")))
                .isEqualTo("[{\"prefix\":\"hsm\",\"model\":\"softhsm2\",\"slots\":["
                        + "{\"slot_id\":4,\"accessible\":true},{\"slot_id\":7,\"accessible\":false}]}]");
    }

    @Test
    void me_isTheDefaultUser_whenNobodyIsAuthenticated() {
        assertThat(text(server.get("/me"))).isEqualTo("{\"user\":\"hsm-admin\"}");
    }
}
