package io.kms4j.server.config;

import io.kms4j.core.UserId;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how to serve binary KMIP over TLS.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param tls with the authorities of clients: each must show a certificate
 * @param maxRequestBytes the largest message that is read
 * @param idle how long a connection may rest between two messages
 * @param maxConnections at the same time
 * @param maxConnectionsPerUser at the same time
 * @param forcedUser who every caller becomes once it has shown who it is; empty: the user that it is
 */
public record SocketSettings(
        String host,
        int port,
        TlsSettings tls,
        int maxRequestBytes,
        Duration idle,
        int maxConnections,
        int maxConnectionsPerUser,
        Optional<UserId> forcedUser) {}
