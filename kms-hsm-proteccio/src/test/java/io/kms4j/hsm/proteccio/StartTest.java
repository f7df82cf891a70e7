package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.SoftHsmConfigs.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SoftHsmExtension.class)
class StartTest {
    private static final long CKF_USER_PIN_FINAL_TRY = 0x20000;
    private static final long CKF_USER_PIN_LOCKED = 0x40000;

    private final SoftHsm softHsm;
    private final SoftHsm.Token token;
    private RecordingPkcs11 pkcs11;

    StartTest(SoftHsm softHsm) {
        this.softHsm = softHsm;
        this.token = softHsm.tokens().get(2);
    }

    @BeforeEach
    void record() throws IOException {
        pkcs11 = new RecordingPkcs11(JdkPkcs11.load(softHsm.library(), Optional.empty()));
    }

    @Test
    void open_saysWhatToDo_whenTheLibraryIsMissing(@TempDir Path folder) {
        Path library = folder.resolve("libnethsm.so");
        HsmConfig config = HsmConfig.of(HsmProfile.named("proteccio"), List.of(slot(1, "1234")))
                .withLibrary(library);
        assertStartFails(config)
                .hasMessageContaining(library.toString())
                .hasMessageContaining("does not exist")
                .hasMessageContaining("/etc/proteccio")
                .hasMessageContaining("nethsmstatus");
    }

    @Test
    void open_saysWhatToDo_whenTheLibraryIsNone(@TempDir Path folder) throws IOException {
        Path library = Files.writeString(folder.resolve("no.so"), "not a library");
        assertStartFails(SoftHsmConfigs.of(softHsm, token).withLibrary(library))
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("apt install softhsm2");
    }

    @Test
    void open_listsTheSlots_whenTheSlotIsMissing() {
        assertStartFails(SoftHsmConfigs.of(softHsm, slot(7, "1234")))
                .hasMessageStartingWith("HSM slot 7 does not exist; there are ")
                .hasMessageContaining(token.slot() + " ('" + token.label() + "')");
    }

    @Test
    void open_saysWhatToDo_whenTheTokenIsNotInitialised() {
        long blank = Arrays.stream(pkcs11.slots())
                .filter(slot -> !pkcs11.tokenInfo(slot).initialized())
                .findFirst()
                .orElseThrow();
        assertStartFails(SoftHsmConfigs.of(softHsm, slot(blank, "1234")))
                .hasMessageContaining("slot " + blank + " is not initialised: initialise it");
    }

    @Test
    void open_sendsAWrongPinOnce_andNeverPrintsIt() {
        assertStartFails(SoftHsmConfigs.of(softHsm, slot(token.slot(), "wrong-pin")))
                .hasMessageContaining("slot " + token.slot())
                .hasMessageContaining("refused its password")
                .hasMessageContaining("correct it")
                .message()
                .doesNotContain("wrong-pin");
        assertThat(pkcs11.calls("C_Login")).isEqualTo(1);
        assertNothingIsOpen();
    }

    @ParameterizedTest
    @ValueSource(longs = {CKF_USER_PIN_FINAL_TRY, CKF_USER_PIN_LOCKED})
    void open_sendsNoPin_whenTheTokenIsLockedOrAboutToBe(long flag) {
        pkcs11.tokenInfo(real -> new TokenInfo(
                real.label(), real.model(), real.serialNumber(), real.flags() | flag, real.maxSessions()));
        assertStartFails(SoftHsmConfigs.of(softHsm, token))
                .hasMessageContaining(flag == CKF_USER_PIN_LOCKED ? "PIN is locked" : "one more wrong PIN");
        assertThat(pkcs11.calls("C_Login")).isZero();
        assertNothingIsOpen();
    }

    @Test
    void open_leavesNoSlotOpen_whenAnotherFails() {
        assertStartFails(SoftHsmConfigs.of(softHsm, slot(token.slot(), token.pin()), slot(7, "1234")));
        assertThat(pkcs11.calls("C_Login")).isEqualTo(1);
        assertNothingIsOpen();
    }

