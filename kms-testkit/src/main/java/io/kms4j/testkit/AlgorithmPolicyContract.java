package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the algorithm policies let through, over any adapters. */
public interface AlgorithmPolicyContract {
    TestKms test();

    Bytes BLOCK = Bytes.takeOver(new byte[16]);

    private Kms kms(AlgorithmPolicy policy) {
        return test().builder().algorithmPolicy(policy).build();
    }

    private static void assertNotAllowed(AlgorithmPolicy policy, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS);
            assertThat(refused).hasMessageContaining("algorithm-policy = " + policy);
        });
    }

    private static UniqueIdentifier create(Kms kms, CryptographicAlgorithm algorithm, int lengthBits) {
        CreateRequest request = CreateRequest.aes(lengthBits)
                .named(TestKms.freshName("policy"))
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm);
        return kms.execute(request, ALICE).uniqueIdentifier();
    }

    @Test
    default void decrypt_undoesWhatALegacyServerEncrypted_byDefault() {
        try (Kms legacy = kms(AlgorithmPolicy.LEGACY);
                Kms standard = kms(AlgorithmPolicy.DEFAULT);
                Kms fips = kms(AlgorithmPolicy.FIPS)) {
            UniqueIdentifier id = create(legacy, CryptographicAlgorithm.DES3, 168);
            EncryptResponse encrypted = legacy.execute(EncryptRequest.of(id, BLOCK), ALICE);
            for (Kms kms : new Kms[] {standard, fips}) {
                assertThat(kms.execute(DecryptRequest.of(id, encrypted), ALICE).data())
                        .contains(BLOCK);
            }
            assertNotAllowed(AlgorithmPolicy.DEFAULT, () -> standard.execute(EncryptRequest.of(id, BLOCK), ALICE));
        }
    }

    @Test
    default void create_refusesOutdatedKeys_unlessLegacy() {
        try (Kms legacy = kms(AlgorithmPolicy.LEGACY);
                Kms standard = kms(AlgorithmPolicy.DEFAULT)) {
            assertNotAllowed(AlgorithmPolicy.DEFAULT, () -> create(standard, CryptographicAlgorithm.DES3, 168));
            assertNotAllowed(
                    AlgorithmPolicy.DEFAULT,
                    () -> standard.execute(CreateKeyPairRequest.rsa(1024).named(TestKms.freshName("short")), ALICE));
            create(legacy, CryptographicAlgorithm.DES3, 168);
            create(legacy, CryptographicAlgorithm.BLOWFISH, 128);
        }
    }

    @Test
    default void encrypt_refusesWhatNistDoesNotApprove_whenFips() {
        try (Kms standard = kms(AlgorithmPolicy.DEFAULT);
                Kms fips = kms(AlgorithmPolicy.FIPS)) {
            UniqueIdentifier chaCha = create(standard, CryptographicAlgorithm.CHACHA20POLY1305, 256);
            UniqueIdentifier aes = create(fips, CryptographicAlgorithm.AES, 256);
            standard.execute(EncryptRequest.of(chaCha, BLOCK), ALICE);
            assertNotAllowed(AlgorithmPolicy.FIPS, () -> fips.execute(EncryptRequest.of(chaCha, BLOCK), ALICE));
            CryptographicParameters siv = CryptographicParameters.builder()
                    .blockCipherMode(BlockCipherMode.GCM_SIV)
                    .build();
            assertNotAllowed(
                    AlgorithmPolicy.FIPS,
                    () -> fips.execute(EncryptRequest.of(aes, BLOCK).with(siv), ALICE));
            fips.execute(EncryptRequest.of(aes, BLOCK), ALICE);
        }
    }

    @Test
    default void encrypt_refusesWhatThePolicyDoes_alsoInTheHsm() {
        try (Kms fips = test().builder().algorithmPolicy(AlgorithmPolicy.FIPS).build()) {
            UniqueIdentifier id = test().freshHsmId("policy");
            fips.execute(CreateKeyPairRequest.rsa(2048).named(id.value()), ADMIN);
            CryptographicParameters pkcs1 = CryptographicParameters.builder()
                    .paddingMethod(PaddingMethod.PKCS1_V1_5)
                    .build();
            assertNotAllowed(
                    AlgorithmPolicy.FIPS,
                    () -> fips.execute(EncryptRequest.of(id, BLOCK).with(pkcs1), ADMIN));
        }
    }

    @Test
    default void encrypt_refusesShortTags_unlessLegacy() {
        CryptographicParameters shortTag =
                CryptographicParameters.builder().tagLength(4).build();
        try (Kms legacy = kms(AlgorithmPolicy.LEGACY);
                Kms standard = kms(AlgorithmPolicy.DEFAULT)) {
            UniqueIdentifier aes = create(standard, CryptographicAlgorithm.AES, 256);
            assertNotAllowed(
                    AlgorithmPolicy.DEFAULT,
                    () -> standard.execute(EncryptRequest.of(aes, BLOCK).with(shortTag), ALICE));
            EncryptResponse encrypted =
                    legacy.execute(EncryptRequest.of(aes, BLOCK).with(shortTag), ALICE);
            assertThat(encrypted.authenticatedEncryptionTag().orElseThrow().length())
                    .isEqualTo(4);
        }
    }
}
