package io.kms4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.ActivateResponse;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.config.StartException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StopTest {
    private static final String ACTIVATE =
            "{\"tag\":\"Activate\",\"value\":[{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"k\"}]}";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayGo = new CountDownLatch(1);

    private final FakeKms slow = new FakeKms((request, caller) -> {
        arrived.countDown();
        await(mayGo);
        return new ActivateResponse(new UniqueIdentifier("k"));
    });

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void stop_letsTheRequestUnderWayFinish_andAcceptsNoOther() throws Exception {
        RunningServer server = RunningServer.over(slow);
        CompletableFuture<HttpResponse<String>> underWay = server.client()
                .sendAsync(
                        server.request("/kmip/2_1")
                                .POST(BodyPublishers.ofString(ACTIVATE))
                                .build(),
                        BodyHandlers.ofString());
        await(arrived);

        HttpRequest probe = server.request("/version").build();
        CompletableFuture<Void> stopped =
                CompletableFuture.runAsync(() -> server.server().stop(Duration.ofSeconds(60)));
        while (accepts(probe)) {
            Thread.onSpinWait();
        }
        assertThat(stopped).isNotDone();
        mayGo.countDown();

        assertThat(underWay.get().statusCode()).isEqualTo(200);
        stopped.get();
    }

    private static boolean accepts(HttpRequest probe) {
        try {
            HttpClient fresh = HttpClient.newHttpClient();
            return fresh.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException refused) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void start_fails_whenThePortIsTaken() {
        try (RunningServer first = RunningServer.over(slow)) {
            int port = first.server().port();
            HttpSettings settings =
                    new HttpSettings("127.0.0.1", port, 1_024, Optional.empty(), false, RunningServer.USER, false);

            assertThatThrownBy(() -> RunningServer.over(slow, settings, HttpClient.newHttpClient()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1 port " + port);
        }
    }
}