    @Test
    void open_sendsUtf8_whenThePinIsNotAscii() {
        SoftHsm.Token other = softHsm.tokens().get(1);
        try (ProteccioHsm hsm = open(SoftHsmConfigs.of(softHsm, other))) {
            assertThat(hsm.slots()).allMatch(status -> status.accessible());
        }
        byte[] utf8 = other.pin().getBytes(StandardCharsets.UTF_8);
        assertThat(pkcs11.pins()).containsExactly(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    @Test
    void open_sendsTheNullPin_whenThePasswordIsEmpty() {
        assertStartFails(SoftHsmConfigs.of(softHsm, slot(token.slot(), "")));
        assertThat(pkcs11.pins()).containsExactly("null");
    }

    @Test
    void open_logsInToNothing_whenToldSo() {
        try (ProteccioHsm hsm = open(SoftHsmConfigs.of(softHsm, slot(token.slot(), "<NO_LOGIN>")))) {
            HsmKeyId id = new HsmKeyId(token.slot(), UUID.randomUUID().toString());
            HsmKey made = hsm.generateAes(id, 256, true);
            assertThat(hsm.find(id)).contains(made);
            assertThat(hsm.slots()).allMatch(status -> status.accessible());
        }
        assertThat(pkcs11.calls("C_Login")).isZero();
    }

    @Test
    void open_usesNoMoreSessions_thanTheTokenTakes() {
        pkcs11.tokenInfo(real -> new TokenInfo(real.label(), real.model(), real.serialNumber(), real.flags(), 3));
        try (ProteccioHsm hsm = open(SoftHsmConfigs.of(softHsm, token))) {
            HsmKeyId id = new HsmKeyId(token.slot(), "nothing");
            List.of(1, 2, 3, 4, 5, 6, 7, 8).parallelStream()
                    .forEach(i -> assertThat(hsm.find(id)).isEmpty());
        }
        assertThat(pkcs11.calls("C_OpenSession")).isLessThanOrEqualTo(3);
        assertNothingIsOpen();
    }

    @Test
    void open_namesTheExports_whenTheJvmHasNone() throws Exception {
        assertThat(roundTripInAnotherJvm())
                .contains("Add-Exports: jdk.crypto.cryptoki/sun.security.pkcs11.wrapper java.base/sun.nio.ch")
                .contains("--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED"
                        + " --add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
    }

    /** From Java 22 on there are addresses without this export; before, arrays take their place. */
    @Test
    void open_works_withoutTheExportForAddresses() throws Exception {
        String output =
                roundTripInAnotherJvm("--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED");
        assertThat(output).contains("round trip: [1, 2, 3]");
        assertThat(output.contains("no garbage collection"))
                .isEqualTo(Runtime.version().feature() < 22);
    }

    private String roundTripInAnotherJvm(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), RoundTrip.class.getName()));
        command.addAll(List.of(softHsm.library().toString(), Long.toString(token.slot()), token.pin()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the other JVM runs. */
    static final class RoundTrip {
        private RoundTrip() {}

        public static void main(String[] args) {
            SlotConfig slot = slot(Long.parseLong(args[1]), args[2]);
            HsmConfig config =
                    HsmConfig.of(HsmProfile.named("softhsm2"), List.of(slot)).withLibrary(Path.of(args[0]));
            try (ProteccioHsm hsm = ProteccioHsm.open(config)) {
                HsmKey key = hsm.generateAes(
                        new HsmKeyId(slot.slot(), UUID.randomUUID().toString()), 256, true);
                Ciphertext sealed = hsm.encrypt(
                        key, CryptographicParameters.none(), Bytes.copyOf(new byte[] {1, 2, 3}), Bytes.empty());
                System.out.println("round trip: "
                        + hsm.decrypt(key, CryptographicParameters.none(), sealed, Bytes.empty())
                                .lend(Arrays::toString));
            } catch (HsmStartException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private ProteccioHsm open(HsmConfig config) {
        return ProteccioHsm.open(config, (Pkcs11 real) -> pkcs11);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertStartFails(HsmConfig config) {
        return assertThatThrownBy(() -> open(config)).isInstanceOf(HsmStartException.class);
    }

    private void assertNothingIsOpen() {
        assertThat(pkcs11.calls("C_CloseSession")).isEqualTo(pkcs11.calls("C_OpenSession"));
    }
}
