package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20POLY1305;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.SYMMETRIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever comes in, the answer is a {@link KmipException} of the right kind and never another exception. */
class DamagedInputTest {
    private static final Set<ResultReason> REQUEST_REASONS = EnumSet.of(
            ResultReason.INVALID_FIELD,
            ResultReason.INVALID_MESSAGE,
            ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
            ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED);
    private final Random random = new Random(1);

    private Bytes randomBytes(int bound) {
        byte[] bytes = new byte[random.nextInt(bound)];
        random.nextBytes(bytes);
        return Bytes.takeOver(bytes);
    }

    @Test
    void decrypt_failsInOneWay_forAnyBytes() {
        for (CryptographicAlgorithm algorithm : List.of(AES, CHACHA20, CHACHA20POLY1305)) {
            try (SecretBytes material = CRYPTO.generateSymmetric(algorithm, 256);
                    CryptoKey key = CRYPTO.load(SYMMETRIC_KEY, algorithm, material)) {
                for (BlockCipherMode mode : BlockCipherMode.values()) {
                    CryptographicParameters parameters = Vectors.mode(mode);
                    for (int i = 0; i < 100; i++) {
                        tryDecrypt(key, i == 0 ? CryptographicParameters.none() : parameters);
                    }
                }
            }
        }
    }

    @Test
    void decrypt_failsInOneWay_forAnyBytesUnderAnRsaKey() {
        GeneratedPair pair = CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());
        try (CryptoKey key = CRYPTO.load(PRIVATE_KEY, RSA, pair.privateKey())) {
            for (PaddingMethod padding : PaddingMethod.values()) {
                CryptographicParameters parameters =
                        CryptographicParameters.builder().paddingMethod(padding).build();
                for (int i = 0; i < 10; i++) {
                    tryDecrypt(key, parameters);
                }
            }
        }
    }

    private void tryDecrypt(CryptoKey key, CryptographicParameters parameters) {
        Bytes data = random.nextBoolean() ? randomBytes(300) : Bytes.takeOver(new byte[256 + 8 * random.nextInt(4)]);
        Ciphertext ciphertext = new Ciphertext(data, randomBytes(random.nextBoolean() ? 1 : 20), randomBytes(20));
        allow(() -> CRYPTO.decrypt(key, parameters, ciphertext, Bytes.empty()));
        allow(() -> CRYPTO.decrypt(key, parameters, new Ciphertext(data, Bytes.empty(), Bytes.empty()), Bytes.empty()));
        allow(() -> CRYPTO.unwrap(key, parameters, data));
    }

    private static void allow(Runnable call) {
        try {
            call.run();
        } catch (KmipException e) {
            if (e.reason() == ResultReason.CRYPTOGRAPHIC_FAILURE) {
                assertThat(e).hasMessage("decryption failed").hasNoCause();
            } else {
                assertThat(e.reason()).isIn(REQUEST_REASONS);
            }
        }
    }

    @Test
    void parse_refusesOrReads_anyBytes() {
        GeneratedPair rsa = CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());
        GeneratedPair ec = CRYPTO.generatePair(EC, Optional.of(256), Optional.empty());
        for (ObjectType type : List.of(PRIVATE_KEY, PUBLIC_KEY)) {
            boolean isPrivate = type == PRIVATE_KEY;
            List<KeyFormatType> formats = isPrivate
                    ? List.of(KeyFormatType.PKCS_8, KeyFormatType.PKCS_1)
                    : List.of(KeyFormatType.X_509, KeyFormatType.PKCS_1);
            for (KeyFormatType format : formats) {
                SecretBytes kept = isPrivate ? rsa.privateKey() : rsa.publicKey();
                damage(type, format, encoded(CRYPTO.format(type, RSA, kept, format)));
            }
            damage(
                    type,
                    KeyFormatType.PKCS_8,
                    (isPrivate ? ec.privateKey() : ec.publicKey()).reveal().toArray());
        }
        KeyMaterial sec1 = CRYPTO.format(PRIVATE_KEY, EC, ec.privateKey(), KeyFormatType.EC_PRIVATE_KEY);
        damage(PRIVATE_KEY, KeyFormatType.EC_PRIVATE_KEY, encoded(sec1));
    }

    private static byte[] encoded(KeyMaterial material) {
        return ((KeyMaterial.Encoded) material).bytes().reveal().toArray();
    }

    private void damage(ObjectType type, KeyFormatType format, byte[] der) {
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = Arrays.copyOf(der, random.nextInt(4) == 0 ? random.nextInt(der.length) : der.length);
            for (int changes = 1 + random.nextInt(3); changes > 0 && damaged.length > 0; changes--) {
                // Mostly near the start, where the structure is.
                int at = random.nextInt(random.nextBoolean() ? Math.min(damaged.length, 40) : damaged.length);
                damaged[at] = (byte) random.nextInt(256);
            }
            KeyMaterial material = new KeyMaterial.Encoded(SecretBytes.takeOver(damaged));
            allow(() -> CRYPTO.parse(type, Optional.empty(), format, material));
        }
    }
}
