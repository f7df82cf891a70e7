package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.HexFormat;
import java.util.Optional;

/** Hexadecimal in and out, for tests against published vectors. */
final class Vectors {
    static final Crypto CRYPTO = new TinkCrypto();

    private Vectors() {}

    static Bytes hex(String text) {
        return Bytes.takeOver(HexFormat.of().parseHex(text.replace(" ", "")));
    }

    static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    static Bytes open(SecretBytes secret) {
        try (secret) {
            return secret.reveal();
        }
    }

    static CryptoKey key(CryptographicAlgorithm algorithm, Bytes material) {
        return CRYPTO.load(ObjectType.SYMMETRIC_KEY, algorithm, SecretBytes.copyOf(material));
    }

    static CryptographicParameters mode(BlockCipherMode mode) {
        return CryptographicParameters.builder().blockCipherMode(mode).build();
    }

    static CryptographicParameters gcm(int tagBytes) {
        return CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.GCM)
                .tagLength(tagBytes)
                .build();
    }

    static Ciphertext encrypt(
            CryptographicAlgorithm algorithm,
            CryptographicParameters parameters,
            Bytes key,
            Bytes plaintext,
            Optional<Bytes> iv,
            Bytes aad) {
        try (CryptoKey loaded = key(algorithm, key)) {
            return CRYPTO.encrypt(loaded, parameters, plaintext, iv, aad);
        }
    }

    static Bytes decrypt(
            CryptographicAlgorithm algorithm,
            CryptographicParameters parameters,
            Bytes key,
            Ciphertext ciphertext,
            Bytes aad) {
        try (CryptoKey loaded = key(algorithm, key)) {
            return open(CRYPTO.decrypt(loaded, parameters, ciphertext, aad));
        }
    }
}
