package io.kms4j.server.config;

import io.kms4j.core.UserId;
import java.util.Optional;

/**
 * Where and how to serve.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param maxRequestBytes the largest body that is read
 * @param tls empty for plain HTTP
 * @param authenticates whether callers must show who they are; otherwise each is the default user
 * @param forceDefaultUser whether callers that showed who they are become the default user all the same
 */
public record HttpSettings(
        String host,
        int port,
        int maxRequestBytes,
        Optional<TlsSettings> tls,
        boolean authenticates,
        UserId defaultUser,
        boolean forceDefaultUser) {}
