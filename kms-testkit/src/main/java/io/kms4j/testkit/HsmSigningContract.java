package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static io.kms4j.testkit.HsmFixtures.bytes;
import static io.kms4j.testkit.HsmFixtures.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSigner;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link HsmContract} about {@link HsmSigner}. Signatures are checked by the JCE. */
public interface HsmSigningContract extends HsmKeysContract {
    private HsmSigner signer() {
        return hsm().signer().orElseThrow();
    }

    /** Whether there are elliptic curves; where there are none, making a pair is refused. */
    private boolean hasCurves() {
        boolean lacking = lacks().contains(HsmCapability.ELLIPTIC_CURVES);
        if (lacking) {
            assertUnsupported(() -> signer().generateEcPair(newId(slot()), RecommendedCurve.P_256, true));
        }
        return !lacking;
    }

    private Bytes digest(String hash) throws GeneralSecurityException {
        return Bytes.takeOver(MessageDigest.getInstance(hash).digest(TEXT.toArray()));
    }

    private PublicKey publicHalf(HsmKeyId id, String algorithm) throws GeneralSecurityException {
        HsmKey half = hsm().find(id.publicHalf()).orElseThrow();
        return KeyFactory.getInstance(algorithm)
                .generatePublic(
                        new X509EncodedKeySpec(hsm().export(half).reveal().toArray()));
    }

    private static void assertVerifies(Signature verifier, PublicKey key, Bytes signature)
            throws GeneralSecurityException {
        verifier.initVerify(key);
        verifier.update(TEXT.toArray());
        assertThat(verifier.verify(signature.toArray())).isTrue();
    }

    private static CryptographicParameters.Builder with(int bits) {
        return CryptographicParameters.builder().hashingAlgorithm(HashingAlgorithm.valueOf("SHA_" + bits));
    }

    @Test
    default void sign_isVerifiedByTheJce_withAnRsaKey() throws Exception {
        HsmKeyId id = newId(slot());
        HsmKey key = hsm().generateRsaPair(id, 2048, true);
        PublicKey publicKey = publicHalf(id, "RSA");
        for (int bits : new int[] {256, 384, 512}) {
            Bytes digest = digest("SHA-" + bits);
            Bytes pkcs1 = signer().sign(key, with(bits).build(), digest);
            assertVerifies(Signature.getInstance("SHA" + bits + "withRSA"), publicKey, pkcs1);
            for (int salt : new int[] {bits / 8, 0}) {
                Bytes pss = signer().sign(
                                key,
                                with(bits)
                                        .paddingMethod(PaddingMethod.PSS)
                                        .saltLength(salt)
                                        .build(),
                                digest);
                Signature verifier = Signature.getInstance("RSASSA-PSS");
                verifier.setParameter(
                        new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), salt, 1));
                assertVerifies(verifier, publicKey, pss);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RecommendedCurve.class,
            names = {"P_256", "P_384", "P_521"})
    default void sign_isVerifiedByTheJce_withAnEcKey(RecommendedCurve curve) throws Exception {
        if (!hasCurves()) {
            return;
        }
        HsmKeyId id = newId(slot());
        HsmKey key = signer().generateEcPair(id, curve, true);
        int bits = Integer.parseInt(curve.name().substring(2));
        assertThat(key).isEqualTo(new HsmKey(id, ObjectType.PRIVATE_KEY, CryptographicAlgorithm.EC, bits, true));
        assertThat(hsm().find(id)).contains(key);
        assertThat(hsm().list(slot()))
                .contains(
                        key,
                        new HsmKey(id.publicHalf(), ObjectType.PUBLIC_KEY, CryptographicAlgorithm.EC, bits, false));
        PublicKey publicKey = publicHalf(id, "EC");
        assertThat(((ECPublicKey) publicKey).getParams().getOrder().bitLength()).isEqualTo(bits);
        for (int hash : new int[] {256, 384, 512}) {
            for (int i = 0; i < 8; i++) {
                Bytes signature = signer().sign(key, with(hash).build(), digest("SHA-" + hash));
                assertVerifies(Signature.getInstance("SHA" + hash + "withECDSA"), publicKey, signature);
            }
        }
    }

    @Test
    default void sign_heedsTheNameOfTheAlgorithm() throws Exception {
        HsmKeyId id = newId(slot());
        HsmKey key = hsm().generateRsaPair(id, 2048, true);
        CryptographicParameters named = CryptographicParameters.builder()
                .digitalSignatureAlgorithm(DigitalSignatureAlgorithm.SHA_384_WITH_RSA_ENCRYPTION)
                .build();
        assertVerifies(
                Signature.getInstance("SHA384withRSA"),
                publicHalf(id, "RSA"),
                signer().sign(key, named, digest("SHA-384")));
    }

    @Test
    default void sign_isRefused_whenTheHsmDoesNotDoIt() throws Exception {
        if (!hasCurves()) {
            return;
        }
        HsmKeyId id = newId(slot());
        HsmKey rsa = hsm().generateRsaPair(id, 2048, true);
        HsmKey ec = signer().generateEcPair(newId(slot()), RecommendedCurve.P_256, true);
        HsmKey aes = hsm().generateAes(newId(slot()), 256, true);
        Bytes digest = digest("SHA-256");
        CryptographicParameters sha1 = CryptographicParameters.builder()
                .hashingAlgorithm(HashingAlgorithm.SHA_1)
                .build();
        CryptographicParameters pss = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.PSS)
                .build();
        assertUnsupported(() -> signer().sign(rsa, sha1, digest.slice(0, 20)));
        assertUnsupported(() -> signer().sign(ec, pss, digest));
        assertUnsupported(() -> signer().sign(aes, CryptographicParameters.none(), digest));
        assertUnsupported(
                () -> signer().sign(hsm().find(id.publicHalf()).orElseThrow(), CryptographicParameters.none(), digest));
        assertRefused(ResultReason.INVALID_FIELD, () -> signer().sign(
                        rsa, CryptographicParameters.none(), bytes("no digest")));
    }

    @Test
    default void generateEcPair_isRefused_whenTheLabelIsTakenOrTheCurveUnknown() {
        if (!hasCurves()) {
            return;
        }
        HsmKeyId id = newId(slot());
        signer().generateEcPair(id, RecommendedCurve.P_256, true);
        assertTaken(() -> signer().generateEcPair(id, RecommendedCurve.P_256, true));
        assertTaken(() -> hsm().generateAes(id.publicHalf(), 256, true));
        assertUnsupported(() -> signer().generateEcPair(newId(slot()), RecommendedCurve.K_163, true));
    }

    @Test
    default void sign_isRefused_whenTheKeyIsGone() throws Exception {
        if (!hasCurves()) {
            return;
        }
        HsmKey key = signer().generateEcPair(newId(slot()), RecommendedCurve.P_256, true);
        hsm().destroy(key);
        Bytes digest = digest("SHA-256");
        assertRefused(ResultReason.ITEM_NOT_FOUND, () -> signer().sign(key, CryptographicParameters.none(), digest));
    }
}
