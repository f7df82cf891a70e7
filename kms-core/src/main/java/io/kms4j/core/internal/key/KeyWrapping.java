package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.util.Optional;

/**
 * Wraps keys under other keys: before they are stored, and for Get and Export. With a key of the HSM the encryption happens
 * in the HSM. What is too long for one RSA-OAEP block is wrapped by a random AES-256 key (RFC 5649), and that key by RSA,
 * which is PKCS#11's CKM_RSA_AES_KEY_WRAP.
 */
public final class KeyWrapping {
    static final CryptographicParameters GCM = CryptographicParameters.builder()
            .cryptographicAlgorithm(CryptographicAlgorithm.AES)
            .blockCipherMode(BlockCipherMode.GCM)
            .build();
    static final CryptographicParameters OAEP = CryptographicParameters.builder()
            .cryptographicAlgorithm(CryptographicAlgorithm.RSA)
            .paddingMethod(PaddingMethod.OAEP)
            .hashingAlgorithm(HashingAlgorithm.SHA_256)
            .build();
    static final CryptographicParameters HYBRID = CryptographicParameters.builder()
            .cryptographicAlgorithm(CryptographicAlgorithm.RSA)
            .paddingMethod(PaddingMethod.NONE)
            .hashingAlgorithm(HashingAlgorithm.SHA_256)
            .build();
    static final CryptographicParameters KEY_WRAP_PADDING = CryptographicParameters.builder()
            .cryptographicAlgorithm(CryptographicAlgorithm.AES)
            .blockCipherMode(BlockCipherMode.AES_KEY_WRAP_PADDING)
            .build();
    static final CryptographicParameters KEY_WRAP = CryptographicParameters.builder()
            .cryptographicAlgorithm(CryptographicAlgorithm.AES)
            .blockCipherMode(BlockCipherMode.NIST_KEY_WRAP)
            .build();

    /** What OAEP with SHA-256 takes of a block: two hashes and two bytes. */
    private static final int OAEP_OVERHEAD_BYTES = 66;

    private static final int TRANSPORT_KEY_BYTES = 32;

    private final KeyResolver resolver;
    private final ReadyKeys keys;

    /** Wrapped bytes with the parameters that undo it. */
    private record WrappedBytes(Bytes bytes, CryptographicParameters parameters) {}

    /** A key value wrapped for an answer. */
    public record WrappedValue(Bytes bytes, KeyWrappingData wrapping) {}

    public KeyWrapping(KeyResolver resolver, ReadyKeys keys) {
        this.resolver = resolver;
        this.keys = keys;
    }

    /**
     * Wraps a key for the store. {@code caller} must be allowed Encrypt on the wrapping key.
     *
     * @throws KmipException as {@link KeyResolver#forUse}
     */
    Material.Wrapped wrapForStorage(
            UniqueIdentifier wrappingKey, KeyFormatType format, SecretBytes bytes, UserId caller) {
        StoredObject key = resolver.forUse(KeyUse.WRAP, Optional.of(wrappingKey), caller);
        WrappedBytes wrapped = wrap(key, CryptographicParameters.none(), KEY_WRAP_PADDING, bytes);
        return new Material.Wrapped(format, wrapped.bytes(), data(wrappingKey, wrapped, EncodingOption.NO_ENCODING));
    }

