package io.kms4j.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** From the bytes of keys to keys: read in any format, checked, kept, written again and loaded for use. */
final class KeyReader {
    static final Set<CryptographicAlgorithm> ELLIPTIC_CURVES = EnumSet.of(
            CryptographicAlgorithm.EC,
            CryptographicAlgorithm.ECDSA,
            CryptographicAlgorithm.ECDH,
            CryptographicAlgorithm.ECMQV);

    /** Shorter RSA keys may be kept but not used. */
    private static final int SHORTEST_RSA_IN_USE_BITS = 1024;

    private final KeyPairs keyPairs;

    KeyReader(KeyPairs keyPairs) {
        this.keyPairs = keyPairs;
    }

    /** See {@link io.kms4j.core.port.Crypto#load}. */
    CryptoKey load(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
        return switch (type) {
            case SYMMETRIC_KEY ->
                loadSymmetric(type, algorithm, SymmetricKeys.lengthBits(algorithm, material.length()), material);
            case SECRET_DATA -> loadSymmetric(type, algorithm, 8 * material.length(), material);
            case PUBLIC_KEY, PRIVATE_KEY -> loadAsymmetric(type, algorithm, material);
            default -> throw notAKey(type);
        };
    }

    private static LoadedKey loadSymmetric(
            ObjectType type, CryptographicAlgorithm algorithm, int lengthBits, SecretBytes material) {
        byte[] bytes = material.lend(byte[]::clone);
        Optional<Aead> tink = Optional.empty();
        if (algorithm == CryptographicAlgorithm.AES && (lengthBits == 128 || lengthBits == 256)) {
            try {
                tink = Optional.of(new AesGcmJce(bytes));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Tink takes no AES key of " + lengthBits + " bits", e);
            }
        }
        WipeableKey key = new WipeableKey(SymmetricKeys.jceName(algorithm), SymmetricKeys.forJce(algorithm, bytes));
        return new LoadedKey(type, algorithm, lengthBits, Optional.empty(), new LoadedKey.Symmetric(key, tink));
    }

    private LoadedKey loadAsymmetric(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
        KeyNumbers numbers = readKept(type, algorithm, material);
        int lengthBits = numbers.lengthBits();
        if (numbers.algorithm() == CryptographicAlgorithm.RSA && lengthBits < SHORTEST_RSA_IN_USE_BITS) {
            throw Failures.invalid("RSA keys of less than " + SHORTEST_RSA_IN_USE_BITS + " bits are not used");
        }
        LoadedKey.Content content = type == ObjectType.PUBLIC_KEY
                ? new LoadedKey.Public(keyPairs.publicKey(numbers))
                : new LoadedKey.Private(keyPairs.privateKey(numbers), rejectionSecret(numbers));
        return new LoadedKey(type, algorithm, lengthBits, numbers.curve(), content);
    }

    private static SecretBytes rejectionSecret(KeyNumbers numbers) {
        if (numbers instanceof RsaPrivate rsa) {
            byte[] d = EcPrivate.fixedLength(rsa.privateExponent(), (rsa.lengthBits() + 7) / 8);
            return SecretBytes.takeOver(ImplicitRejection.secret(d));
        }
        return SecretBytes.takeOver(new byte[0]);
    }

    /** See {@link io.kms4j.core.port.Crypto#parse}. */
    ParsedKey parse(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material) {
        return switch (type) {
            case SYMMETRIC_KEY, SECRET_DATA -> parseSymmetric(type, algorithm, format, material);
            case PUBLIC_KEY, PRIVATE_KEY -> parseAsymmetric(type, algorithm, format, material);
            default -> throw notAKey(type);
        };
    }

    private static ParsedKey parseSymmetric(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material) {
        CryptographicAlgorithm known =
                algorithm.orElseThrow(() -> Failures.invalid("a symmetric key needs its Cryptographic Algorithm"));
        SecretBytes bytes = SecretBytes.takeOver(KeyFormats.readSymmetric(format, material));
        int lengthBits =
                type == ObjectType.SECRET_DATA ? 8 * bytes.length() : SymmetricKeys.lengthBits(known, bytes.length());
        return new ParsedKey(bytes, known, lengthBits, Optional.empty());
    }

    private ParsedKey parseAsymmetric(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material) {
        KeyNumbers numbers = KeyFormats.read(type, algorithm, format, material);
        CryptographicAlgorithm known = algorithm.orElseGet(() -> algorithmOf(format, numbers));
        requireAlgorithm(known, numbers);
        if (numbers instanceof RsaPrivate rsa) {
            rsa.requireStrong();
        }
        if (numbers instanceof EcPrivate ec) {
            keyPairs.requireMatch(ec);
        }
        return new ParsedKey(KeyFormats.kept(numbers), known, numbers.lengthBits(), numbers.curve());
    }

    /** The older transparent formats say what the curve is for. */
    private static CryptographicAlgorithm algorithmOf(KeyFormatType format, KeyNumbers numbers) {
        return switch (format) {
            case TRANSPARENT_ECDSA_PRIVATE_KEY, TRANSPARENT_ECDSA_PUBLIC_KEY -> CryptographicAlgorithm.ECDSA;
            case TRANSPARENT_ECDH_PRIVATE_KEY, TRANSPARENT_ECDH_PUBLIC_KEY -> CryptographicAlgorithm.ECDH;
            case TRANSPARENT_ECMQV_PRIVATE_KEY, TRANSPARENT_ECMQV_PUBLIC_KEY -> CryptographicAlgorithm.ECMQV;
            default -> numbers.algorithm();
        };
    }

    /** See {@link io.kms4j.core.port.Crypto#format}. */
    static KeyMaterial format(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            SecretBytes material,
            KeyFormatType wanted,
            Optional<KeyCompressionType> compression) {
        KeyCompressionType form = compression.orElse(KeyCompressionType.EC_PUBLIC_KEY_TYPE_UNCOMPRESSED);
        return switch (type) {
            case SYMMETRIC_KEY, SECRET_DATA -> KeyFormats.writeSymmetric(material, wanted);
            case PUBLIC_KEY, PRIVATE_KEY -> KeyFormats.write(readKept(type, algorithm, material), wanted, form);
            default -> throw notAKey(type);
        };
    }

    private static KeyNumbers readKept(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
        KeyFormatType kept = type == ObjectType.PUBLIC_KEY ? KeyFormatType.X_509 : KeyFormatType.PKCS_8;
        KeyNumbers numbers = KeyFormats.read(type, Optional.of(algorithm), kept, new KeyMaterial.Encoded(material));
        requireAlgorithm(algorithm, numbers);
        return numbers;
    }

    private static void requireAlgorithm(CryptographicAlgorithm named, KeyNumbers numbers) {
        if (!fits(named, numbers)) {
            throw Failures.invalid(
                    "the key is for " + numbers.algorithm().kmipName() + ", not for " + named.kmipName());
        }
    }

    private static boolean fits(CryptographicAlgorithm named, KeyNumbers numbers) {
        if (numbers instanceof NamedPrivate key) {
            return key.kind().isFor(named);
        }
        if (numbers instanceof NamedPublic key) {
            return key.kind().isFor(named);
        }
        boolean curve = numbers instanceof EcPrivate || numbers instanceof EcPublic;
        return curve ? ELLIPTIC_CURVES.contains(named) : numbers.algorithm() == named;
    }

    private static RuntimeException notAKey(ObjectType type) {
        return Failures.invalid("an object of type " + type.kmipName() + " is not a key");
    }
}
