package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Hsm;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.testkit.HsmCapability;
import io.kms4j.testkit.HsmContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on NSS softokn, a token that does RSA-OAEP with SHA-256 itself; a second vendor, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NssContractTest implements HsmContract {
    private static final long SLOT = 2;
    private static final String PIN = "nss-pin";
    private static final String SKIPPED = "skipped: NSS is not installed (apt install libnss3 libnss3-tools)";

    private Pkcs11 pkcs11;
    private ProteccioHsm hsm;

    @BeforeAll
    void open() throws Exception {
        Path library = Stream.of("/usr/lib/x86_64-linux-gnu/libsoftokn3.so", "/usr/lib64/libsoftokn3.so")
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .orElse(Path.of("none"));
        Path certutil = Path.of("/usr/bin/certutil");
        if (!Files.isReadable(library) || !Files.isExecutable(certutil)) {
            System.out.println(SKIPPED);
        }
        Assumptions.assumeTrue(Files.isReadable(library) && Files.isExecutable(certutil), SKIPPED);
        String args = "configdir='sql:%s' certPrefix='' keyPrefix='' secmod='' flags=".formatted(newDatabase(certutil));
        HsmProfile profile = HsmProfile.named("other").withInitArgs(args);
        HsmConfig config =
                HsmConfig.of(profile, List.of(SoftHsmConfigs.slot(SLOT, PIN))).withLibrary(library);
        pkcs11 = JdkPkcs11.load(library, profile.initArgs());
        hsm = ProteccioHsm.open(config);
    }

    /** NSS keeps it open until the JVM ends, so it is no temporary folder of JUnit's. */
    private static Path newDatabase(Path certutil) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "nss")
                .toAbsolutePath();
        Path pin = Files.writeString(folder.resolve("pin"), PIN + "\n");
        Process process = new ProcessBuilder(certutil.toString(), "-N", "-d", "sql:" + folder, "-f", pin.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return folder;
    }

    @AfterAll
    void close() {
        if (hsm != null) {
            hsm.close();
        }
    }

    @Override
    public Hsm hsm() {
        return hsm;
    }

    @Override
    public long slot() {
        return SLOT;
    }

    @Override
    public Set<HsmCapability> lacks() {
        return Set.of(HsmCapability.CLEAR_EXPORT, HsmCapability.PKCS1_V1_5_REFUSAL);
    }

    /**
     * No tool of other people does this on NSS, so the library is called as they would. It erases an older key of the same
     * CKA_ID, hence none.
     */
    @Override
    public void makeForeignAesKey(String label) {
        inSession((library, session) -> library.generateKey(
                session, Mechanism.AES_KEY_GEN, Templates.withoutId(Templates.aes(label, 256, true, true))));
    }

    @Override
    public void makeForeignPair(String label) {
        AttributeSet publicKey = Templates.rsaPublic(label, label, 2048);
        AttributeSet privateKey = Templates.rsaPrivate(label, true, true);
        inSession((library, session) ->
                library.generateKeyPair(session, Mechanism.RSA_KEY_PAIR_GEN, publicKey, privateKey));
    }

    private void inSession(BiConsumer<Pkcs11, Long> work) {
        long session = pkcs11.openSession(SLOT);
        work.accept(pkcs11, session);
        pkcs11.closeSession(session);
    }
}