    /**
     * Wraps a key for an answer. {@code caller} must be allowed Encrypt on the wrapping key.
     *
     * @throws KmipException as {@link KeyResolver#forUse}; FEATURE_NOT_SUPPORTED for methods other than Encrypt
     */
    public WrappedValue wrapForAnswer(
            KeyWrappingSpecification specification,
            KeyFormatType format,
            KeyMaterial material,
            Attributes attributes,
            UserId caller) {
        if (specification.wrappingMethod() != WrappingMethod.ENCRYPT) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "only the wrapping method Encrypt is supported");
        }
        EncryptionKeyInformation information = specification
                .encryptionKeyInformation()
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD, "EncryptionKeyInformation is missing: which key shall wrap?"));
        StoredObject key = resolver.forUse(KeyUse.WRAP, Optional.of(information.uniqueIdentifier()), caller);
        boolean ttlv = TtlvEncodedKeyValue.isMeant(specification.encodingOption());
        try (SecretBytes bytes = ttlv ? TtlvEncodedKeyValue.encode(format, material, attributes) : encoded(material)) {
            CryptographicParameters asked =
                    information.cryptographicParameters().orElse(CryptographicParameters.none());
            WrappedBytes wrapped = wrap(key, asked, KEY_WRAP, bytes);
            EncodingOption option = ttlv ? EncodingOption.TTLV_ENCODING : EncodingOption.NO_ENCODING;
            return new WrappedValue(wrapped.bytes(), data(information.uniqueIdentifier(), wrapped, option));
        }
    }

    private static SecretBytes encoded(KeyMaterial material) {
        if (material instanceof KeyMaterial.Encoded encoded) {
            return encoded.bytes().duplicate();
        }
        throw new KmipException(
                ResultReason.ENCODING_OPTION_ERROR, "a transparent key can be wrapped with the TTLV encoding only");
    }

    private static KeyWrappingData data(UniqueIdentifier wrappingKey, WrappedBytes wrapped, EncodingOption option) {
        return new KeyWrappingData(
                WrappingMethod.ENCRYPT,
                Optional.of(new EncryptionKeyInformation(wrappingKey, Optional.of(wrapped.parameters()))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(option));
    }

    private WrappedBytes wrap(
            StoredObject key, CryptographicParameters asked, CryptographicParameters aesDefault, SecretBytes bytes) {
        return keys.use(key, handle -> {
            if (handle instanceof KeyHandle.InHsm inHsm) {
                return wrapInHsm(inHsm, asked, bytes);
            }
            CryptoKey software = ((KeyHandle.Software) handle).key();
            CryptographicParameters fallback =
                    software.type() == ObjectType.SYMMETRIC_KEY ? aesDefault : rsa(software.lengthBits(), bytes);
            CryptographicParameters parameters = asked.orElse(fallback);
            return new WrappedBytes(keys.software().wrap(software, parameters, bytes), parameters);
        });
    }

    private static CryptographicParameters rsa(int modulusBits, SecretBytes bytes) {
        return bytes.length() <= modulusBits / 8 - OAEP_OVERHEAD_BYTES ? OAEP : HYBRID;
    }

    private WrappedBytes wrapInHsm(KeyHandle.InHsm handle, CryptographicParameters asked, SecretBytes bytes) {
        HsmKey key = handle.key();
        boolean aes = key.algorithm() == CryptographicAlgorithm.AES;
        CryptographicParameters parameters = asked.orElse(aes ? GCM : rsa(key.lengthBits(), bytes));
        if (aes && !parameters.blockCipherMode().equals(Optional.of(BlockCipherMode.GCM))) {
            throw new KmipException(
                    ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, "AES keys of the HSM wrap with GCM only");
        }
        if (!aes && parameters.paddingMethod().equals(Optional.of(PaddingMethod.NONE))) {
            return new WrappedBytes(wrapHybrid(handle, bytes), parameters);
        }
        Ciphertext wrapped = keys.crypto().encrypt(handle, parameters, bytes.reveal(), Optional.empty(), Bytes.empty());
        return new WrappedBytes(Bytes.concat(wrapped.iv(), wrapped.data(), wrapped.tag()), parameters);
    }

    private Bytes wrapHybrid(KeyHandle.InHsm handle, SecretBytes bytes) {
        Crypto software = keys.software();
        try (SecretBytes transport = software.random(TRANSPORT_KEY_BYTES);
                CryptoKey key = software.load(ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, transport)) {
            Bytes head = keys.crypto()
                    .encrypt(handle, OAEP, transport.reveal(), Optional.empty(), Bytes.empty())
                    .data();
            return Bytes.concat(head, software.wrap(key, KEY_WRAP_PADDING, bytes));
        }
    }
}
