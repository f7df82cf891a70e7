package io.kms4j.core.internal.key;

import io.kms4j.core.internal.key.AlgorithmRules.Purpose;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The software cryptography behind the algorithm policy. Reading and writing keys is free; making and using them is not. */
public final class PolicedCrypto implements Crypto {
    private final Crypto crypto;
    private final AlgorithmRules rules;

    public PolicedCrypto(Crypto crypto, AlgorithmRules rules) {
        this.crypto = crypto;
        this.rules = rules;
    }

    private void check(Purpose purpose, CryptoKey key, CryptographicParameters parameters) {
        rules.checkKey(purpose, key.algorithm(), key.lengthBits(), key.curve());
        rules.checkEncryption(purpose, key.algorithm(), parameters);
    }

    @Override
    public SecretBytes random(int lengthBytes) {
        return crypto.random(lengthBytes);
    }

    @Override
    public int seed(Bytes seed) {
        return crypto.seed(seed);
    }

    @Override
    public SecretBytes generateSymmetric(CryptographicAlgorithm algorithm, int lengthBits) {
        rules.checkKey(Purpose.PROTECT, algorithm, lengthBits, Optional.empty());
        return crypto.generateSymmetric(algorithm, lengthBits);
    }

    @Override
    public GeneratedPair generatePair(
            CryptographicAlgorithm algorithm, Optional<Integer> lengthBits, Optional<RecommendedCurve> curve) {
        rules.checkKey(Purpose.PROTECT, algorithm, lengthBits.orElse(Integer.MAX_VALUE), curve);
        return crypto.generatePair(algorithm, lengthBits, curve);
    }

    @Override
    public CryptoKey load(ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material) {
        return crypto.load(type, algorithm, material);
    }

    @Override
    public Ciphertext encrypt(
            CryptoKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        check(Purpose.PROTECT, key, parameters);
        return crypto.encrypt(key, parameters, plaintext, iv, aad);
    }

    @Override
    public SecretBytes decrypt(CryptoKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        check(Purpose.UNDO, key, parameters);
        return crypto.decrypt(key, parameters, ciphertext, aad);
    }

    @Override
    public Optional<EncryptionStream> encryptInParts(
            CryptoKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad) {
        check(Purpose.PROTECT, key, parameters);
        return crypto.encryptInParts(key, parameters, iv, aad);
    }

    @Override
    public Optional<DecryptionStream> decryptInParts(
            CryptoKey key, CryptographicParameters parameters, Bytes iv, Bytes aad) {
        check(Purpose.UNDO, key, parameters);
        return crypto.decryptInParts(key, parameters, iv, aad);
    }

    /** A hash alone protects nothing. */
    @Override
    public DigestStream hash(HashingAlgorithm algorithm) {
        rules.checkHash(Purpose.UNDO, algorithm);
        return crypto.hash(algorithm);
    }

    /** Who checks a MAC makes it first: there is no difference here. */
    @Override
    public DigestStream mac(CryptoKey key, CryptographicAlgorithm algorithm) {
        rules.checkKey(Purpose.PROTECT, algorithm, key.lengthBits(), Optional.empty());
        return crypto.mac(key, algorithm);
    }

    @Override
    public Bytes sign(CryptoKey key, CryptographicParameters parameters, Bytes input) {
        checkSignature(Purpose.PROTECT, key, parameters);
        return crypto.sign(key, parameters, input);
    }

    @Override
    public boolean verify(CryptoKey key, CryptographicParameters parameters, Bytes input, Bytes signature) {
        checkSignature(Purpose.UNDO, key, parameters);
        return crypto.verify(key, parameters, input, signature);
    }

    private void checkSignature(Purpose purpose, CryptoKey key, CryptographicParameters parameters) {
        rules.checkKey(purpose, key.algorithm(), key.lengthBits(), key.curve());
        rules.checkSignature(purpose, key.algorithm(), parameters);
    }

    @Override
    public Bytes wrap(CryptoKey wrappingKey, CryptographicParameters parameters, SecretBytes material) {
        check(Purpose.PROTECT, wrappingKey, parameters);
        return crypto.wrap(wrappingKey, parameters, material);
    }

    @Override
    public SecretBytes unwrap(CryptoKey wrappingKey, CryptographicParameters parameters, Bytes wrapped) {
        check(Purpose.UNDO, wrappingKey, parameters);
        return crypto.unwrap(wrappingKey, parameters, wrapped);
    }

    @Override
    public ParsedKey parse(
            ObjectType type, Optional<CryptographicAlgorithm> algorithm, KeyFormatType format, KeyMaterial material) {
        return crypto.parse(type, algorithm, format, material);
    }

    @Override
    public KeyMaterial format(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            SecretBytes material,
            KeyFormatType wanted,
            Optional<KeyCompressionType> compression) {
        return crypto.format(type, algorithm, material, wanted, compression);
    }

    /** HMAC with SHA-1, where methods fall back on it, is sound to derive keys; encryption is as strong as the cipher. */
    @Override
    public SecretBytes derive(Derivation derivation, SecretBytes key, int lengthBytes) {
        if (derivation.method() == DerivationMethod.ENCRYPT) {
            derivation.keyAlgorithm().ifPresent(algorithm -> {
                rules.checkKey(Purpose.PROTECT, algorithm, Byte.SIZE * key.length(), Optional.empty());
                rules.checkEncryption(Purpose.PROTECT, algorithm, derivation.parameters());
            });
        }
        return crypto.derive(derivation, key, lengthBytes);
    }

    @Override
    public SecretBytes agree(CryptoKey privateKey, CryptoKey publicKey) {
        rules.checkKey(Purpose.PROTECT, privateKey.algorithm(), privateKey.lengthBits(), privateKey.curve());
        return crypto.agree(privateKey, publicKey);
    }

    @Override
    public List<SecretBytes> split(Splitting splitting, SecretBytes secret) {
        return crypto.split(splitting, secret);
    }

    @Override
    public BigInteger primeFor(int lengthBytes) {
        return crypto.primeFor(lengthBytes);
    }

    @Override
    public SecretBytes join(Splitting splitting, Map<Integer, SecretBytes> parts, Optional<Integer> lengthBytes) {
        return crypto.join(splitting, parts, lengthBytes);
    }

    @Override
    public SecretBytes writePkcs12(Pkcs12 content, SecretBytes password, boolean legacy) {
        if (legacy) {
            rules.checkKey(Purpose.PROTECT, CryptographicAlgorithm.DES3, 168, Optional.empty());
        }
        return crypto.writePkcs12(content, password, legacy);
    }
}
