package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.Kms;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the transports share. */
@Module
final class MessageModule {
    private MessageModule() {}

    @Provides
    @Singleton
    static Messages messages(Kms kms, Clock clock) {
        return new Messages(kms, clock);
    }

    @Provides
    @Singleton
    static BodyMemory memory(ServerConfig config) {
        return new BodyMemory(
                config.http().maxRequestBytes(), Runtime.getRuntime().maxMemory());
    }
}
