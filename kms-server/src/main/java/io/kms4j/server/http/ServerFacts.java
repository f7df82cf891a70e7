package io.kms4j.server.http;

import java.util.Optional;

/**
 * What the server tells of itself.
 *
 * @param version of the server, such as {@code 0.1.0}
 * @param hsmModel as the operator named it; empty without an HSM
 */
public record ServerFacts(String version, Optional<String> hsmModel) {}
