package io.kms4j.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.core.port.Derivation;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.Pkcs12;
import io.kms4j.core.port.Splitting;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@link Crypto} port on Tink and the JCE.
 *
 * <p>Symmetric keys: AES in GCM (the default), CCM, GCM-SIV, CBC, PCBC, ECB, CTR, CFB, OFB and XTS and as key wrap, ChaCha20
 * with and without Poly1305, 3DES and other block ciphers in the modes without authentication. RSA: OAEP
 * (the default, with SHA-256), PKCS#1 v1.5, and with PaddingMethod NONE the layout of CKM_RSA_AES_KEY_WRAP. Key pairs: RSA,
 * EC on NIST's, Koblitz and Brainpool curves, Ed25519, Ed448, X25519, X448, ML-KEM, ML-DSA and SLH-DSA. Every failed decryption gives the same CRYPTOGRAPHIC_FAILURE, and PKCS#1 v1.5 never fails
 * on its padding: it gives random bytes instead ({@code RsaPkcs1}).
 *
 * <p>Safe for many threads.
 */
public final class TinkCrypto implements Crypto {
    /** Shorter RSA keys may be kept but not used. */
    private static final int SHORTEST_RSA_IN_USE_BITS = 1024;

    private static final int LONGEST_RANDOM_BYTES = 1 << 20;
    private static final int LONGEST_SEED_BYTES = 1024;
    private static final Set<CryptographicAlgorithm> ELLIPTIC_CURVES = EnumSet.of(
            CryptographicAlgorithm.EC,
            CryptographicAlgorithm.ECDSA,
            CryptographicAlgorithm.ECDH,
            CryptographicAlgorithm.ECMQV);

    private final SecureRandom random;
    private final Mechanisms mechanisms;
    private final KeyPairs keyPairs;
    private final Signatures signatures;

    /** With the operating system's random number generator and the JVM's preferred providers. */
    public TinkCrypto() {
        this(operatingSystemRandom());
    }

    /** With the JVM's preferred providers. */
    public TinkCrypto(SecureRandom random) {
        this(random, new Jce());
    }

    /**
     * With RSA and elliptic curves from one provider, such as {@code AmazonCorrettoCryptoProvider}.
     *
     * @param random for keys and for the IVs that the server chooses, but those of AES-GCM, which Tink draws
     * @throws IllegalArgumentException if no provider of that name is installed
     */
    public TinkCrypto(SecureRandom random, String providerName) {
        this(random, new Jce(providerName));
    }

    private TinkCrypto(SecureRandom random, Jce jce) {
        this.random = random;
        this.mechanisms = new Mechanisms(random, jce);
        this.keyPairs = new KeyPairs(random, jce);
        this.signatures = new Signatures(random, jce);
    }

    /** Where it exists the generator that never blocks and that needs no lock, half the cost of the DRBG. */
    private static SecureRandom operatingSystemRandom() {
        try {
            return SecureRandom.getInstance("NativePRNGNonBlocking");
        } catch (NoSuchAlgorithmException e) {
            return new SecureRandom();
        }
    }

