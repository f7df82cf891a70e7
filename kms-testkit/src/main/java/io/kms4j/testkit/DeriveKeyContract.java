package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.DerivationParameters;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Derive Key, over any adapters with real cryptography. Rights are in {@link KmsAccessContract}. */
public interface DeriveKeyContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    CryptographicParameters SHA256 = CryptographicParameters.builder()
            .hashingAlgorithm(HashingAlgorithm.SHA_256)
            .build();

    private Kms kms() {
        return test().kms();
    }

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Attributes mask(int bits) {
        return Attributes.of(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(bits))
                .with(Attribute.ACTIVATION_DATE, Instant.EPOCH);
    }

    private UniqueIdentifier registerSecret(String secret) {
        KeyBlock block = new KeyBlock(
                KeyFormatType.OPAQUE,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(
                        new KeyMaterial.Encoded(SecretBytes.copyOf(text(secret))), Attributes.none())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        RegisterRequest request = new RegisterRequest(
                ObjectType.SECRET_DATA,
                mask(CryptographicUsageMask.DERIVE_KEY),
                new ManagedObject.SecretData(SecretDataType.PASSWORD, block),
                Optional.empty());
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private UniqueIdentifier createKey(Attributes more) {
        CreateRequest request = CreateRequest.aes(256)
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.DERIVE_KEY | CryptographicUsageMask.ENCRYPT));
        return kms().execute(
                        new CreateRequest(
                                request.objectType(), request.attributes().overriddenBy(more), Optional.empty()),
                        ALICE)
                .uniqueIdentifier();
    }

    private static Attributes aes(int lengthBits) {
        return Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, lengthBits);
    }

    private static DeriveKeyRequest derive(
            DerivationMethod method, DerivationParameters parameters, Attributes attributes, UniqueIdentifier... from) {
        return new DeriveKeyRequest(ObjectType.SYMMETRIC_KEY, List.of(from), method, parameters, attributes);
    }

    private static DeriveKeyRequest hkdf(UniqueIdentifier from, Attributes attributes) {
        return derive(DerivationMethod.HKDF, DerivationParameters.of(SHA256).with(text("info")), attributes, from);
    }

    private Attributes attributes(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
    }

    private String material(UniqueIdentifier id) {
        KeyBlock block = kms().execute(GetRequest.of(id), ALICE)
                .managedObject()
                .keyBlockIfAny()
                .orElseThrow();
        KeyValue.Plain value = (KeyValue.Plain) block.keyValue().orElseThrow();
        return HexFormat.of()
                .formatHex(((KeyMaterial.Encoded) value.keyMaterial())
                        .bytes()
                        .reveal()
                        .toArray());
    }

    /** RFC 7914, section 11. */
    @Test
    default void deriveKey_givesThePublishedKey_fromAPassword() {
        UniqueIdentifier password = registerSecret("passwd");
        DeriveKeyRequest request = derive(
                DerivationMethod.PBKDF2, DerivationParameters.pbkdf2(SHA256, text("salt"), 1), aes(256), password);
        UniqueIdentifier derived = kms().execute(request, ALICE).uniqueIdentifier();
        assertThat(material(derived)).isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    }

    @Test
    default void deriveKey_linksBothObjects_andDescribesTheNewOne() {
        UniqueIdentifier base = createKey(Attributes.none());
        UniqueIdentifier derived = kms().execute(
                        hkdf(base, aes(192).with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(12))),
                        ALICE)
                .uniqueIdentifier();
        assertThat(attributes(base).all(Attribute.LINK))
                .containsExactly(new Link(LinkType.DERIVED_KEY_LINK, derived.value()));
        Attributes mine = attributes(derived);
        assertThat(mine.all(Attribute.LINK))
                .containsExactly(new Link(LinkType.DERIVATION_BASE_OBJECT_LINK, base.value()));
        assertThat(mine.get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(192);
        assertThat(mine.get(Attribute.CRYPTOGRAPHIC_USAGE_MASK)).contains(new CryptographicUsageMask(12));
        assertThat(mine.get(Attribute.OBJECT_TYPE)).contains(ObjectType.SYMMETRIC_KEY);
    }

    @Test
    default void deriveKey_takesSecretDataAsDerivationData_whichGivesTheSameKey() {
        UniqueIdentifier key = createKey(Attributes.none());
        UniqueIdentifier info = registerSecret("info");
        DeriveKeyRequest implicit = derive(DerivationMethod.HMAC, DerivationParameters.of(SHA256), aes(256), key, info);
        DeriveKeyRequest explicit =
                derive(DerivationMethod.HMAC, DerivationParameters.of(SHA256).with(text("info")), aes(256), key);
        assertThat(material(kms().execute(implicit, ALICE).uniqueIdentifier()))
                .isEqualTo(material(kms().execute(explicit, ALICE).uniqueIdentifier()));
        DeriveKeyRequest both =
                derive(DerivationMethod.HMAC, DerivationParameters.of(SHA256).with(text("info")), aes(256), key, info);
        assertRefused(ResultReason.INVALID_MESSAGE, () -> kms().execute(both, ALICE));
    }

    @Test
    default void deriveKey_isRefused_withoutTheUsageBitOrAnActiveKey() {
        UniqueIdentifier other = kms().execute(CreateRequest.aes(256), ALICE).uniqueIdentifier();
        assertRefused(
                ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, () -> kms().execute(hkdf(other, aes(128)), ALICE));
        UniqueIdentifier base = createKey(Attributes.none());
        kms().execute(RevokeRequest.of(base, RevocationReasonCode.CESSATION_OF_OPERATION), ALICE);
        assertRefused(ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(hkdf(base, aes(128)), ALICE));
        UniqueIdentifier inHsm = kms().execute(
                        CreateRequest.aes(256).named(test().freshHsmId("aes").value()), ADMIN)
                .uniqueIdentifier();
        assertRefused(
                ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, () -> kms().execute(hkdf(inHsm, aes(128)), ADMIN));
    }

    @Test
    default void deriveKey_keepsTheProtection_ofWhatItDerivesFrom() {
        UniqueIdentifier sensitive =
                createKey(Attributes.of(Attribute.SENSITIVE, true).with(Attribute.EXTRACTABLE, false));
        UniqueIdentifier derived =
                kms().execute(hkdf(sensitive, aes(256)), ALICE).uniqueIdentifier();
        assertThat(attributes(derived).isTrue(Attribute.SENSITIVE)).isTrue();
        assertThat(attributes(derived).get(Attribute.EXTRACTABLE)).contains(false);
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                        hkdf(sensitive, aes(256).with(Attribute.SENSITIVE, false)), ALICE));
        DeriveKeyRequest oneByte = new DeriveKeyRequest(
                ObjectType.SECRET_DATA,
                List.of(sensitive),
                DerivationMethod.HKDF,
                DerivationParameters.of(SHA256),
                Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 8));
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(oneByte, ALICE));
    }

    @Test
    default void deriveKey_byEncryptionOrHmac_needsTheRightToEncryptOrMac() {
        UniqueIdentifier base = createKey(Attributes.none());
        CryptographicParameters ecb = CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.ECB)
                .build();
        DeriveKeyRequest request = derive(
                DerivationMethod.ENCRYPT, DerivationParameters.of(ecb).with(text("0123456789abcdef")), aes(128), base);
        kms().accessRights().grant(base, BOB, Set.of(Operation.DERIVE_KEY), ALICE);
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(request, BOB));
        kms().accessRights().grant(base, BOB, Set.of(Operation.ENCRYPT), ALICE);
        UniqueIdentifier derived = kms().execute(request, BOB).uniqueIdentifier();
        assertThat(test().keyStore().find(derived).orElseThrow().owner()).isEqualTo(BOB);
        DeriveKeyRequest hmac =
                derive(DerivationMethod.HMAC, DerivationParameters.of(SHA256).with(text("data")), aes(128), base);
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(hmac, BOB));
    }

    @Test
    default void deriveKey_byAgreement_givesBothPartiesTheSameKey() {
        CreateKeyPairResponse alice = createPair();
        CreateKeyPairResponse other = createPair();
        DerivationParameters none = DerivationParameters.of(CryptographicParameters.none());
        DeriveKeyRequest mine = derive(
                DerivationMethod.ASYMMETRIC_KEY,
                none,
                aes(256),
                alice.privateKeyUniqueIdentifier(),
                other.publicKeyUniqueIdentifier());
        DeriveKeyRequest theirs = derive(
                DerivationMethod.ASYMMETRIC_KEY,
                none,
                aes(256),
                other.privateKeyUniqueIdentifier(),
                alice.publicKeyUniqueIdentifier());
        assertThat(material(kms().execute(mine, ALICE).uniqueIdentifier()))
                .isEqualTo(material(kms().execute(theirs, ALICE).uniqueIdentifier()));
        assertRefused(ResultReason.INVALID_OBJECT_TYPE, () -> kms().execute(
                        derive(DerivationMethod.HKDF, none, aes(256), other.privateKeyUniqueIdentifier()), ALICE));
    }

    private CreateKeyPairResponse createPair() {
        CreateKeyPairRequest request = CreateKeyPairRequest.ec(RecommendedCurve.P_256);
        return kms().execute(
                        new CreateKeyPairRequest(
                                request.commonAttributes()
                                        .map(common -> common.with(
                                                Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                                                new CryptographicUsageMask(CryptographicUsageMask.DERIVE_KEY))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        ALICE);
    }

    @Test
    default void deriveKey_succeedsForAll_whoDeriveFromOneKeyAtATime() throws Exception {
        UniqueIdentifier base = createKey(Attributes.none());
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<UniqueIdentifier> work =
                    () -> kms().execute(hkdf(base, aes(128)), ALICE).uniqueIdentifier();
            Set<String> derived = new HashSet<>();
            for (Future<UniqueIdentifier> future : pool.invokeAll(Collections.nCopies(3 * threads, work))) {
                derived.add(future.get().value());
            }
            assertThat(attributes(base).all(Attribute.LINK))
                    .extracting(Link::linkedObjectIdentifier)
                    .containsExactlyInAnyOrderElementsOf(derived)
                    .hasSize(3 * threads);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    default void deriveKey_isRefused_forALengthThatIsNone() {
        UniqueIdentifier base = createKey(Attributes.none());
        for (Attributes wrong : List.of(
                Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 128),
                aes(0),
                aes(-8),
                aes(129),
                aes(200),
                aes(Integer.MAX_VALUE - 7))) {
            assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(hkdf(base, wrong), ALICE));
        }
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(
                        derive(DerivationMethod.HKDF, DerivationParameters.of(SHA256), aes(128), base, base), ALICE));
    }
}
