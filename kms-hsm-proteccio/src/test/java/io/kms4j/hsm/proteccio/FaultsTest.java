package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when the device does not do what it should, on SoftHSM2 with faults put in between. */
@ExtendWith(SoftHsmExtension.class)
class FaultsTest {
    private static final long CKR_GENERAL_ERROR = 0x5;
    private static final long CKR_DEVICE_ERROR = 0x30;
    private static final long CKR_PIN_INCORRECT = 0xA0;
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();
    private static final Bytes TEXT = Bytes.copyOf("text".getBytes(StandardCharsets.UTF_8));
    private static final Bytes NONE = Bytes.empty();

    private final SoftHsm softHsm;
    private final SoftHsm.Token token;
    private RecordingPkcs11 pkcs11;
    private ProteccioHsm hsm;

    FaultsTest(SoftHsm softHsm) {
        this.softHsm = softHsm;
        this.token = softHsm.tokens().get(2);
    }

    @BeforeEach
    void open() throws IOException {
        pkcs11 = new RecordingPkcs11(JdkPkcs11.load(softHsm.library(), Optional.empty()));
        open(SoftHsmConfigs.of(softHsm, token));
    }

    private void open(HsmConfig config) {
        hsm = ProteccioHsm.open(config, real -> pkcs11);
    }

    @AfterEach
    void close() {
        hsm.close();
    }

