package io.kms4j.kmip;

import java.util.Optional;

/** What the server says of itself (KMIP 2.1, Server Information). Before 2.0 the structure has no fields of its own. */
public record ServerInformation(
        Optional<String> serverName,
        Optional<String> serverSerialNumber,
        Optional<String> serverVersion,
        Optional<String> serverLoad,
        Optional<String> productName,
        Optional<String> buildLevel,
        Optional<String> buildDate,
        Optional<String> clusterInfo) {

    /** With the two things that every server knows. */
    public static ServerInformation of(String name, String version) {
        return new ServerInformation(
                Optional.of(name),
                Optional.empty(),
                Optional.of(version),
                Optional.empty(),
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
