package io.kms4j.server;

import dagger.Module;
import dagger.Provides;
import io.kms4j.core.CacheLimits;
import io.kms4j.core.Kms;
import io.kms4j.core.KmsBuilder;
import io.kms4j.core.port.Certificates;
import io.kms4j.crypto.BcCertificates;
import io.kms4j.crypto.HttpCrlSource;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.server.config.KeySettings;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.store.jdbc.JdbcStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
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

    private static Certificates certificates(Set<String> crlHosts, Clock clock) {
        return crlHosts.isEmpty()
                ? new BcCertificates()
                : new BcCertificates(Optional.of(new HttpCrlSource(crlHosts, clock)));
    }

    @Provides
    @Singleton
    static Kms kms(ServerConfig config, JdbcStore store, List<HsmDevice> hsms, Clock clock, Resources resources) {
        KeySettings keys = config.keys();
        KmsBuilder builder = Kms.builder()
                .keyStore(store.keyStore())
                .grantStore(store.grantStore())
                .crypto(new TinkCrypto())
                .certificates(certificates(keys.crlHosts(), clock))
                .privilegedUsers(config.privilegedUsers())
                .unwrappedCache(
                        keys.cache().map(cache -> new CacheLimits(cache.maxEntries(), cache.maxIdle(), cache.maxAge())))
                .vendorIdentification(keys.vendorIdentification())
                .algorithmPolicy(keys.algorithmPolicy())
                .denyClientIvForGcm(!keys.clientIvAllowed())
                .strictKeySeparation(keys.strictSeparation())
                .clockSkew(keys.clockSkew())
                .clock(clock);
        keys.keyEncryptionKey().ifPresent(builder::keyEncryptionKey);
        builder.unwrappedTypes(keys.unwrappedTypes());
        for (HsmDevice device : hsms) {
            if (device.isNamed()) {
                builder.hsm(device.name(), device.hsm(), device.admins());
            } else {
                builder.hsm(device.hsm(), device.admins());
            }
        }
        return resources.add(builder.build());
    }
}
