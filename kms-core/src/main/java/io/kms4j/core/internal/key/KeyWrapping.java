package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.MacSignatureKeyInformation;
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
import java.util.Set;

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

    /** Modes whose IV has a place of its own in Key Wrapping Data. */
    private static final Set<BlockCipherMode> WITH_IV =
            Set.of(BlockCipherMode.CBC, BlockCipherMode.CTR, BlockCipherMode.CFB, BlockCipherMode.OFB);

    private static final Set<WrappingMethod> METHODS = Set.of(
            WrappingMethod.ENCRYPT,
            WrappingMethod.MAC_SIGN,
            WrappingMethod.ENCRYPT_THEN_MAC_SIGN,
            WrappingMethod.MAC_SIGN_THEN_ENCRYPT);

    /** What OAEP with SHA-256 takes of a block: two hashes and two bytes. */
    private static final int OAEP_OVERHEAD_BYTES = 66;

    private static final int TRANSPORT_KEY_BYTES = 32;

    /** What must not be read in the store; certificates and public keys may. */
    private static final Set<ObjectType> WRAPPED_BY_SERVER = Set.of(
            ObjectType.SYMMETRIC_KEY,
            ObjectType.PRIVATE_KEY,
            ObjectType.SECRET_DATA,
            ObjectType.SPLIT_KEY,
            ObjectType.PGP_KEY);

    private final Optional<UniqueIdentifier> serverKey;
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final WrapAuthentication authentication;

    /**
     * Encrypted bytes with what undoes it.
     *
     * @param iv where it is not part of the bytes
     */
    private record Encrypted(Bytes bytes, Optional<Bytes> iv, CryptographicParameters parameters) {}

    /** A key value wrapped for an answer. */
    public record WrappedValue(Bytes bytes, KeyWrappingData wrapping) {}

    /**
     * With the keys of a KMS.
     *
     * @param serverKey the key-encryption key of the whole server, if it has one
     */
    public KeyWrapping(KeyResolver resolver, ReadyKeys keys, Optional<UniqueIdentifier> serverKey) {
        this.serverKey = serverKey;
        this.resolver = resolver;
        this.keys = keys;
        this.authentication = new WrapAuthentication(resolver, keys);
    }

    /** The key that wraps a new object which names none itself; never the object itself. */
    Optional<UniqueIdentifier> keyFor(UniqueIdentifier id, ObjectType type) {
        return serverKey.filter(key -> WRAPPED_BY_SERVER.contains(type) && !key.equals(id));
    }

    /**
     * Wraps a key for the store. {@code caller} must be allowed Encrypt on the wrapping key, unless it is the server's.
     *
     * @throws KmipException as {@link KeyResolver#forUse}
     */
    Material.Wrapped wrapForStorage(
            UniqueIdentifier wrappingKey, KeyFormatType format, SecretBytes bytes, UserId caller) {
        StoredObject key = serverKey.equals(Optional.of(wrappingKey))
                ? resolver.forWrapping(wrappingKey)
                : resolver.forUse(KeyUse.WRAP, Optional.of(wrappingKey), caller);
        Encrypted encrypted = encrypt(key, CryptographicParameters.none(), KEY_WRAP_PADDING, bytes);
        KeyWrappingData wrapping = new KeyWrappingData(
                WrappingMethod.ENCRYPT,
                Optional.of(new EncryptionKeyInformation(wrappingKey, Optional.of(encrypted.parameters()))),
                Optional.empty(),
                Optional.empty(),
                encrypted.iv(),
                Optional.of(EncodingOption.NO_ENCODING));
        return new Material.Wrapped(format, encrypted.bytes(), wrapping);
    }

    /**
     * Wraps a key for an answer. {@code caller} must be allowed Encrypt on the wrapping key, and MAC or Sign on the
     * key that authenticates it.
     *
     * @throws KmipException as {@link KeyResolver#forUse}; ENCODING_OPTION_ERROR; FEATURE_NOT_SUPPORTED
     */
    public WrappedValue wrapForAnswer(
            KeyWrappingSpecification specification,
            KeyFormatType format,
            KeyMaterial material,
            Attributes attributes,
            UserId caller) {
        boolean ttlv = TtlvEncodedKeyValue.isMeant(specification.encodingOption());
        if (!ttlv && !specification.attributeName().isEmpty()) {
            throw new KmipException(
                    ResultReason.ENCODING_OPTION_ERROR, "attributes can be wrapped with the TTLV encoding only");
        }
        Attributes wanted = attributes.only(
                attribute -> specification.attributeName().stream().anyMatch(name -> isName(name, attribute)));
        try (SecretBytes bytes = ttlv ? TtlvEncodedKeyValue.encode(format, material, wanted) : encoded(material)) {
            return wrap(specification, bytes, caller);
        }
    }

    /** KMIP 1.x writes the names with spaces. */
    private static boolean isName(String name, Attribute<?> attribute) {
        return name.replace(" ", "").equalsIgnoreCase(attribute.tag().kmipName());
    }

    private WrappedValue wrap(KeyWrappingSpecification specification, SecretBytes bytes, UserId caller) {
        WrappingMethod method = specification.wrappingMethod();
        if (!METHODS.contains(method)) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED,
                    "the wrapping method " + method.kmipName() + " is not supported");
        }
        Optional<EncryptionKeyInformation> encryption = method == WrappingMethod.MAC_SIGN
                ? Optional.empty()
                : Optional.of(required(specification.encryptionKeyInformation(), "EncryptionKeyInformation"));
        Optional<MacSignatureKeyInformation> authentication = method == WrappingMethod.ENCRYPT
                ? Optional.empty()
                : Optional.of(required(specification.macSignatureKeyInformation(), "MACSignatureKeyInformation"));
        Optional<Encrypted> encrypted = encryption.map(information -> encrypt(information, bytes, caller));
        Bytes value = encrypted.map(Encrypted::bytes).orElseGet(bytes::reveal);
        Bytes authenticated = method == WrappingMethod.MAC_SIGN_THEN_ENCRYPT ? bytes.reveal() : value;
        KeyWrappingData wrapping = new KeyWrappingData(
                method,
                encrypted.map(result -> told(encryption.orElseThrow(), result)),
                authentication,
                authentication.map(information -> this.authentication.make(information, authenticated, caller)),
                encrypted.flatMap(Encrypted::iv),
                specification.encodingOption());
        return new WrappedValue(value, wrapping);
    }

    private static <T> T required(Optional<T> information, String name) {
        return information.orElseThrow(() ->
                new KmipException(ResultReason.INVALID_FIELD, name + " is missing: which key shall be used to wrap?"));
    }

    /** The parameters as the client named them; the server's choice only where it named none. */
    private static EncryptionKeyInformation told(EncryptionKeyInformation asked, Encrypted result) {
        return new EncryptionKeyInformation(
                asked.uniqueIdentifier(), asked.cryptographicParameters().or(() -> Optional.of(result.parameters())));
    }

    private Encrypted encrypt(EncryptionKeyInformation information, SecretBytes bytes, UserId caller) {
        StoredObject key = resolver.forUse(KeyUse.WRAP, Optional.of(information.uniqueIdentifier()), caller);
        return encrypt(key, parameters(information, key), KEY_WRAP, bytes);
    }

    /**
     * What the information says or, where it says nothing, what the key says (KMIP 2.1, Key Wrapping Data). They are not
     * mixed: a key whose attribute changes later must still open what it wrapped.
     */
    static CryptographicParameters parameters(EncryptionKeyInformation information, StoredObject key) {
        return information
                .cryptographicParameters()
                .or(() -> key.attributes().get(Attribute.CRYPTOGRAPHIC_PARAMETERS))
                .orElse(CryptographicParameters.none());
    }

    private static SecretBytes encoded(KeyMaterial material) {
        if (material instanceof KeyMaterial.Encoded encoded) {
            return encoded.bytes().duplicate();
        }
        throw new KmipException(
                ResultReason.ENCODING_OPTION_ERROR, "a transparent key can be wrapped with the TTLV encoding only");
    }

    private Encrypted encrypt(
            StoredObject key, CryptographicParameters asked, CryptographicParameters aesDefault, SecretBytes bytes) {
        return keys.use(key, handle -> {
            if (asked.blockCipherMode().filter(WITH_IV::contains).isPresent()) {
                return encryptWithIv(handle, asked, bytes);
            }
            if (handle instanceof KeyHandle.InHsm inHsm) {
                return encryptInHsm(inHsm, asked, bytes);
            }
            CryptoKey software = ((KeyHandle.Software) handle).key();
            CryptographicParameters fallback =
                    software.type() == ObjectType.SYMMETRIC_KEY ? aesDefault : rsa(software.lengthBits(), bytes);
            CryptographicParameters parameters = asked.orElse(fallback);
            return new Encrypted(keys.software().wrap(software, parameters, bytes), Optional.empty(), parameters);
        });
    }

    /** As data, which leaves the IV beside the bytes; that of GCM goes before them, as the original product has it. */
    private Encrypted encryptWithIv(KeyHandle handle, CryptographicParameters parameters, SecretBytes bytes) {
        Ciphertext result = keys.crypto().encrypt(handle, parameters, bytes.reveal(), Optional.empty(), Bytes.empty());
        return new Encrypted(result.data(), Optional.of(result.iv()), parameters);
    }

    private static CryptographicParameters rsa(int modulusBits, SecretBytes bytes) {
        return bytes.length() <= modulusBits / 8 - OAEP_OVERHEAD_BYTES ? OAEP : HYBRID;
    }

    private Encrypted encryptInHsm(KeyHandle.InHsm handle, CryptographicParameters asked, SecretBytes bytes) {
        HsmKey key = handle.key();
        boolean aes = key.algorithm() == CryptographicAlgorithm.AES;
        CryptographicParameters parameters = asked.orElse(aes ? GCM : rsa(key.lengthBits(), bytes));
        if (aes && !parameters.blockCipherMode().equals(Optional.of(BlockCipherMode.GCM))) {
            throw new KmipException(
                    ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, "AES keys of the HSM wrap with GCM or CBC only");
        }
        if (!aes && parameters.paddingMethod().equals(Optional.of(PaddingMethod.NONE))) {
            return new Encrypted(wrapHybrid(handle, bytes), Optional.empty(), parameters);
        }
        Ciphertext wrapped = keys.crypto().encrypt(handle, parameters, bytes.reveal(), Optional.empty(), Bytes.empty());
        return new Encrypted(Bytes.concat(wrapped.iv(), wrapped.data(), wrapped.tag()), Optional.empty(), parameters);
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
