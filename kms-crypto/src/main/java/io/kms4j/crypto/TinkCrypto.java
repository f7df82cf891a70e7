package io.kms4j.crypto;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final int LONGEST_RANDOM_BYTES = 1 << 20;
    private static final int LONGEST_SEED_BYTES = 1024;

    private final SecureRandom random;
    private final Mechanisms mechanisms;
    private final KeyPairs keyPairs;
    private final KeyReader keyReader;
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
        this.keyReader = new KeyReader(keyPairs);
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
        if (KeyReader.ELLIPTIC_CURVES.contains(algorithm)) {
            return keyPairs.generateEc(lengthBits, curve);
        }
        if (algorithm == CryptographicAlgorithm.DSA || algorithm == CryptographicAlgorithm.DH) {
            return keyPairs.generateGroup(algorithm, lengthBits);
        }
        throw Failures.unsupported("no key pairs are made for " + algorithm.kmipName());
    }

    @Override
    public CryptoKey load(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
        return keyReader.load(type, algorithm, material);
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
        return keyReader.parse(type, algorithm, format, material);
    }

    @Override
    public KeyMaterial format(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            SecretBytes material,
            KeyFormatType wanted,
            Optional<KeyCompressionType> compression) {
        return KeyReader.format(type, algorithm, material, wanted, compression);
    }

    @Override
    public SecretBytes writePkcs12(Pkcs12 content, SecretBytes password, boolean legacy) {
        return Pkcs12Container.write(content, password, legacy);
    }

    private static LoadedKey loaded(CryptoKey key) {
        if (key instanceof LoadedKey loaded) {
            return loaded;
        }
        throw new IllegalArgumentException("the key was not loaded by this Crypto");
    }
}
