package io.kms4j.kmip;

import java.util.Optional;

/** What the server says of itself (KMIP 2.1, Server Information). */
public record ServerInformation(Optional<String> serverName, Optional<String> serverVersion) {}
