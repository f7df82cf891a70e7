package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.CacheLimits;
import io.kms4j.core.Kms;
import io.kms4j.core.KmsBuilder;
import io.kms4j.core.port.Hsm;
import io.kms4j.crypto.BcCertificates;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.server.config.HsmSettings;
import io.kms4j.server.config.KeySettings;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.store.jdbc.JdbcStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The KMS over its adapters. */
@Module
final class KmsModule {
    private KmsModule() {}

    @Provides
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Provides
    @Singleton
    static Kms kms(ServerConfig config, JdbcStore store, Optional<Hsm> hsm, Clock clock, Resources resources) {
        KeySettings keys = config.keys();
        KmsBuilder builder = Kms.builder()
                .keyStore(store.keyStore())
                .grantStore(store.grantStore())
                .crypto(new TinkCrypto())
                .certificates(new BcCertificates())
                .privilegedUsers(config.privilegedUsers())
                .unwrappedCache(
                        keys.cache().map(cache -> new CacheLimits(cache.maxEntries(), cache.maxIdle(), cache.maxAge())))
                .vendorIdentification(keys.vendorIdentification())
                .algorithmPolicy(keys.algorithmPolicy())
                .denyClientIvForGcm(!keys.clientIvAllowed())
                .strictKeySeparation(keys.strictSeparation())
                .clock(clock);
        hsm.ifPresent(device ->
                builder.hsm(device, config.hsm().map(HsmSettings::admins).orElse(Set.of())));
        return resources.add(builder.build());
    }
}