    @Test
    void use_costsOneCall_onceTheKeyIsKnown() {
        HsmKey aes = hsm.generateAes(newId(), 256, true);
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        Ciphertext sealed = hsm.encrypt(aes, DEFAULTS, TEXT, NONE);
        Ciphertext wrapped = hsm.encrypt(publicHalf, DEFAULTS, TEXT, NONE);
        pkcs11.resetCalls();
        assertThat(hsm.find(aes.id())).contains(aes);
        assertThat(hsm.find(publicHalf.id())).contains(publicHalf);
        open(hsm.decrypt(aes, DEFAULTS, sealed, NONE));
        open(hsm.decrypt(rsa, DEFAULTS, wrapped, NONE));
        assertThat(pkcs11.calls("C_Decrypt")).isEqualTo(2);
        for (String other :
                List.of("C_FindObjects", "C_GetAttributeValue", "C_OpenSession", "C_GetSessionInfo", "C_Encrypt")) {
            assertThat(pkcs11.calls(other)).as(other).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0xB3, 0xB0, 0x90, 0x91, 0x101, 0x30, 0x32, 0xE0, 0x31, 0x2, 0x5, 0x6, 0x82, 0x60, 0x80000001L})
    void encrypt_isRepeated_whenAnotherSessionMayHelp(long code) {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        pkcs11.failNext("C_Encrypt", code);
        pkcs11.resetCalls();
        Ciphertext sealed = hsm.encrypt(key, DEFAULTS, TEXT, NONE);
        assertThat(pkcs11.calls("C_CloseSession")).isPositive();
        assertThat(open(hsm.decrypt(key, DEFAULTS, sealed, NONE))).isEqualTo(TEXT);
        assertThat(pkcs11.calls("C_Login")).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xB3, 0x30, 0x101, 0x5})
    void decrypt_isUnavailable_whenItKeepsFailing(long code) {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        Ciphertext sealed = hsm.encrypt(key, DEFAULTS, TEXT, NONE);
        pkcs11.failNext("C_Decrypt", code, code, code);
        if (code == CKR_GENERAL_ERROR) {
            pkcs11.failNext("C_GetTokenInfo", code, code, code);
        }
        assertThatThrownBy(() -> hsm.decrypt(key, DEFAULTS, sealed, NONE)).isInstanceOf(UnavailableException.class);
        assertThat(open(hsm.decrypt(key, DEFAULTS, sealed, NONE))).isEqualTo(TEXT);
    }

    @Test
    void find_logsInAgain_beforeItSaysThatNothingIsThere() {
        HsmKeyId id = newId();
        hsm.generateAes(id, 256, true);
        hsm.close();
        open(SoftHsmConfigs.of(softHsm, token));
        logOut();
        assertThat(hsm.find(id)).isPresent();
        logOut();
        assertThat(hsm.list(token.slot())).anyMatch(key -> key.id().equals(id));
        logOut();
        assertThatThrownBy(() -> hsm.generateAes(id, 256, true))
                .satisfies(e -> assertThat(((KmipException) e).reason()).isEqualTo(ResultReason.OBJECT_ALREADY_EXISTS));
        assertThat(pkcs11.calls("C_Login")).isEqualTo(5);
    }

    @Test
    void use_isRight_whileTheLoginIsLostAgainAndAgain() throws Exception {
        HsmKey aes = hsm.generateAes(newId(), 256, true);
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        AtomicLong done = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> users = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            users.add(threads.submit(() -> {
                while (!stop.get()) {
                    Bytes text = Bytes.copyOf(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
                    Ciphertext sealed = hsm.encrypt(aes, DEFAULTS, text, TEXT);
                    assertThat(open(hsm.decrypt(aes, DEFAULTS, sealed, TEXT))).isEqualTo(text);
                    Ciphertext wrapped = hsm.encrypt(publicHalf, DEFAULTS, text, NONE);
                    assertThat(open(hsm.decrypt(rsa, DEFAULTS, wrapped, NONE))).isEqualTo(text);
                    done.incrementAndGet();
                }
            }));
        }
        for (int logout = 0; logout < 25; logout++) {
            long next = done.get() + 20;
            while (done.get() < next && users.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            logOut();
        }
        stop.set(true);
        for (Future<?> user : users) {
            user.get();
        }
        threads.shutdown();
        assertThat(pkcs11.calls("C_Login")).isGreaterThan(5);
    }

    @Test
    void slot_isOutOfUse_afterAPinWasRefused() {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        pkcs11.resetCalls();
        pkcs11.failNext("C_Login", CKR_PIN_INCORRECT);
        logOut();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> hsm.encrypt(key, DEFAULTS, TEXT, NONE))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("not tried again");
        }
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
        assertThat(pkcs11.calls("C_Login")).isEqualTo(1);
    }

    @Test
    void slot_isOutOfUse_whenItHoldsAnotherToken() {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        pkcs11.resetCalls();
        pkcs11.tokenInfo(
                real -> new TokenInfo(real.label(), real.model(), "another", real.flags(), real.maxSessions()));
        logOut();
        assertThatThrownBy(() -> hsm.encrypt(key, DEFAULTS, TEXT, NONE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("another token");
        assertThat(pkcs11.calls("C_Login")).isZero();
    }

    @Test
    void hungCall_letsItsCallerGo_andOthersThrough() {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        hsm.close();
        open(SoftHsmConfigs.of(softHsm, token)
                .withSessionsPerSlot(2)
                .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(10)));
        CountDownLatch answered = new CountDownLatch(1);
        pkcs11.beforeNext("C_Encrypt", () -> await(answered));
        assertThatThrownBy(() -> hsm.encrypt(key, DEFAULTS, TEXT, NONE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("did not answer");
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
        assertThat(hsm.encrypt(key, DEFAULTS, TEXT, NONE).tag().length()).isEqualTo(16);
        answered.countDown();
        while (!hsm.slots().get(0).accessible()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void call_isRefusedAtOnce_whenAllSessionsHang() {
        HsmKey key = hsm.generateAes(newId(), 256, true);
        hsm.close();
        open(SoftHsmConfigs.of(softHsm, token)
                .withSessionsPerSlot(1)
                .withTimeouts(Duration.ofMillis(300), Duration.ofMinutes(10)));
        CountDownLatch answered = new CountDownLatch(1);
        pkcs11.beforeNext("C_Encrypt", () -> await(answered));
        assertThatThrownBy(() -> hsm.encrypt(key, DEFAULTS, TEXT, NONE)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> hsm.generateAes(newId(), 256, true))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not answer");
        answered.countDown();
    }

    @Test
    void generate_keepsTheKey_whenTheErrorCameAfterItWasMade() {
        HsmKeyId aes = newId();
        pkcs11.failAfter("C_GenerateKey", () -> {}, CKR_DEVICE_ERROR);
        assertThat(hsm.generateAes(aes, 256, true).id()).isEqualTo(aes);
        HsmKeyId rsa = newId();
        pkcs11.failAfter("C_GenerateKeyPair", () -> {}, CKR_GENERAL_ERROR);
        assertThat(hsm.generateRsaPair(rsa, 2048, true).id()).isEqualTo(rsa);
        assertThat(hsm.list(token.slot()))
                .extracting(HsmKey::id)
                .filteredOn(List.of(aes, rsa, rsa.publicHalf())::contains)
                .hasSize(3);
        assertThat(pkcs11.calls("C_GenerateKey")).isEqualTo(1);
        assertThat(pkcs11.calls("C_GenerateKeyPair")).isEqualTo(1);
    }

    @Test
    void generateRsaPair_leavesNoHalf_whenTheDeviceBroke() {
        HsmKeyId id = newId();
        pkcs11.failAfter(
                "C_GenerateKeyPair",
                () -> softHsm.pkcs11Tool(
                        token,
                        "--delete-object",
                        "--type",
                        "pubkey",
                        "--label",
                        id.publicHalf().label()),
                CKR_DEVICE_ERROR);
        HsmKey made = hsm.generateRsaPair(id, 2048, true);
        HsmKey publicHalf = hsm.find(id.publicHalf()).orElseThrow();
        Ciphertext wrapped = hsm.encrypt(publicHalf, DEFAULTS, TEXT, NONE);
        assertThat(open(hsm.decrypt(made, DEFAULTS, wrapped, NONE))).isEqualTo(TEXT);
        assertThat(pkcs11.calls("C_GenerateKeyPair")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x10, 0x12, 0xD1})
    void generateAes_doesWithoutCkaId_whenTheTokenRefusesIt(long code) {
        pkcs11.failNext("C_GenerateKey", code);
        HsmKey first = hsm.generateAes(newId(), 256, true);
        assertThat(softHsm.pkcs11Tool(token, "--list-objects", "--type", "secrkey"))
                .containsPattern(first.id().label() + "\\R(?!  ID:)");
        pkcs11.resetCalls();
        hsm.generateAes(newId(), 256, true);
        assertThat(pkcs11.calls("C_GenerateKey")).isEqualTo(1);
    }

    @Test
    void decrypt_isRefused_whenTheTokenTakesNoSha256() {
        HsmKey rsa = hsm.generateRsaPair(newId(), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        Ciphertext wrapped = hsm.encrypt(publicHalf, DEFAULTS, TEXT, NONE);
        hsm.close();
        open(HsmConfig.of(
                        HsmProfile.named("softhsm2").withSoftwareOaep(false),
                        List.of(SoftHsmConfigs.slot(token.slot(), token.pin())))
                .withLibrary(softHsm.library()));
        assertThatThrownBy(() -> hsm.decrypt(rsa, DEFAULTS, wrapped, NONE))
                .isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                        .isEqualTo(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS));
    }

    @Test
    void use_isAnError_afterClosing() {
        hsm.close();
        assertThatThrownBy(() -> hsm.find(newId())).isInstanceOf(IllegalStateException.class);
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
        assertThat(pkcs11.calls("C_CloseSession")).isEqualTo(pkcs11.calls("C_OpenSession"));
    }

    private void logOut() {
        long session = pkcs11.openSession(token.slot());
        pkcs11.logout(session);
        pkcs11.closeSession(session);
    }

    private HsmKeyId newId() {
        return new HsmKeyId(token.slot(), "faults-" + UUID.randomUUID());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Bytes open(SecretBytes secret) {
        try (secret) {
            return secret.reveal();
        }
    }
}
