package io.kms4j.server.http;

/**
 * What the server tells of itself.
 *
 * @param version of the server, such as {@code 0.1.0}
 */
public record ServerFacts(String version) {}
