package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static RunningServer closed;
    private static RunningServer open;

    @BeforeAll
    static void start() {
        FakeKms kms = FakeKms.failing(new IllegalStateException("nobody gets here"));
        closed = RunningServer.authenticating(kms);
        open = RunningServer.over(kms);
    }

    @AfterAll
    static void stop() {
        closed.close();
        open.close();
    }

    @Test
    void everyRoute_isUnauthorized_withoutACredential() {
        assertThat(closed.server().routes()).hasSizeGreaterThan(10);
        for (Route route : closed.server().routes()) {
            String path = route.path().replace("{uid}", "key");
            HttpResponse<byte[]> response =
                    closed.send(closed.request(path).method(route.method().name(), BodyPublishers.ofString("{}")));
            if (Authentication.PUBLIC.contains(path)) {
                assertThat(response.statusCode()).as(path).isEqualTo(200);
            } else {
                assertThat(response.statusCode()).as(path).isEqualTo(401);
                assertThat(text(response)).isEqualTo("No authentication provided.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/",
                "/version/../me",
                "/version/%2e%2e/me",
                "//me",
                "/me/",
                "/ME",
                "/version;/me",
                "/me;version",
                "/version%2f..%2fme",
                "/health/x"
            })
    void everyOtherPath_isNotServed_withoutACredential(String path) {
        HttpResponse<byte[]> response = closed.get(path);

        assertThat(response.statusCode()).as(text(response)).isIn(400, 401);
        assertThat(text(response)).doesNotContain("\"user\"");
    }

    @Test
    void credentialsOfOtherMethods_countForNothing() {
        HttpResponse<byte[]> response = closed.send(closed.request("/me").header("Authorization", "Bearer admin"));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void browsersOfOtherSites_areRefused() {
        HttpResponse<byte[]> response = open.send(open.request("/me").header("Sec-Fetch-Site", "cross-site"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(open.send(open.request("/me").header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherMachinesName_isRefused_whenOnlyThisOneIsServed() throws Exception {
        assertThat(RawHttp.status(open, "GET /me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .isEqualTo(403);
        assertThat(RawHttp.status(open, "GET /me HTTP/1.1\r\nHost: localhost:9998\r\nConnection: close\r\n\r\n"))
                .isEqualTo(200);
    }
}