    @Override
    public SecretBytes random(int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > LONGEST_RANDOM_BYTES) {
            throw Failures.invalid("0 to " + LONGEST_RANDOM_BYTES + " random bytes may be asked for");
        }
        byte[] bytes = new byte[lengthBytes];
        random.nextBytes(bytes);
        return SecretBytes.takeOver(bytes);
    }

    @Override
    public int seed(Bytes seed) {
        int used = Math.min(seed.length(), LONGEST_SEED_BYTES);
        // Some generators take the first seed for the only one: this makes them seed themselves before.
        random.nextBytes(new byte[1]);
        random.setSeed(seed.slice(0, used).toArray());
        return used;
    }

    @Override
    public SecretBytes generateSymmetric(CryptographicAlgorithm algorithm, int lengthBits) {
        return SecretBytes.takeOver(SymmetricKeys.generate(random, algorithm, lengthBits));
    }

    @Override
    public GeneratedPair generatePair(
            CryptographicAlgorithm algorithm, Optional<Integer> lengthBits, Optional<RecommendedCurve> curve) {
        if (algorithm == CryptographicAlgorithm.RSA) {
            return keyPairs.generateRsa(lengthBits);
        }
        Optional<NamedKey> named = NamedKey.of(algorithm, curve);
        if (named.isPresent()) {
            return keyPairs.generateNamed(named.get());
        }
        if (ELLIPTIC_CURVES.contains(algorithm)) {
            return keyPairs.generateEc(lengthBits, curve);
        }
        if (algorithm == CryptographicAlgorithm.DSA || algorithm == CryptographicAlgorithm.DH) {
            return keyPairs.generateGroup(algorithm, lengthBits);
        }
        throw Failures.unsupported("no key pairs are made for " + algorithm.kmipName());
    }

    @Override
    public CryptoKey load(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
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

    @Override
    public Ciphertext encrypt(
            CryptoKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        Mechanism mechanism = mechanisms.forEncryption(key, parameters);
        byte[] bytes = plaintext.toArray();
        try {
            return mechanism.encrypt(loaded(key), parameters, bytes, iv, aad);
        } catch (GeneralSecurityException e) {
            throw Failures.encryption(e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public SecretBytes decrypt(CryptoKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        Mechanism mechanism = mechanisms.forEncryption(key, parameters);
        try {
            return SecretBytes.takeOver(mechanism.decrypt(loaded(key), parameters, ciphertext, aad));
        } catch (GeneralSecurityException e) {
            throw Failures.decryption();
        }
    }

    @Override
    public Optional<EncryptionStream> encryptInParts(
            CryptoKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad) {
        Mechanism mechanism = mechanisms.forEncryption(key, parameters);
        try {
            return mechanism.encryptInParts(loaded(key), parameters, iv, aad);
        } catch (GeneralSecurityException e) {
            throw Failures.encryption(e);
        }
    }

    @Override
    public Optional<DecryptionStream> decryptInParts(
            CryptoKey key, CryptographicParameters parameters, Bytes iv, Bytes aad) {
        Mechanism mechanism = mechanisms.forEncryption(key, parameters);
        try {
            return mechanism.decryptInParts(loaded(key), parameters, iv, aad);
        } catch (GeneralSecurityException e) {
            throw Failures.decryption();
        }
    }

    @Override
    public DigestStream hash(HashingAlgorithm algorithm) {
        return Digests.hash(algorithm);
    }

    @Override
    public DigestStream mac(CryptoKey key, CryptographicAlgorithm algorithm) {
        return Macs.start(loaded(key), algorithm);
    }

    @Override
    public Bytes sign(CryptoKey key, CryptographicParameters parameters, Bytes input) {
        return signatures.sign(loaded(key), parameters, input);
    }

    @Override
    public boolean verify(CryptoKey key, CryptographicParameters parameters, Bytes input, Bytes signature) {
        return signatures.verify(loaded(key), parameters, input, signature);
    }

    @Override
    public Bytes wrap(CryptoKey wrappingKey, CryptographicParameters parameters, SecretBytes material) {
        Mechanism mechanism = mechanisms.forWrapping(wrappingKey, parameters);
        LoadedKey key = loaded(wrappingKey);
        return material.lend(bytes -> {
            try {
                return Mechanism.join(mechanism.encrypt(key, parameters, bytes, Optional.empty(), Bytes.empty()));
            } catch (GeneralSecurityException e) {
                throw Failures.encryption(e);
            }
        });
    }

    @Override
    public SecretBytes unwrap(CryptoKey wrappingKey, CryptographicParameters parameters, Bytes wrapped) {
        Mechanism mechanism = mechanisms.forWrapping(wrappingKey, parameters);
        try {
            Ciphertext parts = mechanism.split(wrapped);
            return SecretBytes.takeOver(mechanism.decrypt(loaded(wrappingKey), parameters, parts, Bytes.empty()));
        } catch (GeneralSecurityException e) {
            throw Failures.decryption();
        }
    }

    @Override
    public SecretBytes derive(Derivation derivation, SecretBytes key, int lengthBytes) {
        if (derivation.method() != DerivationMethod.ENCRYPT) {
            return key.lend(bytes -> KeyDerivation.derive(derivation, bytes, lengthBytes));
        }
        CryptographicAlgorithm algorithm = derivation
                .keyAlgorithm()
                .orElseThrow(() -> Failures.invalid("to encrypt, the key needs a Cryptographic Algorithm"));
        CryptographicParameters parameters = derivation.parameters();
        Optional<Bytes> iv = derivation.iv().or(() -> KeyDerivation.zeroIv(algorithm, parameters));
        try (CryptoKey cipherKey = load(ObjectType.SYMMETRIC_KEY, algorithm, key)) {
            Bytes data = KeyDerivation.onePiece(derivation).reveal();
            Bytes encrypted =
                    encrypt(cipherKey, parameters, data, iv, Bytes.empty()).data();
            return KeyDerivation.firstOf(encrypted.toArray(), lengthBytes);
        }
    }

    @Override
    public SecretBytes agree(CryptoKey privateKey, CryptoKey publicKey) {
        return keyPairs.agree(
                loaded(privateKey).asPrivate().key(),
                loaded(publicKey).asPublic().key());
    }

    @Override
    public List<SecretBytes> split(Splitting splitting, SecretBytes secret) {
        return secret.lend(bytes -> SecretSharing.split(splitting, bytes, random));
    }

    @Override
    public BigInteger primeFor(int lengthBytes) {
        return PrimeSharing.primeFor(lengthBytes);
    }

    @Override
    public SecretBytes join(Splitting splitting, Map<Integer, SecretBytes> parts, Optional<Integer> lengthBytes) {
        return SecretSharing.join(splitting, parts, lengthBytes);
    }

    @Override
    public ParsedKey parse(
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

    @Override
    public KeyMaterial format(
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

    @Override
    public SecretBytes writePkcs12(Pkcs12 content, SecretBytes password, boolean legacy) {
        return Pkcs12Container.write(content, password, legacy);
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

    private static LoadedKey loaded(CryptoKey key) {
        if (key instanceof LoadedKey loaded) {
            return loaded;
        }
        throw new IllegalArgumentException("the key was not loaded by this Crypto");
    }

    private static RuntimeException notAKey(ObjectType type) {
        return Failures.invalid("an object of type " + type.kmipName() + " is not a key");
    }
}
