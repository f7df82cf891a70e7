package io.kms4j.core.internal.key;

import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.MacSignatureKeyInformation;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From a stored object to a key that can be used. A wrapped key is unwrapped where its wrapping key is, in the HSM if it is
 * there, once, and kept ready in the cache.
 */
public final class ReadyKeys {
    private static final int MAX_CHAIN = 8;
    private static final int GCM_IV_BYTES = 12;
    private static final int GCM_TAG_BYTES = 16;
    private static final Set<BlockCipherMode> WITH_TAG =
            Set.of(BlockCipherMode.GCM, BlockCipherMode.CCM, BlockCipherMode.GCM_SIV, BlockCipherMode.AEAD);

    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final RoutingCrypto crypto;
    private final Optional<Certificates> certificates;
    private final UnwrappedKeyCache cache;
    private final WrapAuthentication authentication;

    public ReadyKeys(
            KeyResolver resolver,
            KeyFinder finder,
            RoutingCrypto crypto,
            Optional<Certificates> certificates,
            UnwrappedKeyCache cache) {
        this.resolver = resolver;
        this.finder = finder;
        this.crypto = crypto;
        this.certificates = certificates;
        this.cache = cache;
        this.authentication = new WrapAuthentication(resolver, this);
    }

    /**
     * Uses the key of {@code object}; authorisation is the resolver's.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when it cannot be unwrapped; INVALID_OBJECT_TYPE when it is no key
     */
    public <T> T use(StoredObject object, Function<KeyHandle, T> operation) {
        if (object.material() instanceof Material.InHsm inHsm) {
            return operation.apply(new KeyHandle.InHsm(inHsm.key()));
        }
        return cache.use(
                object.id(),
                object.material(),
                () -> load(object),
                key -> operation.apply(new KeyHandle.Software(key)));
    }

    private CryptoKey load(StoredObject object) {
        if (object.type() == ObjectType.CERTIFICATE) {
            return loadPublicKey(object);
        }
        try (SecretBytes kept = keptForm(object)) {
            return crypto.software().load(object.type(), algorithmOf(object), kept);
        }
    }

    /** The public key in a certificate. */
    private CryptoKey loadPublicKey(StoredObject certificate) {
        Certificates reader = certificates.orElseThrow(() ->
                new KmipException(ResultReason.OPERATION_NOT_SUPPORTED, "this server does not read certificates"));
        try (SecretBytes der = keptForm(certificate);
                SecretBytes publicKey =
                        SecretBytes.copyOf(reader.parse(der.reveal()).publicKey())) {
            return crypto.software().load(ObjectType.PUBLIC_KEY, algorithmOf(certificate), publicKey);
        }
    }

