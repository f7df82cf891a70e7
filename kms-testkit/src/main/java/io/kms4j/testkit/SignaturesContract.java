package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignatureVerifyRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sign and SignatureVerify; part of {@link KmsContract}. */
interface SignaturesContract {
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private CreateKeyPairResponse pair(CreateKeyPairRequest request) {
        return kms().execute(request.named(TestKms.freshName("pair")), ALICE);
    }

    private Bytes sign(CreateKeyPairResponse pair, CryptographicParameters parameters) {
        return sign(SignRequest.of(pair.privateKeyUniqueIdentifier(), PLAINTEXT).with(parameters));
    }

    private Bytes sign(SignRequest request) {
        return kms().execute(request, ALICE).signatureData().orElseThrow();
    }

    private boolean isValid(CreateKeyPairResponse pair, CryptographicParameters parameters, Bytes signature) {
        UniqueIdentifier id = pair.publicKeyUniqueIdentifier();
        return isValid(SignatureVerifyRequest.of(id, PLAINTEXT, signature).with(parameters));
    }

    private boolean isValid(SignatureVerifyRequest request) {
        return kms().execute(request, ALICE).validityIndicator().equals(Optional.of(ValidityIndicator.VALID));
    }

    private Bytes digest(HashingAlgorithm algorithm) {
        return kms().execute(HashRequest.of(algorithm, PLAINTEXT), ALICE).data().orElseThrow();
    }

    private static CryptographicParameters named(DigitalSignatureAlgorithm name) {
        return CryptographicParameters.builder().digitalSignatureAlgorithm(name).build();
    }

    private static CryptographicParameters hash(HashingAlgorithm hash) {
        return CryptographicParameters.builder().hashingAlgorithm(hash).build();
    }

    @Test
    default void signatureVerify_saysValid_ofTheSameDataOnly_withEveryKindOfKey() {
        for (CreateKeyPairRequest request : List.of(
                CreateKeyPairRequest.rsa(2048),
                CreateKeyPairRequest.ec(RecommendedCurve.P_256),
                CreateKeyPairRequest.ec(RecommendedCurve.P_384),
                CreateKeyPairRequest.ec(RecommendedCurve.P_521))) {
            CreateKeyPairResponse pair = pair(request);
            UniqueIdentifier publicKey = pair.publicKeyUniqueIdentifier();
            Bytes signature = sign(SignRequest.of(pair.privateKeyUniqueIdentifier(), PLAINTEXT));
            assertThat(isValid(SignatureVerifyRequest.of(publicKey, PLAINTEXT, signature)))
                    .isTrue();
            assertThat(isValid(SignatureVerifyRequest.of(publicKey, Bytes.empty(), signature)))
                    .isFalse();
            assertThat(isValid(SignatureVerifyRequest.of(publicKey, PLAINTEXT, CryptoFixtures.cut(signature))))
                    .isFalse();
            assertThat(isValid(SignatureVerifyRequest.of(publicKey, PLAINTEXT, Bytes.empty())))
                    .isFalse();
        }
    }

    @Test
    default void sign_isDoneInTheHsm_andCheckedOutside_withKeysOfTheHsm() {
        UniqueIdentifier id = test().freshHsmId("sign");
        CreateKeyPairResponse pair =
                kms().execute(CreateKeyPairRequest.rsa(2048).named(id.value()), ADMIN);
        CryptographicParameters pss = named(DigitalSignatureAlgorithm.RSASSA_PSS);
        for (CryptographicParameters parameters : List.of(CryptographicParameters.none(), pss)) {
            SignRequest request =
                    SignRequest.of(pair.privateKeyUniqueIdentifier(), PLAINTEXT).with(parameters);
            Bytes signature = kms().execute(request, ADMIN).signatureData().orElseThrow();
            SignatureVerifyRequest good = SignatureVerifyRequest.of(
                            pair.publicKeyUniqueIdentifier(), PLAINTEXT, signature)
                    .with(parameters);
            assertThat(kms().execute(good, ADMIN).validityIndicator()).contains(ValidityIndicator.VALID);
            SignatureVerifyRequest bad = SignatureVerifyRequest.of(
                            pair.publicKeyUniqueIdentifier(), Bytes.empty(), signature)
                    .with(parameters);
            assertThat(kms().execute(bad, ADMIN).validityIndicator()).contains(ValidityIndicator.INVALID);
        }
    }

    @Test
    default void sign_isDoneInTheHsm_withACurve() {
        UniqueIdentifier id = test().freshHsmId("curve");
        CreateKeyPairRequest request =
                CreateKeyPairRequest.ec(RecommendedCurve.P_384).named(id.value());
        CreateKeyPairResponse pair = kms().execute(request, ADMIN);
        Bytes signature = kms().execute(SignRequest.of(pair.privateKeyUniqueIdentifier(), PLAINTEXT), ADMIN)
                .signatureData()
                .orElseThrow();
        SignatureVerifyRequest check =
                SignatureVerifyRequest.of(pair.publicKeyUniqueIdentifier(), PLAINTEXT, signature);
        assertThat(kms().execute(check, ADMIN).validityIndicator()).contains(ValidityIndicator.VALID);
    }

