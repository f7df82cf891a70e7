package io.kms4j.server.config;

import io.kms4j.core.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration, checked.
 *
 * @param socket empty when it is not started
 * @param hsms each with its own name
 * @param privilegedUsers who may create keys in the database; empty for everybody
 * @param warnings what the operator should know, a sentence each
 */
public record ServerConfig(
        HttpSettings http,
        Optional<SocketSettings> socket,
        DatabaseSettings database,
        List<HsmSettings> hsms,
        KeySettings keys,
        Set<UserId> privilegedUsers,
        LogLevel logLevel,
        List<String> warnings) {
    /** The HSM whose keys' identifiers name none, if there is one. */
    public Optional<HsmSettings> hsm() {
        return hsms.stream().filter(hsm -> hsm.name().isEmpty()).findFirst();
    }
}
