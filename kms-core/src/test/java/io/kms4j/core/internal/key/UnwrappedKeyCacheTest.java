package io.kms4j.core.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.CacheLimits;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnwrappedKeyCacheTest {
    private static final UniqueIdentifier ID = new UniqueIdentifier("key");

    private final AtomicLong nanos = new AtomicLong();
    private final List<FakeKey> loaded = new ArrayList<>();
    private final UnwrappedKeyCache cache = new UnwrappedKeyCache(
            Optional.of(new CacheLimits(10, Duration.ofMinutes(15), Duration.ofHours(1))), nanos::get);

    private static final class FakeKey implements CryptoKey {
        private boolean closed;

        @Override
        public ObjectType type() {
            return ObjectType.SYMMETRIC_KEY;
        }

        @Override
        public CryptographicAlgorithm algorithm() {
            return CryptographicAlgorithm.AES;
        }

        @Override
        public int lengthBits() {
            return 256;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Material material(int value) {
        return new Material.Clear(KeyFormatType.RAW, SecretBytes.takeOver(new byte[] {(byte) value}));
    }

    private CryptoKey load() {
        loaded.add(new FakeKey());
        return loaded.get(loaded.size() - 1);
    }

    private CryptoKey use(UniqueIdentifier id, Material material) {
        return cache.use(id, material, this::load, key -> key);
    }

    private void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        assertThat(cache.size()).isGreaterThanOrEqualTo(0);
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void use_loadsOnce_forTheSameMaterial() {
        assertThat(use(ID, material(1))).isSameAs(use(ID, material(1)));
        assertThat(loaded).hasSize(1);
    }

    @Test
    void use_loadsAnew_andClosesTheOldKey_whenTheMaterialChanged() {
        use(ID, material(1));
        use(ID, material(2));
        assertThat(loaded).hasSize(2);
        assertThat(loaded.get(0).closed).isTrue();
        assertThat(loaded.get(1).closed).isFalse();
    }

    @Test
    void use_passesTheFailureOn_andLogsNothing_whenTheKeyCannotBeLoaded() {
        List<LogRecord> records = new ArrayList<>();
        Logger logger = Logger.getLogger("com.github.benmanes.caffeine");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                records.add(logged);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            IllegalStateException failure = new IllegalStateException("no such key");
            assertThatThrownBy(() -> cache.use(
                            ID,
                            material(1),
                            () -> {
                                throw failure;
                            },
                            key -> key))
                    .isSameAs(failure);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(records).isEmpty();
        assertThat(use(ID, material(1))).isNotNull();
    }

    @Test
    void entry_isClosed_afterItsIdleTime() {
        use(ID, material(1));
        advance(Duration.ofMinutes(14));
        use(ID, material(1));
        advance(Duration.ofMinutes(14));
        assertThat(loaded.get(0).closed).isFalse();
        advance(Duration.ofMinutes(2));
        assertThat(loaded.get(0).closed).isTrue();
    }

    @Test
    void entry_isClosed_afterItsAge_howeverBusy() {
        for (int minutes = 0; minutes < 60; minutes += 10) {
            use(ID, material(1));
            advance(Duration.ofMinutes(10));
        }
        assertThat(loaded.get(0).closed).isTrue();
    }

    @Test
    void entries_areBounded_andClosedWhenTheyLeave() {
        for (int i = 0; i < 50; i++) {
            use(new UniqueIdentifier("key-" + i), material(i));
        }
        assertThat(cache.size()).isLessThanOrEqualTo(10);
        assertThat(loaded.stream().filter(key -> key.closed)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void entry_staysOpen_whileSomebodyUsesIt() {
        cache.use(ID, material(1), this::load, key -> {
            cache.forget(ID);
            assertThat(loaded.get(0).closed).isFalse();
            return key;
        });
        assertThat(loaded.get(0).closed).isTrue();
    }

    @Test
    void failedLoad_isTriedAgain_byTheNextCaller() {
        Supplier<CryptoKey> failing = () -> {
            throw new IllegalStateException("the HSM is away");
        };
        assertThatThrownBy(() -> cache.use(ID, material(1), failing, key -> key))
                .hasMessage("the HSM is away");
        assertThat(use(ID, material(1))).isSameAs(loaded.get(0));
    }

    @Test
    void close_closesAllKeys() {
        use(ID, material(1));
        cache.close();
        assertThat(loaded.get(0).closed).isTrue();
    }

    @Test
    void use_keepsNothing_whenTheCacheIsOff() {
        try (UnwrappedKeyCache off = new UnwrappedKeyCache(Optional.empty(), nanos::get)) {
            off.use(ID, material(1), this::load, key -> key);
            assertThat(loaded.get(0).closed).isTrue();
            off.use(ID, material(1), this::load, key -> key);
            assertThat(loaded).hasSize(2);
        }
    }
}
