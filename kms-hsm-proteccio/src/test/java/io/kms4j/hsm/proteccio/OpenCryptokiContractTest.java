package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.JdkPkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.KmipException;
import io.kms4j.testkit.HsmCapability;
import io.kms4j.testkit.HsmContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on openCryptoki's software token: another vendor, with RSA-OAEP with SHA-256 in the token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenCryptokiContractTest implements HsmContract {
    private static final String SKIPPED =
            "skipped: openCryptoki is not installed, pkcsslotd does not run, or its token is"
                    + " somebody's (apt install opencryptoki; pkcsslotd)";

    private Pkcs11 pkcs11;
    private ProteccioHsm hsm;

    @BeforeAll
    void open() throws IOException {
        Optional<Path> library = OpenCryptoki.library();
        if (library.isEmpty()) {
            System.out.println(SKIPPED);
        }
        Assumptions.assumeTrue(library.isPresent(), SKIPPED);
        OpenCryptoki.initialize();
        HsmProfile profile = HsmProfile.named("opencryptoki");
        hsm = ProteccioHsm.open(
                HsmConfig.of(profile, List.of(SoftHsmConfigs.slot(OpenCryptoki.SLOT, OpenCryptoki.PIN))));
        pkcs11 = JdkPkcs11.load(library.orElseThrow(), profile.initArgs());
    }

    @AfterAll
    void close() {
        if (hsm != null) {
            hsm.list(OpenCryptoki.SLOT).forEach(this::eraseIfUnique);
            hsm.close();
        }
    }

    /** The token outlives the run; keys that the contract made twice under one name stay. */
    private void eraseIfUnique(HsmKey key) {
        try {
            hsm.destroy(key);
        } catch (KmipException severalOfThatName) {
            // These are few.
        }
    }

    @Override
    public Hsm hsm() {
        return hsm;
    }

    @Override
    public long slot() {
        return OpenCryptoki.SLOT;
    }

    @Override
    public Set<HsmCapability> lacks() {
        return Set.of(
                HsmCapability.AES_GCM,
                HsmCapability.CBC_PADDING_REFUSAL,
                HsmCapability.ELLIPTIC_CURVES,
                HsmCapability.SECRET_KEY_IMPORT);
    }

    @Override
    public void makeForeignAesKey(String label) {
        inSession((library, session) ->
                library.generateKey(session, Mechanism.AES_KEY_GEN, Templates.aes(label, 256, true, true)));
    }

    @Override
    public void makeForeignPair(String label) {
        AttributeSet publicKey = Templates.rsaPublic(label, label, 2048);
        AttributeSet privateKey = Templates.rsaPrivate(label, true, true);
        inSession((library, session) ->
                library.generateKeyPair(session, Mechanism.RSA_KEY_PAIR_GEN, publicKey, privateKey));
    }

    private void inSession(BiConsumer<Pkcs11, Long> work) {
        long session = pkcs11.openSession(OpenCryptoki.SLOT);
        work.accept(pkcs11, session);
        pkcs11.closeSession(session);
    }
}
