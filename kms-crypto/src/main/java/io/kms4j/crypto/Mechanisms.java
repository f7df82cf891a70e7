package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.BlockCipherMode.AEAD;
import static io.kms4j.kmip.enumeration.BlockCipherMode.AES_KEY_WRAP_PADDING;
import static io.kms4j.kmip.enumeration.BlockCipherMode.CCM;
import static io.kms4j.kmip.enumeration.BlockCipherMode.GCM;
import static io.kms4j.kmip.enumeration.BlockCipherMode.GCM_SIV;
import static io.kms4j.kmip.enumeration.BlockCipherMode.LEGACY_NIST_KEY_WRAP;
import static io.kms4j.kmip.enumeration.BlockCipherMode.NIST_KEY_WRAP;
import static io.kms4j.kmip.enumeration.BlockCipherMode.XTS;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20POLY1305;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ONE_TIME_PAD;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.PaddingMethod.NONE;
import static io.kms4j.kmip.enumeration.PaddingMethod.OAEP;
import static io.kms4j.kmip.enumeration.PaddingMethod.PKCS1_V1_5;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KmipEnum;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which mechanism an algorithm and its block cipher mode, for RSA its padding method, mean. */
final class Mechanisms {
    /** {@code variant} is empty in the row that holds when the parameters don't say. */
    private record Choice(CryptographicAlgorithm algorithm, Optional<KmipEnum> variant) {}

    private final Map<Choice, Mechanism> encryption = new HashMap<>();
    private final Map<Choice, Mechanism> wrapping = new HashMap<>();

    Mechanisms(SecureRandom random, Jce jce) {
        AesGcm gcm = new AesGcm(random);
        ChaCha20Poly1305 chaChaPoly = new ChaCha20Poly1305(random);
        RsaOaep oaep = new RsaOaep(jce);
        RsaPkcs1 pkcs1 = new RsaPkcs1(jce);
        RsaAesKeyWrap rsaAes = new RsaAesKeyWrap(oaep, random);

        // The original's NISTKeyWrap was RFC 5649 at first, which the legacy mode still means.
        Map<Choice, Mechanism> common = Map.ofEntries(
                row(AES, AES_KEY_WRAP_PADDING, AesKeyWrap.RFC_5649),
                row(AES, LEGACY_NIST_KEY_WRAP, AesKeyWrap.RFC_5649),
                row(AES, NIST_KEY_WRAP, AesKeyWrap.RFC_3394),
                row(AES, GCM, gcm),
                row(RSA, oaep),
                row(RSA, OAEP, oaep),
                row(RSA, NONE, rsaAes),
                row(RSA, PKCS1_V1_5, pkcs1));
        wrapping.putAll(common);
        wrapping.putAll(Map.ofEntries(row(AES, AesKeyWrap.RFC_5649)));
        encryption.putAll(common);
        encryption.putAll(Map.ofEntries(
                row(AES, gcm),
                row(AES, AEAD, gcm),
                row(AES, CCM, BcAead.ccm(random)),
                row(AES, GCM_SIV, BcAead.gcmSiv(random)),
                row(AES, XTS, new AesXts(random)),
                row(ONE_TIME_PAD, OneTimePad.INSTANCE),
                row(CHACHA20, new ChaCha20(random)),
                row(CHACHA20, AEAD, chaChaPoly),
                row(CHACHA20POLY1305, chaChaPoly),
                row(CHACHA20POLY1305, AEAD, chaChaPoly)));
        MlKem mlKem = new MlKem(random);
        for (NamedKey kind : NamedKey.values()) {
            if (kind.isKem()) {
                encryption.put(new Choice(kind.algorithm(), Optional.empty()), mlKem);
            }
        }
        for (BlockCipher cipher : BlockCipher.values()) {
            addBlockModes(random, cipher);
        }
    }

    /** All modes without authentication; CBC where none is named and the cipher has no better. */
    private void addBlockModes(SecureRandom random, BlockCipher cipher) {
        for (BlockMode.Mode mode : BlockMode.Mode.values()) {
            Choice choice = new Choice(cipher.algorithm(), Optional.of(BlockCipherMode.valueOf(mode.name())));
            encryption.put(choice, new BlockMode(random, cipher, mode));
        }
        encryption.putIfAbsent(
                new Choice(cipher.algorithm(), Optional.empty()), new BlockMode(random, cipher, BlockMode.Mode.CBC));
    }

    private static Map.Entry<Choice, Mechanism> row(CryptographicAlgorithm algorithm, Mechanism mechanism) {
        return Map.entry(new Choice(algorithm, Optional.empty()), mechanism);
    }

    private static Map.Entry<Choice, Mechanism> row(
            CryptographicAlgorithm algorithm, KmipEnum variant, Mechanism mechanism) {
        return Map.entry(new Choice(algorithm, Optional.of(variant)), mechanism);
    }

    Mechanism forEncryption(CryptoKey key, CryptographicParameters parameters) {
        return find(encryption, "encrypt", key, parameters);
    }

    Mechanism forWrapping(CryptoKey key, CryptographicParameters parameters) {
        return find(wrapping, "wrap keys", key, parameters);
    }

    private static Mechanism find(
            Map<Choice, Mechanism> table, String purpose, CryptoKey key, CryptographicParameters parameters) {
        CryptographicAlgorithm algorithm = algorithm(key.algorithm(), parameters);
        Optional<KmipEnum> variant = algorithm == RSA
                ? parameters.paddingMethod().map(KmipEnum.class::cast)
                : parameters.blockCipherMode().map(KmipEnum.class::cast);
        Mechanism mechanism = table.get(new Choice(algorithm, variant));
        if (mechanism == null || !mechanism.takes(key)) {
            throw Failures.unsupported(algorithm.kmipName()
                    + variant.map(name -> " " + name.kmipName()).orElse("") + " cannot " + purpose
                    + " here with a key of " + key.lengthBits() + " bits");
        }
        return mechanism;
    }

    /** The key's own, except that a ChaCha20 key may be used with Poly1305. */
    private static CryptographicAlgorithm algorithm(
            CryptographicAlgorithm keyAlgorithm, CryptographicParameters parameters) {
        CryptographicAlgorithm wanted = parameters.cryptographicAlgorithm().orElse(keyAlgorithm);
        if (wanted != keyAlgorithm && !(keyAlgorithm == CHACHA20 && wanted == CHACHA20POLY1305)) {
            throw Failures.unsupported(
                    "the key is for " + keyAlgorithm.kmipName() + ", the parameters for " + wanted.kmipName());
        }
        return wanted;
    }
}