    private static CryptographicAlgorithm algorithmOf(StoredObject object) {
        return object.attributes()
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_OBJECT_TYPE, "'" + object.id() + "' has no cryptographic algorithm"));
    }

    /**
     * The clear bytes in the kept format of the object's type; the caller closes them.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when they cannot be unwrapped
     */
    public SecretBytes keptForm(StoredObject object) {
        if (object.material() instanceof Material.Clear clear) {
            return clear.bytes().duplicate();
        }
        if (object.material() instanceof Material.Wrapped wrapped) {
            checkChain(object);
            SecretBytes clear = unwrap(wrapped.wrapping(), wrapped.bytes());
            return hasKeptFormat(object.type(), wrapped) ? clear : parsed(object, wrapped, clear);
        }
        if (object.attributes().has(Attribute.KEY_VALUE_PRESENT)) {
            throw new KmipException(
                    ResultReason.KEY_VALUE_NOT_PRESENT, "the key value of '" + object.id() + "' is not on this server");
        }
        throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
    }

    private static boolean hasKeptFormat(ObjectType type, Material.Wrapped wrapped) {
        if (TtlvEncodedKeyValue.isMeant(wrapped.wrapping().encodingOption())) {
            return false;
        }
        return switch (wrapped.format()) {
            case RAW, OPAQUE -> type != ObjectType.PRIVATE_KEY && type != ObjectType.PUBLIC_KEY;
            case PKCS_8 -> type == ObjectType.PRIVATE_KEY;
            case X_509 -> type == ObjectType.PUBLIC_KEY;
            default -> false;
        };
    }

    private SecretBytes parsed(StoredObject object, Material.Wrapped wrapped, SecretBytes clear) {
        try (clear) {
            KeyMaterial material = TtlvEncodedKeyValue.decode(wrapped.wrapping(), wrapped.format(), clear);
            ParsedKey parsed = crypto.software()
                    .parse(
                            object.type(),
                            object.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM),
                            wrapped.format(),
                            material);
            return parsed.material();
        }
    }

    /** A ring of keys that wrap each other could be neither unwrapped nor waited for. */
    private void checkChain(StoredObject object) {
        Set<UniqueIdentifier> seen = new HashSet<>(Set.of(object.id()));
        Optional<UniqueIdentifier> next = wrappingKeyOf(object);
        while (next.isPresent()) {
            if (!seen.add(next.get()) || seen.size() > MAX_CHAIN) {
                throw new KmipException(
                        ResultReason.CRYPTOGRAPHIC_FAILURE, "the keys that wrap '" + object.id() + "' form a ring");
            }
            next = finder.find(next.get()).flatMap(ReadyKeys::wrappingKeyOf);
        }
    }

    private static Optional<UniqueIdentifier> wrappingKeyOf(StoredObject object) {
        return object.material() instanceof Material.Wrapped wrapped
                ? wrapped.wrapping().encryptionKeyInformation().map(EncryptionKeyInformation::uniqueIdentifier)
                : Optional.empty();
    }

    /**
     * Undoes a wrapping; the caller closes the result.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when the bytes or their MAC are wrong
     */
    public SecretBytes unwrap(KeyWrappingData wrapping, Bytes wrapped) {
        return switch (wrapping.wrappingMethod()) {
            case ENCRYPT -> decrypt(wrapping, wrapped);
            case MAC_SIGN -> {
                checkMac(wrapping, wrapped);
                yield SecretBytes.copyOf(wrapped);
            }
            case ENCRYPT_THEN_MAC_SIGN -> {
                checkMac(wrapping, wrapped);
                yield decrypt(wrapping, wrapped);
            }
            case MAC_SIGN_THEN_ENCRYPT -> {
                SecretBytes clear = decrypt(wrapping, wrapped);
                checkMac(wrapping, clear.reveal());
                yield clear;
            }
            default ->
                throw new KmipException(
                        ResultReason.FEATURE_NOT_SUPPORTED,
                        "the wrapping method " + wrapping.wrappingMethod().kmipName() + " is not supported");
        };
    }

    private void checkMac(KeyWrappingData wrapping, Bytes authenticated) {
        MacSignatureKeyInformation information = wrapping.macSignatureKeyInformation()
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD, "the key was wrapped with a MAC by no key: cannot unwrap"));
        authentication.check(information, authenticated, wrapping.macSignature().orElse(Bytes.empty()));
    }

    private SecretBytes decrypt(KeyWrappingData wrapping, Bytes wrapped) {
        EncryptionKeyInformation information = wrapping.encryptionKeyInformation()
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD, "the key was wrapped without an encryption key: cannot unwrap"));
        StoredObject wrappingKey = resolver.forUnwrapping(information.uniqueIdentifier());
        CryptographicParameters parameters = KeyWrapping.parameters(information, wrappingKey);
        return use(
                wrappingKey,
                handle -> wrapping.ivCounterNonce().isPresent()
                        ? crypto.decrypt(
                                handle,
                                parameters,
                                apart(parameters, wrapping.ivCounterNonce().get(), wrapped),
                                Bytes.empty())
                        : unwrapWith(handle, parameters, wrapped));
    }

    /** Ciphertext beside its IV, with the tag at its end where the mode has one. */
    private static Ciphertext apart(CryptographicParameters parameters, Bytes iv, Bytes wrapped) {
        int tagBytes = parameters.blockCipherMode().filter(WITH_TAG::contains).isPresent()
                ? parameters.tagLength().orElse(GCM_TAG_BYTES)
                : 0;
        if (tagBytes < 0 || wrapped.length() < tagBytes) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the key cannot be unwrapped");
        }
        int tagAt = wrapped.length() - tagBytes;
        return new Ciphertext(wrapped.slice(0, tagAt), iv, wrapped.slice(tagAt, wrapped.length()));
    }

    private SecretBytes unwrapWith(KeyHandle handle, CryptographicParameters parameters, Bytes wrapped) {
        if (handle instanceof KeyHandle.Software software) {
            return crypto.software().unwrap(software.key(), parameters, wrapped);
        }
        KeyHandle.InHsm inHsm = (KeyHandle.InHsm) handle;
        if (inHsm.key().algorithm() == CryptographicAlgorithm.AES) {
            if (parameters.blockCipherMode().orElse(BlockCipherMode.GCM) != BlockCipherMode.GCM) {
                throw new KmipException(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        "AES keys of the HSM unwrap with GCM, or with CBC and its IV, only");
            }
            return crypto.decrypt(handle, KeyWrapping.GCM, split(wrapped), Bytes.empty());
        }
        if (parameters.paddingMethod().equals(Optional.of(PaddingMethod.NONE))) {
            return unwrapHybrid(handle, inHsm.key().lengthBits() / 8, wrapped);
        }
        return crypto.decrypt(handle, parameters, new Ciphertext(wrapped, Bytes.empty(), Bytes.empty()), Bytes.empty());
    }

    private static Ciphertext split(Bytes wrapped) {
        int length = wrapped.length();
        if (length < GCM_IV_BYTES + GCM_TAG_BYTES) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the key cannot be unwrapped");
        }
        return new Ciphertext(
                wrapped.slice(GCM_IV_BYTES, length - GCM_TAG_BYTES),
                wrapped.slice(0, GCM_IV_BYTES),
                wrapped.slice(length - GCM_TAG_BYTES, length));
    }

    /** The transport key is decrypted in the HSM; with it the rest, in software. */
    private SecretBytes unwrapHybrid(KeyHandle handle, int modulusBytes, Bytes wrapped) {
        if (wrapped.length() <= modulusBytes) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the key cannot be unwrapped");
        }
        Ciphertext head = new Ciphertext(wrapped.slice(0, modulusBytes), Bytes.empty(), Bytes.empty());
        Bytes body = wrapped.slice(modulusBytes, wrapped.length());
        try (SecretBytes transport = crypto.decrypt(handle, KeyWrapping.OAEP, head, Bytes.empty());
                CryptoKey key =
                        crypto.software().load(ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, transport)) {
            return crypto.software().unwrap(key, KeyWrapping.KEY_WRAP_PADDING, body);
        }
    }

    /** See {@link io.kms4j.core.port.Hsm#export}; the caller closes the result. */
    public SecretBytes export(HsmKey key) {
        return crypto.export(key);
    }

    RoutingCrypto crypto() {
        return crypto;
    }

    Crypto software() {
        return crypto.software();
    }
}
