package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.MacSignatureKeyInformation;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrapped keys that leave and come back, in every combination of method, encoding and mode, over any adapters. */
public interface WrappingContract {
    TestKms test();

    List<BlockCipherMode> MODES = List.of(
            BlockCipherMode.NIST_KEY_WRAP,
            BlockCipherMode.AES_KEY_WRAP_PADDING,
            BlockCipherMode.GCM,
            BlockCipherMode.CBC,
            BlockCipherMode.CTR);

    private UniqueIdentifier create(CryptographicAlgorithm algorithm, int uses) {
        CreateRequest request = CreateRequest.aes(256)
                .named(TestKms.freshName("wrapping"))
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(uses))
                .with(Attribute.ACTIVATION_DATE, test().clock().instant());
        return test().kms().execute(request, ALICE).uniqueIdentifier();
    }

    private UniqueIdentifier wrappingKey() {
        return create(CryptographicAlgorithm.AES, CryptographicUsageMask.WRAP_KEY | CryptographicUsageMask.UNWRAP_KEY);
    }

    private UniqueIdentifier macKey() {
        return create(
                CryptographicAlgorithm.HMAC_SHA256,
                CryptographicUsageMask.MAC_GENERATE | CryptographicUsageMask.MAC_VERIFY);
    }

    private UniqueIdentifier dataKey() {
        return create(CryptographicAlgorithm.AES, CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.DECRYPT);
    }

    private static KeyWrappingSpecification wrapping(
            WrappingMethod method,
            Optional<BlockCipherMode> mode,
            UniqueIdentifier wrappingKey,
            UniqueIdentifier macKey,
            Optional<EncodingOption> encoding,
            String... attributes) {
        Optional<CryptographicParameters> parameters = mode.map(value ->
                CryptographicParameters.builder().blockCipherMode(value).build());
        return new KeyWrappingSpecification(
                method,
                method == WrappingMethod.MAC_SIGN
                        ? Optional.empty()
                        : Optional.of(new EncryptionKeyInformation(wrappingKey, parameters)),
                method == WrappingMethod.ENCRYPT
                        ? Optional.empty()
                        : Optional.of(new MacSignatureKeyInformation(macKey, Optional.empty())),
                List.of(attributes),
                encoding);
    }

    private KeyBlock get(UniqueIdentifier id, KeyWrappingSpecification wrapping) {
        GetRequest request = new GetRequest(
                Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wrapping));
        return block(request);
    }

    private KeyBlock block(GetRequest request) {
        return test().kms()
                .execute(request, ALICE)
                .managedObject()
                .keyBlockIfAny()
                .orElseThrow();
    }

    private Bytes clear(UniqueIdentifier id) {
        KeyBlock block = block(new GetRequest(
                Optional.of(id),
                Optional.empty(),
                Optional.of(KeyWrapType.NOT_WRAPPED),
                Optional.empty(),
                Optional.empty()));
        KeyValue.Plain value = (KeyValue.Plain) block.keyValue().orElseThrow();
        return ((KeyMaterial.Encoded) value.keyMaterial()).bytes().reveal();
    }

    private UniqueIdentifier register(KeyBlock block) {
        RegisterRequest request = new RegisterRequest(
                ObjectType.SYMMETRIC_KEY,
                Attributes.of(Attribute.ACTIVATION_DATE, Instant.EPOCH),
                new ManagedObject.SymmetricKey(block),
                Optional.empty());
        return test().kms().execute(request, ALICE).uniqueIdentifier();
    }

    private static KeyBlock with(KeyBlock block, KeyValue value, KeyWrappingData wrapping) {
        return new KeyBlock(
                block.keyFormatType(),
                block.keyCompressionType(),
                Optional.of(value),
                block.cryptographicAlgorithm(),
                block.cryptographicLength(),
                Optional.of(wrapping));
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    @ParameterizedTest
    @EnumSource(names = "TR_31", mode = EnumSource.Mode.EXCLUDE)
    default void register_takesBackWhatGetWrapped_inEveryWay(WrappingMethod method) {
        UniqueIdentifier key = dataKey();
        UniqueIdentifier wrappingKey = wrappingKey();
        UniqueIdentifier macKey = macKey();
        for (EncodingOption encoding : EncodingOption.values()) {
            for (BlockCipherMode mode : MODES) {
                KeyWrappingSpecification wanted =
                        wrapping(method, Optional.of(mode), wrappingKey, macKey, Optional.of(encoding));
                KeyBlock block = get(key, wanted);
                KeyWrappingData data = block.keyWrappingData().orElseThrow();
                assertThat(data.encryptionKeyInformation()).isEqualTo(wanted.encryptionKeyInformation());
                assertThat(data.macSignatureKeyInformation()).isEqualTo(wanted.macSignatureKeyInformation());
                assertThat(data.macSignature().isPresent()).isEqualTo(method != WrappingMethod.ENCRYPT);
                assertThat(clear(register(block)))
                        .as("%s %s %s", method, mode, encoding)
                        .isEqualTo(clear(key));
            }
        }
    }

    @Test
    default void register_takesBackWhatGetSigned_withEveryKindOfPair() {
        UniqueIdentifier key = dataKey();
        UniqueIdentifier wrappingKey = wrappingKey();
        for (CryptographicAlgorithm algorithm : List.of(CryptographicAlgorithm.RSA, CryptographicAlgorithm.ED25519)) {
            UniqueIdentifier signingKey = signingKey(algorithm);
            for (WrappingMethod method : List.of(WrappingMethod.MAC_SIGN, WrappingMethod.ENCRYPT_THEN_MAC_SIGN)) {
                KeyBlock block =
                        get(key, wrapping(method, Optional.empty(), wrappingKey, signingKey, Optional.empty()));
                assertThat(clear(register(block))).isEqualTo(clear(key));
                KeyWrappingData data = block.keyWrappingData().orElseThrow();
                KeyBlock wrong = with(
                        block,
                        block.keyValue().orElseThrow(),
                        withMac(data, data.macSignature().map(WrappingContract::flipped)));
                UniqueIdentifier registered = register(wrong);
                assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> clear(registered));
            }
        }
    }

    private UniqueIdentifier signingKey(CryptographicAlgorithm algorithm) {
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm)
                .with(
                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                        new CryptographicUsageMask(CryptographicUsageMask.SIGN | CryptographicUsageMask.VERIFY))
                .with(Attribute.ACTIVATION_DATE, test().clock().instant());
        CreateKeyPairRequest request = new CreateKeyPairRequest(
                Optional.of(
                        algorithm == CryptographicAlgorithm.RSA
                                ? attributes.with(Attribute.CRYPTOGRAPHIC_LENGTH, 2048)
                                : attributes),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return test().kms().execute(request, ALICE).privateKeyUniqueIdentifier();
    }

    @Test
    default void get_givesTheKeyAsRegistered_orWrappedByAnother() {
        UniqueIdentifier key = dataKey();
        KeyWrappingSpecification wanted =
                wrapping(WrappingMethod.ENCRYPT, Optional.empty(), wrappingKey(), macKey(), Optional.empty());
        KeyBlock block = get(key, wanted);
        UniqueIdentifier registered = register(block);
        KeyBlock again = block(GetRequest.of(registered));
        assertThat(again.keyValue()).isEqualTo(block.keyValue());
        assertThat(again.keyWrappingData()).isEqualTo(block.keyWrappingData());
        KeyWrappingSpecification other =
                wrapping(WrappingMethod.ENCRYPT, Optional.empty(), wrappingKey(), macKey(), Optional.empty());
        assertThat(clear(register(get(registered, other)))).isEqualTo(clear(key));
    }

    @Test
    default void get_opensWhatWasWrapped_whenTheWrappingKeyGotOtherParametersSince() {
        UniqueIdentifier key = dataKey();
        UniqueIdentifier wrappingKey = wrappingKey();
        UniqueIdentifier registered = register(get(
                key,
                wrapping(
                        WrappingMethod.ENCRYPT,
                        Optional.of(BlockCipherMode.GCM),
                        wrappingKey,
                        macKey(),
                        noEncoding())));
        CryptographicParameters others = CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.CBC)
                .tagLength(12)
                .build();
        test().kms()
                .execute(
                        new AddAttributeRequest(
                                Optional.of(wrappingKey), Attributes.of(Attribute.CRYPTOGRAPHIC_PARAMETERS, others)),
                        ALICE);
        assertThat(clear(registered)).isEqualTo(clear(key));
    }

    @Test
    default void register_keepsAWrappedKeyInsideAStructure_asItCame() {
        KeyWrappingSpecification wanted = wrapping(
                WrappingMethod.ENCRYPT,
                Optional.of(BlockCipherMode.NIST_KEY_WRAP),
                wrappingKey(),
                macKey(),
                Optional.of(EncodingOption.NO_ENCODING));
        UniqueIdentifier key = dataKey();
        KeyBlock block = get(key, wanted);
        Bytes bytes = ((KeyValue.Wrapped) block.keyValue().orElseThrow()).bytes();
        KeyValue structure = new KeyValue.Plain(new KeyMaterial.Encoded(SecretBytes.copyOf(bytes)), Attributes.none());
        UniqueIdentifier registered =
                register(with(block, structure, block.keyWrappingData().orElseThrow()));
        assertThat(clear(registered)).isEqualTo(clear(key));
        KeyValue again = block(GetRequest.of(registered)).keyValue().orElseThrow();
        assertThat(again).isInstanceOf(KeyValue.Plain.class);
    }

    @Test
    default void get_failsToUnwrap_whenTheMacOrTheBytesAreWrong() {
        UniqueIdentifier key = dataKey();
        UniqueIdentifier wrappingKey = wrappingKey();
        UniqueIdentifier macKey = macKey();
        for (WrappingMethod method : List.of(
                WrappingMethod.MAC_SIGN, WrappingMethod.ENCRYPT_THEN_MAC_SIGN, WrappingMethod.MAC_SIGN_THEN_ENCRYPT)) {
            KeyBlock block =
                    get(key, wrapping(method, Optional.of(BlockCipherMode.CTR), wrappingKey, macKey, noEncoding()));
            KeyWrappingData data = block.keyWrappingData().orElseThrow();
            KeyValue value = block.keyValue().orElseThrow();
            Bytes bytes = ((KeyValue.Wrapped) value).bytes();
            List<KeyBlock> damaged = new ArrayList<>();
            damaged.add(with(block, new KeyValue.Wrapped(flipped(bytes)), data));
            damaged.add(with(block, value, withMac(data, data.macSignature().map(WrappingContract::flipped))));
            damaged.add(with(block, value, withMac(data, Optional.empty())));
            for (KeyBlock wrong : damaged) {
                UniqueIdentifier registered = register(wrong);
                assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> clear(registered));
            }
        }
    }

    private static Optional<EncodingOption> noEncoding() {
        return Optional.of(EncodingOption.NO_ENCODING);
    }

    private static Bytes flipped(Bytes bytes) {
        byte[] copy = bytes.toArray();
        copy[0] ^= 1;
        return Bytes.takeOver(copy);
    }

    private static KeyWrappingData withMac(KeyWrappingData data, Optional<Bytes> mac) {
        return new KeyWrappingData(
                data.wrappingMethod(),
                data.encryptionKeyInformation(),
                data.macSignatureKeyInformation(),
                mac,
                data.ivCounterNonce(),
                data.encodingOption());
    }

    @Test
    default void get_wrapsTheAttributesAskedFor_underTheTtlvEncodingOnly() {
        UniqueIdentifier key = dataKey();
        UniqueIdentifier wrappingKey = wrappingKey();
        Optional<BlockCipherMode> mode = Optional.of(BlockCipherMode.NIST_KEY_WRAP);
        KeyBlock bare = get(key, wrapping(WrappingMethod.ENCRYPT, mode, wrappingKey, macKey(), Optional.empty()));
        KeyBlock full = get(
                key,
                wrapping(
                        WrappingMethod.ENCRYPT,
                        mode,
                        wrappingKey,
                        macKey(),
                        Optional.empty(),
                        "Cryptographic Usage Mask",
                        "State"));
        assertThat(lengthOf(full)).isGreaterThan(lengthOf(bare));
        assertThat(clear(register(full))).isEqualTo(clear(key));
        assertRefused(
                ResultReason.ENCODING_OPTION_ERROR,
                () -> get(key, wrapping(WrappingMethod.ENCRYPT, mode, wrappingKey, macKey(), noEncoding(), "State")));
    }

    private static int lengthOf(KeyBlock block) {
        return ((KeyValue.Wrapped) block.keyValue().orElseThrow()).bytes().length();
    }

    @Test
    default void get_wrapsUnderAKeyOfTheHsm_withAMacOfTheDatabase() {
        UniqueIdentifier hsmKey = test().freshHsmId("wrapping");
        test().kms().execute(CreateRequest.aes(256).named(hsmKey.value()), ADMIN);
        UniqueIdentifier key = test().kms()
                .execute(CreateRequest.aes(256).named(TestKms.freshName("data")), ADMIN)
                .uniqueIdentifier();
        UniqueIdentifier macKey = test().kms()
                .execute(
                        CreateRequest.aes(256)
                                .named(TestKms.freshName("mac"))
                                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256)
                                .with(
                                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                                        new CryptographicUsageMask(CryptographicUsageMask.MAC_GENERATE
                                                | CryptographicUsageMask.MAC_VERIFY)),
                        ADMIN)
                .uniqueIdentifier();
        GetRequest request = new GetRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(wrapping(
                        WrappingMethod.ENCRYPT_THEN_MAC_SIGN, Optional.empty(), hsmKey, macKey, noEncoding())));
        KeyBlock block = test().kms()
                .execute(request, ADMIN)
                .managedObject()
                .keyBlockIfAny()
                .orElseThrow();
        assertThat(lengthOf(block)).isEqualTo(12 + 32 + 16);
        assertThat(block.keyWrappingData()
                        .orElseThrow()
                        .macSignature()
                        .orElseThrow()
                        .length())
                .isEqualTo(32);
    }

    @Test
    default void get_refusesASensitiveKey_thatWouldOnlyBeAuthenticated() {
        CreateRequest request =
                CreateRequest.aes(256).named(TestKms.freshName("sensitive")).with(Attribute.SENSITIVE, true);
        UniqueIdentifier key = test().kms().execute(request, ALICE).uniqueIdentifier();
        UniqueIdentifier wrappingKey = wrappingKey();
        UniqueIdentifier macKey = macKey();
        assertRefused(
                ResultReason.SENSITIVE,
                () -> get(key, wrapping(WrappingMethod.MAC_SIGN, Optional.empty(), wrappingKey, macKey, noEncoding())));
        get(key, wrapping(WrappingMethod.ENCRYPT_THEN_MAC_SIGN, Optional.empty(), wrappingKey, macKey, noEncoding()));
    }

    @Test
    default void get_refusesTheMacKeyOfAnother_toWrapAndToUnwrap() {
        UniqueIdentifier wrappingKey = wrappingKey();
        UniqueIdentifier macKey = macKey();
        UniqueIdentifier key = dataKey();
        KeyWrappingSpecification wanted =
                wrapping(WrappingMethod.MAC_SIGN, Optional.empty(), wrappingKey, macKey, noEncoding());
        UniqueIdentifier registered = register(get(key, wanted));
        UniqueIdentifier bobs = test().kms()
                .execute(CreateRequest.aes(256).named(TestKms.freshName("bob")), BOB)
                .uniqueIdentifier();
        GetRequest request = new GetRequest(
                Optional.of(bobs), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wanted));
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> test().kms().execute(request, BOB));
        assertThat(clear(registered)).isEqualTo(clear(key));
    }
}
