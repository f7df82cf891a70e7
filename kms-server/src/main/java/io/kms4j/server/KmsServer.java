package io.kms4j.server;

import io.kms4j.server.http.KmsHttpServer;
import io.kms4j.server.socket.KmipSocketServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The running whole: HTTP and the TLS socket in front, then the KMS, the HSM and the database, stopped in that order. */
final class KmsServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KmsHttpServer http;
    private final Optional<KmipSocketServer> socket;
    private final WarmUp warmUp;
    private final Resources resources;

    @Inject
    KmsServer(KmsHttpServer http, Optional<KmipSocketServer> socket, WarmUp warmUp, Resources resources) {
        this.http = http;
        this.socket = socket;
        this.warmUp = warmUp;
        this.resources = resources;
    }

    /**
     * Listens.
     *
     * @throws io.kms4j.server.config.StartException when an address cannot be had
     */
    void start() {
        warmUp.start();
        socket.ifPresent(KmipSocketServer::start);
        try {
            http.start();
        } catch (RuntimeException refused) {
            socket.ifPresent(server -> server.stop(Duration.ZERO));
            throw refused;
        }
    }

    String url() {
        return http.url();
    }

    /** Where binary KMIP over TLS is served, if it is. */
    OptionalInt socketPort() {
        return socket.stream().mapToInt(KmipSocketServer::port).findFirst();
    }

    /** Stops accepting, lets requests under way finish for up to 10 seconds on each port, and closes everything. */
    void stop() {
        try {
            socket.ifPresent(server -> server.stop(PATIENCE));
            http.stop(PATIENCE);
        } finally {
            resources.close();
        }
    }
}