    @Test
    default void sign_followsTheNamedAlgorithm_withRsa() {
        CreateKeyPairResponse pair = pair(CreateKeyPairRequest.rsa(2048));
        CryptographicParameters sha512 = named(DigitalSignatureAlgorithm.SHA_512_WITH_RSA_ENCRYPTION);
        Bytes signature = sign(pair, sha512);
        assertThat(isValid(pair, sha512, signature)).isTrue();
        assertThat(isValid(pair, hash(HashingAlgorithm.SHA_512), signature)).isTrue();
        assertThat(isValid(pair, CryptographicParameters.none(), signature)).isFalse();
        CryptographicParameters pss = named(DigitalSignatureAlgorithm.RSASSA_PSS);
        assertThat(isValid(pair, pss, sign(pair, pss))).isTrue();
        assertThat(isValid(pair, CryptographicParameters.none(), sign(pair, pss)))
                .isFalse();
    }

    @Test
    default void sign_takesAHashAsLongAsTheCurve_whenNoneIsNamed() {
        CreateKeyPairResponse pair = pair(CreateKeyPairRequest.ec(RecommendedCurve.P_384));
        Bytes signature = sign(pair, CryptographicParameters.none());
        assertThat(isValid(pair, hash(HashingAlgorithm.SHA_384), signature)).isTrue();
        assertThat(isValid(pair, hash(HashingAlgorithm.SHA_256), signature)).isFalse();
    }

    @Test
    default void sign_ofADigest_isTheSignatureOfTheData() {
        for (CreateKeyPairRequest request :
                List.of(CreateKeyPairRequest.rsa(2048), CreateKeyPairRequest.ec(RecommendedCurve.P_256))) {
            CreateKeyPairResponse pair = pair(request);
            Bytes digest = digest(HashingAlgorithm.SHA_384);
            Bytes signature = sign(SignRequest.ofDigest(pair.privateKeyUniqueIdentifier(), digest));
            assertThat(isValid(pair, hash(HashingAlgorithm.SHA_384), signature)).isTrue();
            UniqueIdentifier publicKey = pair.publicKeyUniqueIdentifier();
            assertThat(isValid(SignatureVerifyRequest.ofDigest(publicKey, digest, signature)))
                    .isTrue();
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> sign(SignRequest.ofDigest(pair.privateKeyUniqueIdentifier(), digest)
                            .with(hash(HashingAlgorithm.SHA_256))));
        }
    }

    @Test
    default void sign_refuses_whatDoesNotFitTheKey() {
        CreateKeyPairResponse rsa = pair(CreateKeyPairRequest.rsa(2048));
        CreateKeyPairResponse curve = pair(CreateKeyPairRequest.ec(RecommendedCurve.P_256));
        assertRefused(
                ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                () -> sign(curve, named(DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION)));
        assertRefused(
                ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                () -> sign(rsa, named(DigitalSignatureAlgorithm.ECDSA_WITH_SHA256)));
        assertRefused(
                ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                () -> sign(
                        rsa,
                        CryptographicParameters.builder()
                                .paddingMethod(PaddingMethod.OAEP)
                                .build()));
        assertRefused(
                ResultReason.INVALID_OBJECT_TYPE,
                () -> sign(SignRequest.of(rsa.publicKeyUniqueIdentifier(), PLAINTEXT)));
        SignRequest neither = new SignRequest(
                Optional.of(rsa.privateKeyUniqueIdentifier()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertRefused(ResultReason.MISSING_DATA, () -> sign(neither));
    }

    /** As the published cases do with a pair on a curve: only the hash of such parameters counts. */
    @Test
    default void sign_passesOver_whatIsForOtherKeys() {
        CreateKeyPairResponse pair = pair(CreateKeyPairRequest.ec(RecommendedCurve.P_256));
        CryptographicParameters other = CryptographicParameters.builder()
                .cryptographicAlgorithm(CryptographicAlgorithm.RSA)
                .paddingMethod(PaddingMethod.PSS)
                .hashingAlgorithm(HashingAlgorithm.SHA_512)
                .blockCipherMode(BlockCipherMode.CBC)
                .build();
        Bytes signature = sign(pair, other);
        assertThat(isValid(pair, hash(HashingAlgorithm.SHA_512), signature)).isTrue();
    }

    @Test
    default void sign_refusesAHash_thatThePolicyDoesNotAllow() {
        CreateKeyPairResponse pair = pair(CreateKeyPairRequest.ec(RecommendedCurve.P_256));
        assertRefused(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, () -> sign(pair, hash(HashingAlgorithm.SHA_1)));
        assertThat(isValid(pair, hash(HashingAlgorithm.SHA_1), PLAINTEXT)).isFalse();
    }

    @Test
    default void signatureVerify_stillWorks_whenThePairIsRevoked() {
        CreateKeyPairResponse pair = pair(CreateKeyPairRequest.ec(RecommendedCurve.P_256));
        Bytes signature = sign(pair, CryptographicParameters.none());
        for (UniqueIdentifier id : List.of(pair.privateKeyUniqueIdentifier(), pair.publicKeyUniqueIdentifier())) {
            kms().execute(RevokeRequest.of(id, RevocationReasonCode.KEY_COMPROMISE), ALICE);
        }
        assertThat(isValid(pair, CryptographicParameters.none(), signature)).isTrue();
        assertRefused(ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> sign(pair, CryptographicParameters.none()));
    }
}
