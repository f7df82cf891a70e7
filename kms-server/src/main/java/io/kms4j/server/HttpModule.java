package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.Kms;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.http.DatabaseProbe;
import io.kms4j.server.http.KmsHttpServer;
import io.kms4j.server.http.ServerFacts;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import jakarta.inject.Singleton;

/** The HTTP server. */
@Module
final class HttpModule {
    private HttpModule() {}

    @Provides
    @Singleton
    static WarmUp warmUp() {
        return new WarmUp();
    }

    @Provides
    @Singleton
    static KmsHttpServer http(
            ServerConfig config, Kms kms, Messages messages, BodyMemory memory, DatabaseProbe database, WarmUp warmUp) {
        ServerFacts facts = new ServerFacts(Version.NUMBER);
        return new KmsHttpServer(
                config.http(), kms, messages, memory, facts, database, config.privilegedUsers(), warmUp::isDone);
    }
}
