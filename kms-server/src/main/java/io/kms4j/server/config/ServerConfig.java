package io.kms4j.server.config;

import io.kms4j.core.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration, checked.
 *
 * @param socket empty when it is not started
 * @param privilegedUsers who may create keys in the database; empty for everybody
 * @param warnings what the operator should know, a sentence each
 */
public record ServerConfig(
        HttpSettings http,
        Optional<SocketSettings> socket,
        DatabaseSettings database,
        Optional<HsmSettings> hsm,
        KeySettings keys,
        Set<UserId> privilegedUsers,
        LogLevel logLevel,
        List<String> warnings) {}
