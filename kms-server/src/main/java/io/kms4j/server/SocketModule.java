package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import io.kms4j.server.socket.KmipSocketServer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** The socket server, if it is wanted. */
@Module
final class SocketModule {
    private SocketModule() {}

    @Provides
    @Singleton
    static Optional<KmipSocketServer> socket(ServerConfig config, Messages messages, BodyMemory memory, Clock clock) {
        return config.socket().map(settings -> new KmipSocketServer(settings, messages, memory, clock));
    }
}
