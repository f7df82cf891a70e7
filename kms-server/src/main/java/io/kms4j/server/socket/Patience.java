package io.kms4j.server.socket;

import java.time.Duration;

/**
 * How long the server waits for a client that does not do its part.
 *
 * @param handshake for TLS to be agreed on
 * @param idle between two messages
 * @param transfer for a message to arrive or an answer to be taken, and one second more for each {@link
 *     #BYTES_PER_SECOND}
 */
record Patience(Duration handshake, Duration idle, Duration transfer) {
    private static final int BYTES_PER_SECOND = 1_024;
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofSeconds(20);

    static Patience standard(Duration idle) {
        return new Patience(HANDSHAKE, idle, TRANSFER);
    }

    /** For this many bytes to go through. */
    Duration transfer(int bytes) {
        return transfer.plusSeconds(bytes / BYTES_PER_SECOND);
    }
}
