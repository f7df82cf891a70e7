package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacVerifyRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.RngRetrieveRequest;
import io.kms4j.kmip.operation.RngSeedRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hashes, MACs and random numbers; part of {@link KmsContract}. It includes {@link SignaturesContract} and
 * {@link StreamingContract}. */
interface CryptographicServicesContract extends SignaturesContract, StreamingContract {
    int MAC_MASK = CryptographicUsageMask.MAC_GENERATE | CryptographicUsageMask.MAC_VERIFY;

    @Override
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private CreateRequest hmacKey() {
        return CreateRequest.aes(256)
                .named(TestKms.freshName("mac"))
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(MAC_MASK));
    }

    private UniqueIdentifier create(CreateRequest request) {
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private Bytes mac(UniqueIdentifier id) {
        return kms().execute(MacRequest.of(id, PLAINTEXT), ALICE).macData().orElseThrow();
    }

    private ValidityIndicator verify(UniqueIdentifier id, Bytes data, Bytes mac) {
        return kms().execute(MacVerifyRequest.of(id, data, mac), ALICE)
                .validityIndicator()
                .orElseThrow();
    }

    @Test
    default void hash_refuses_whenNoAlgorithmIsNamed() {
        HashRequest request = new HashRequest(
                CryptographicParameters.none(),
                Optional.of(PLAINTEXT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(request, ALICE));
    }

    @Test
    default void hash_givesTheHash_ofEmptyDataToo() {
        HashRequest request = HashRequest.of(HashingAlgorithm.SHA_256, Bytes.empty());
        assertThat(kms().execute(request, ALICE).data().orElseThrow().length()).isEqualTo(32);
    }

    @Test
    default void rngRetrieve_givesOtherBytesEachTime_alsoAfterTheSameSeed() {
        Bytes seed = CryptoFixtures.filled(32);
        assertThat(kms().execute(new RngSeedRequest(seed), ALICE).dataLength()).isEqualTo(32);
        Bytes first = kms().execute(new RngRetrieveRequest(32), ALICE).data();
        kms().execute(new RngSeedRequest(seed), ALICE);
        Bytes second = kms().execute(new RngRetrieveRequest(32), ALICE).data();
        assertThat(first.length()).isEqualTo(32);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    default void rngRetrieve_refuses_whatCannotBeAnswered() {
        for (int length : new int[] {0, -1, Integer.MAX_VALUE}) {
            assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(new RngRetrieveRequest(length), ALICE));
        }
    }

    @Test
    default void macVerify_saysValid_forTheWholeMacOfTheSameDataOnly() {
        UniqueIdentifier id = create(hmacKey());
        Bytes mac = mac(id);
        assertThat(mac.length()).isEqualTo(32);
        assertThat(verify(id, PLAINTEXT, mac)).isEqualTo(ValidityIndicator.VALID);
        assertThat(verify(id, Bytes.empty(), mac)).isEqualTo(ValidityIndicator.INVALID);
        assertThat(verify(id, PLAINTEXT, CryptoFixtures.cut(mac))).isEqualTo(ValidityIndicator.INVALID);
        assertThat(verify(id, PLAINTEXT, CryptoFixtures.lengthened(mac))).isEqualTo(ValidityIndicator.INVALID);
        assertThat(verify(id, PLAINTEXT, Bytes.empty())).isEqualTo(ValidityIndicator.INVALID);
        assertThat(verify(create(hmacKey()), PLAINTEXT, mac)).isEqualTo(ValidityIndicator.INVALID);
    }

    @Test
    default void mac_needsItsBitOfTheMask() {
        UniqueIdentifier encrypts = create(CreateRequest.aes(256));
        assertRefused(ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, () -> mac(encrypts));
        UniqueIdentifier verifies = create(hmacKey()
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.MAC_VERIFY)));
        assertRefused(ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, () -> mac(verifies));
        assertThat(verify(verifies, PLAINTEXT, PLAINTEXT)).isEqualTo(ValidityIndicator.INVALID);
    }

    @Test
    default void macVerify_stillWorks_whenTheKeyIsRevoked() {
        UniqueIdentifier id = create(hmacKey());
        Bytes mac = mac(id);
        kms().execute(RevokeRequest.of(id, RevocationReasonCode.CESSATION_OF_OPERATION), ALICE);
        assertThat(verify(id, PLAINTEXT, mac)).isEqualTo(ValidityIndicator.VALID);
        assertRefused(ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> mac(id));
    }

    @Test
    default void mac_refusesAnotherHmac_thanTheKeyIsFor() {
        UniqueIdentifier id = create(hmacKey());
        MacRequest request = MacRequest.of(id, PLAINTEXT)
                .with(CryptographicParameters.builder()
                        .cryptographicAlgorithm(CryptographicAlgorithm.HMAC_SHA512)
                        .build());
        assertRefused(ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS, () -> kms().execute(request, ALICE));
    }

    @Test
    default void mac_isTheHmacOfTheHash_withAKeyOfABlockCipher() {
        UniqueIdentifier id = create(
                CreateRequest.aes(256).with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(MAC_MASK)));
        MacRequest request = MacRequest.of(id, PLAINTEXT)
                .with(CryptographicParameters.builder()
                        .hashingAlgorithm(HashingAlgorithm.SHA_512)
                        .build());
        assertThat(kms().execute(request, ALICE).macData().orElseThrow().length())
                .isEqualTo(64);
    }

    @Test
    default void mac_countsTheUsageLimitsDown() {
        UniqueIdentifier id = create(
                hmacKey().with(Attribute.USAGE_LIMITS, new UsageLimits(1, Optional.of(1L), UsageLimitsUnit.OBJECT)));
        mac(id);
        assertRefused(ResultReason.USAGE_LIMIT_EXCEEDED, () -> mac(id));
    }

    @Test
    default void mac_isDoneInTheHsm_withAKeyOfTheHsm() {
        UniqueIdentifier id = test().freshHsmId("mac");
        kms().execute(hmacKey().named(id.value()), ADMIN);
        Bytes mac = kms().execute(MacRequest.of(id, PLAINTEXT), ADMIN).macData().orElseThrow();
        assertThat(mac.length()).isEqualTo(32);
        assertThat(kms().execute(MacVerifyRequest.of(id, PLAINTEXT, mac), ADMIN).validityIndicator())
                .contains(ValidityIndicator.VALID);
        assertThat(kms().execute(MacVerifyRequest.of(id, mac, mac), ADMIN).validityIndicator())
                .contains(ValidityIndicator.INVALID);
    }

    @Test
    default void mac_refusesAKeyOfTheHsm_thatHasNoSuchMask() {
        UniqueIdentifier id = test().freshHsmId("mac");
        kms().execute(CreateRequest.aes(256).named(id.value()), ADMIN);
        assertRefused(ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, () -> kms().execute(
                        MacRequest.of(id, PLAINTEXT), ADMIN));
    }
}
