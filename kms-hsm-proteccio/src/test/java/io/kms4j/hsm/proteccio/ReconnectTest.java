package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of error leads to, and how a slot comes back after its device was away, on SoftHSM2. */
@ExtendWith(SoftHsmExtension.class)
class ReconnectTest {
    private static final long CKR_DEVICE_REMOVED = 0x32;
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();
    private static final Bytes TEXT = Bytes.copyOf("text".getBytes(StandardCharsets.UTF_8));
    private static final Bytes NONE = Bytes.empty();

    private final SoftHsm softHsm;
    private final SoftHsm.Token token;
    private RecordingPkcs11 pkcs11;
    private ProteccioHsm hsm;

    ReconnectTest(SoftHsm softHsm) {
        this.softHsm = softHsm;
        this.token = softHsm.tokens().get(2);
    }

    @BeforeEach
    void open() throws IOException {
        pkcs11 = new RecordingPkcs11(JdkPkcs11.load(softHsm.library(), Optional.empty()));
        hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token), real -> pkcs11);
    }

    @AfterEach
    void close() {
        hsm.close();
    }

    private HsmKey newKey() {
        return hsm.generateAes(new HsmKeyId(token.slot(), "reconnect-" + UUID.randomUUID()), 256, true);
    }

    private void encrypt(HsmKey key) {
        assertThat(hsm.encrypt(key, DEFAULTS, TEXT, NONE).data().length()).isEqualTo(TEXT.length());
    }

    /** One code of each kind, and what the table says about it. */
    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKind_hasItsResponse(ErrorKind kind) {
        HsmKey key = newKey();
        pkcs11.resetCalls();
        pkcs11.failNext("C_Encrypt", codeOf(kind));
        switch (kind.response()) {
            case REPEAT -> {
                encrypt(key);
                assertThat(pkcs11.calls("C_Encrypt")).isEqualTo(2);
                assertThat(pkcs11.calls("C_Login")).isZero();
            }
            case RECONNECT -> {
                encrypt(key);
                assertThat(pkcs11.calls("C_Encrypt")).isEqualTo(2);
                assertThat(pkcs11.calls("C_OpenSession")).isPositive();
            }
            case GIVE_UP -> {
                assertThatThrownBy(() -> encrypt(key)).isInstanceOf(UnavailableException.class);
                assertThat(pkcs11.calls("C_Encrypt")).isEqualTo(1);
            }
            case REPORT -> {
                assertThatThrownBy(() -> encrypt(key))
                        .isInstanceOf(KmipException.class)
                        .isNotInstanceOf(UnavailableException.class);
                assertThat(pkcs11.calls("C_Encrypt")).isEqualTo(1);
                encrypt(key);
            }
        }
        assertThat(pkcs11.calls("C_CloseSession")).isPositive();
    }

    private static long codeOf(ErrorKind kind) {
        return IntStream.rangeClosed(1, 0x1FF)
                .filter(code -> new Pkcs11Exception("", code).kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slot_isOutOfUse_whenTheLibraryWasEnded() {
        HsmKey key = newKey();
        pkcs11.failNext("C_Encrypt", 0x190);
        assertThatThrownBy(() -> encrypt(key)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> encrypt(key)).hasMessageContaining("restart");
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x30, 0x32, 0xE0})
    void call_waitsForADeviceThatBlinks(long code) {
        HsmKey key = newKey();
        pkcs11.resetCalls();
        pkcs11.failNext("C_Encrypt", code);
        pkcs11.failNext("C_OpenSession", code, code, code);
        encrypt(key);
        assertThat(pkcs11.calls("C_Login")).isLessThanOrEqualTo(1);
    }

    @Test
    void manyCalls_shareOneNewLogin_whenTheDeviceBlinks() throws Exception {
        HsmKey key = newKey();
        pkcs11.resetCalls();
        pkcs11.failNext("C_Encrypt", CKR_DEVICE_REMOVED, CKR_DEVICE_REMOVED);
        pkcs11.failNext("C_OpenSession", CKR_DEVICE_REMOVED);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> calls = IntStream.range(0, 8)
                .<Future<?>>mapToObj(i -> threads.submit(() -> encrypt(key)))
                .toList();
        for (Future<?> call : calls) {
            call.get();
        }
        threads.shutdown();
        assertThat(hsm.slots()).allMatch(HsmSlotStatus::accessible);
    }

    @Test
    void slot_isDown_untilTheDeviceIsBack() {
        HsmKey key = newKey();
        pkcs11.failNext("C_Encrypt", CKR_DEVICE_REMOVED);
        pkcs11.unplug(CKR_DEVICE_REMOVED);
        assertThatThrownBy(() -> encrypt(key))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("is down")
                .hasMessageContaining("CKR_DEVICE_REMOVED");
        pkcs11.resetCalls();
        assertThatThrownBy(() -> encrypt(key)).isInstanceOf(UnavailableException.class);
        assertThat(pkcs11.calls("C_OpenSession")).isLessThanOrEqualTo(1);
        assertThat(hsm.slots()).noneMatch(HsmSlotStatus::accessible);
        pkcs11.plugIn();
        while (!hsm.slots().get(0).accessible()) {
            Thread.onSpinWait();
        }
        encrypt(key);
    }

    @Test
    void otherSlots_work_whileOneIsDown() {
        SoftHsm.Token other = softHsm.tokens().get(0);
        hsm.close();
        hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token, other), real -> pkcs11);
        HsmKey key = newKey();
        HsmKey elsewhere = hsm.generateAes(new HsmKeyId(other.slot(), "reconnect-" + UUID.randomUUID()), 256, true);
        pkcs11.failNext("C_Encrypt", CKR_DEVICE_REMOVED);
        pkcs11.unplug(CKR_DEVICE_REMOVED, token.slot());
        assertThatThrownBy(() -> encrypt(key)).isInstanceOf(UnavailableException.class);
        encrypt(elsewhere);
        assertThat(hsm.slots())
                .extracting(HsmSlotStatus::slot, HsmSlotStatus::accessible)
                .containsExactly(tuple(token.slot(), false), tuple(other.slot(), true));
        pkcs11.plugIn();
    }

    @Test
    void slot_isOutOfUse_whenAnotherTokenCameWhileTheDeviceWasAway() {
        HsmKey key = newKey();
        pkcs11.resetCalls();
        pkcs11.failNext("C_Encrypt", CKR_DEVICE_REMOVED);
        pkcs11.failNext("C_GetTokenInfo", CKR_DEVICE_REMOVED);
        pkcs11.tokenInfo(
                real -> new TokenInfo(real.label(), real.model(), "another", real.flags(), real.maxSessions()));
        assertThatThrownBy(() -> encrypt(key))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("another token");
        assertThat(pkcs11.calls("C_Encrypt")).isEqualTo(1);
        assertThat(pkcs11.calls("C_Login")).isZero();
    }
}
