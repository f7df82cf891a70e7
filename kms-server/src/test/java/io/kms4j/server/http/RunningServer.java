package io.kms4j.server.http;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.config.TlsSettings;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A real server on a free port of the loopback interface, and a client for it. */
final class RunningServer implements AutoCloseable {
    static final int MAX_REQUEST_BYTES = 100_000;
    static final UserId USER = TestKms.ADMIN;

    private final KmsHttpServer server;
    private final HttpClient client;

    private RunningServer(KmsHttpServer server, HttpClient client) {
        this.server = server;
        this.client = client;
    }

    /** Without authentication: every caller is {@link #USER}. */
    static RunningServer over(Kms kms) {
        return over(kms, settings(Optional.empty(), false), HttpClient.newHttpClient());
    }

    /** With authentication, over plain HTTP, so that nobody can show who it is. */
    static RunningServer authenticating(Kms kms) {
        return over(kms, settings(Optional.empty(), true), HttpClient.newHttpClient());
    }

    /** With TLS. */
    static RunningServer over(Kms kms, TlsSettings tls, HttpClient client) {
        return over(kms, settings(Optional.of(tls), tls.clientAuthorities().isPresent()), client);
    }

    static RunningServer over(Kms kms, HttpSettings settings, HttpClient client) {
        return over(kms, settings, client, healthyDatabase());
    }

    static RunningServer over(Kms kms, HttpSettings settings, HttpClient client, DatabaseProbe database) {
        KmsHttpServer server = new KmsHttpServer(
                settings,
                kms,
                new Messages(kms, Clock.systemUTC()),
                new BodyMemory(settings.maxRequestBytes(), Runtime.getRuntime().maxMemory()),
                new ServerFacts("1.2.3"),
                database,
                Set.of(new UserId("boss")),
                () -> true);
        server.start();
        return new RunningServer(server, client);
    }

    static HttpSettings settings(Optional<TlsSettings> tls, boolean authenticates) {
        return new HttpSettings("127.0.0.1", 0, MAX_REQUEST_BYTES, tls, authenticates, USER, false);
    }

    static DatabaseProbe healthyDatabase() {
        return database(Optional.empty());
    }

    static DatabaseProbe database(Optional<String> problem) {
        return new DatabaseProbe() {
            @Override
            public String name() {
                return "h2";
            }

            @Override
            public Optional<String> problem() {
                return problem;
            }
        };
    }

    KmsHttpServer server() {
        return server;
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        String host = server.url().startsWith("https") ? "https://localhost:" : "http://127.0.0.1:";
        return HttpRequest.newBuilder(URI.create(host + server.port() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<byte[]> get(String path) {
        return send(request(path));
    }

    HttpResponse<byte[]> post(String path, String json) {
        return post(path, "application/json", BodyPublishers.ofString(json));
    }

    HttpResponse<byte[]> post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }
}
