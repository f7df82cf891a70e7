package io.kms4j.testkit;

import io.kms4j.core.CacheLimits;
import io.kms4j.core.Kms;
import io.kms4j.core.KmsBuilder;
import io.kms4j.core.UserId;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.KeyStore;
import io.kms4j.kmip.UniqueIdentifier;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A KMS for tests, over any adapters: with an HSM whose uses are counted, a clock that the test moves, and {@link #ADMIN} as
 * the HSM admin. Close it to wipe the KMS's cache; the adapters belong to who made them.
 */
public final class TestKms implements AutoCloseable {
    public static final UserId ADMIN = new UserId("hsm-admin");
    public static final UserId ALICE = new UserId("alice");
    public static final UserId BOB = new UserId("bob");

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final KeyStore keyStore;
    private final GrantStore grantStore;
    private final Crypto crypto;
    private final Optional<Certificates> certificates;
    private final CountingHsm hsm;
    private final long slot;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Kms kms;

    /** A KMS over these adapters, which keeps certificates unread. */
    public TestKms(KeyStore keyStore, GrantStore grantStore, Crypto crypto, Hsm hsm, long slot) {
        this(keyStore, grantStore, crypto, Optional.empty(), hsm, slot);
    }

    /** A KMS over these adapters. */
    public TestKms(
            KeyStore keyStore,
            GrantStore grantStore,
            Crypto crypto,
            Optional<Certificates> certificates,
            Hsm hsm,
            long slot) {
        this.keyStore = keyStore;
        this.grantStore = grantStore;
        this.crypto = crypto;
        this.certificates = certificates;
        this.hsm = new CountingHsm(hsm);
        this.slot = slot;
        this.kms = builder().build();
    }

    /** A KMS in memory, with a {@link FakeHsm} that has slot 4. */
    public static TestKms inMemory(Crypto crypto) {
        return inMemory(crypto, Optional.empty());
    }

    /** As {@link #inMemory(Crypto)}, with certificates. */
    public static TestKms inMemory(Crypto crypto, Certificates certificates) {
        return inMemory(crypto, Optional.of(certificates));
    }

    private static TestKms inMemory(Crypto crypto, Optional<Certificates> certificates) {
        InMemoryGrantStore grants = new InMemoryGrantStore();
        return new TestKms(new InMemoryKeyStore(grants), grants, crypto, certificates, new FakeHsm().withSlot(4), 4);
    }

    /** A builder with these adapters, for another KMS over the same store and HSM: another node, or other settings. */
    public KmsBuilder builder() {
        KmsBuilder builder = Kms.builder();
        certificates.ifPresent(builder::certificates);
        return builder.keyStore(keyStore)
                .grantStore(grantStore)
                .crypto(crypto)
                .hsm(hsm, Set.of(ADMIN))
                .unwrappedCache(Optional.of(CacheLimits.DEFAULT))
                .clock(clock);
    }

    public Kms kms() {
        return kms;
    }

    public CountingHsm hsm() {
        return hsm;
    }

    public MutableClock clock() {
        return clock;
    }

    public KeyStore keyStore() {
        return keyStore;
    }

    /** A name that no other test of this process uses. */
    public static String freshName(String stem) {
        return stem + "-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    }

    /** An identifier in the HSM that no other test of this process uses. */
    public UniqueIdentifier freshHsmId(String stem) {
        return new UniqueIdentifier("hsm::" + slot + "::" + freshName(stem));
    }

    public long slot() {
        return slot;
    }

    @Override
    public void close() {
        kms.close();
    }
}
