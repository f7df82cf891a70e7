package io.kms4j.server;

import io.kms4j.server.http.KmsHttpServer;
import jakarta.inject.Inject;
import java.time.Duration;

/** The running whole: HTTP in front, then the KMS, the HSM and the database, stopped in that order. */
final class KmsServer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KmsHttpServer http;
    private final WarmUp warmUp;
    private final Resources resources;

    @Inject
    KmsServer(KmsHttpServer http, WarmUp warmUp, Resources resources) {
        this.http = http;
        this.warmUp = warmUp;
        this.resources = resources;
    }

    /**
     * Listens.
     *
     * @throws io.kms4j.server.config.StartException when the address cannot be had
     */
    void start() {
        warmUp.start();
        http.start();
    }

    String url() {
        return http.url();
    }

    /** Stops accepting, lets requests under way finish for up to 10 seconds, and closes everything. */
    void stop() {
        try {
            http.stop(PATIENCE);
        } finally {
            resources.close();
        }
    }
}
