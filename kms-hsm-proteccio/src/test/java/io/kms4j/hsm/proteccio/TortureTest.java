package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many users while a saboteur takes the device away, ends logins and makes calls fail: no answer may be wrong, no key made
 * twice or lost, and the slot comes back by itself. {@code bin/torture} runs it for long; here it is short.
 */
@ExtendWith(SoftHsmExtension.class)
class TortureTest {
    private static final int SECONDS = Integer.getInteger("kms.torture.seconds", 6);
    private static final int USERS = 6;
    private static final long[] CODES = {0xB3, 0x30, 0x32, 0xE0, 0x101, 0x82, 0x60, 0x90, 0x31, 0x5, 0x80000001L};
    private static final List<String> FUNCTIONS = List.of(
            "C_Encrypt",
            "C_Decrypt",
            "C_Sign",
            "C_FindObjects",
            "C_GetAttributeValue",
            "C_GenerateKey",
            "C_OpenSession");
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();
    private static final Bytes NONE = Bytes.empty();

    private final SoftHsm.Token token;
    private final RecordingPkcs11 pkcs11;
    private final Random random = new Random(Long.getLong("kms.torture.seed", 42));
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong keysMade = new AtomicLong();
    private final List<Long> recoveries = new ArrayList<>();

    TortureTest(SoftHsm softHsm) throws IOException {
        this.token = softHsm.tokens().get(1);
        this.pkcs11 = new RecordingPkcs11(JdkPkcs11.load(softHsm.library(), Optional.empty()));
    }

    @Test
    void slot_givesNoWrongAnswer_andComesBack(SoftHsm softHsm) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(USERS + 1);
        try (ProteccioHsm hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token), real -> pkcs11)) {
            HsmKey aes = hsm.generateAes(newId(), 256, true);
            HsmKey hmac = hsm.generateHmac(newId(), CryptographicAlgorithm.HMAC_SHA256, true);
            Bytes mac = hsm.mac(hmac, DEFAULTS, text("constant"));
            List<Future<?>> users = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                users.add(threads.submit(() -> use(hsm, aes, hmac, mac)));
            }
            users.add(threads.submit(() -> makeKeys(hsm)));
            sabotage(System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
            stop.set(true);
            for (Future<?> user : users) {
                user.get();
            }
            assertThat(hsm.slots()).allMatch(status -> status.accessible());
            assertThat(hsm.mac(hmac, DEFAULTS, text("constant"))).isEqualTo(mac);
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        report();
    }

    private void report() {
        long[] millis = recoveries.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "torture: %d s, %d right answers, 0 wrong, %d refusals while away, %d keys made; back after removal %d"
                        + " times, median %d ms, worst %d ms%n",
                SECONDS,
                answers.get(),
                refusals.get(),
                keysMade.get(),
                millis.length,
                millis[millis.length / 2],
                millis[millis.length - 1]);
    }

    private void use(ProteccioHsm hsm, HsmKey aes, HsmKey hmac, Bytes mac) {
        while (!stop.get()) {
            Bytes text = text(UUID.randomUUID().toString());
            attempt(() -> {
                Ciphertext sealed = hsm.encrypt(aes, DEFAULTS, text, NONE);
                try (SecretBytes open = hsm.decrypt(aes, DEFAULTS, sealed, NONE)) {
                    assertThat(open.reveal()).isEqualTo(text);
                }
                assertThat(hsm.mac(hmac, DEFAULTS, text("constant"))).isEqualTo(mac);
            });
        }
    }

    /** What was answered is there once; what was refused is there once or not at all. */
    private void makeKeys(ProteccioHsm hsm) {
        while (!stop.get()) {
            HsmKeyId id = newId();
            attempt(() -> {
                HsmKey made = hsm.generateAes(id, 256, true);
                keysMade.incrementAndGet();
                assertThat(hsm.find(id)).contains(made);
            });
            attempt(() -> hsm.find(id).ifPresent(hsm::destroy));
        }
    }

    /** A slot that is away refuses, and says nothing else. */
    private void attempt(Runnable work) {
        try {
            work.run();
            answers.incrementAndGet();
        } catch (UnavailableException away) {
            refusals.incrementAndGet();
        } catch (KmipException e) {
            // An answer that got lost may have destroyed or made the key.
            assertThat(e.reason()).isIn(ResultReason.ITEM_NOT_FOUND, ResultReason.OBJECT_ALREADY_EXISTS);
        }
    }

    private void sabotage(long end) {
        while (System.nanoTime() < end) {
            switch (random.nextInt(4)) {
                case 0 -> removeDevice(random.nextBoolean() ? 150 : 900);
                case 1 -> logOut();
                default ->
                    pkcs11.failNext(
                            FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), CODES[random.nextInt(CODES.length)]);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        pkcs11.plugIn();
    }

    private void removeDevice(int millis) {
        pkcs11.removeDevice(CODES[1 + random.nextInt(3)]);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        long before = answers.get();
        pkcs11.plugIn();
        long back = System.nanoTime();
        while (answers.get() < before + USERS + 1 && System.nanoTime() - back < TimeUnit.SECONDS.toNanos(20)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        assertThat(answers.get()).as("answers after the device is back").isGreaterThan(before);
        recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - back));
    }

    private void logOut() {
        long session = pkcs11.real().openSession(token.slot());
        pkcs11.real().logout(session);
        pkcs11.real().closeSession(session);
    }

    private HsmKeyId newId() {
        return new HsmKeyId(token.slot(), "torture-" + UUID.randomUUID());
    }

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
