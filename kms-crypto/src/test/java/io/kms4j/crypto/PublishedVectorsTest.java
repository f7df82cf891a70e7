package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.open;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All of NIST's and RSA Laboratories' vectors for what is here, where they are installed; see {@link VectorFiles}. */
class PublishedVectorsTest {
    @Test
    void gcm_decryptsOrRefuses_asNistDoes() throws IOException {
        int checked = 0;
        for (Path file : VectorFiles.named("ciphers/AES/GCM", "gcmDecrypt.*")) {
            for (Map<String, String> vector : VectorFiles.blocks(file)) {
                int tagBytes = vector.getOrDefault("tag", "").length() / 2;
                if (tagBytes >= 12) {
                    checkGcm(vector, tagBytes);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(10_000);
    }

    private static void checkGcm(Map<String, String> vector, int tagBytes) {
        Ciphertext ciphertext = new Ciphertext(bytes(vector, "ct"), bytes(vector, "iv"), bytes(vector, "tag"));
        Bytes aad = bytes(vector, "aad");
        try (CryptoKey key = Vectors.key(AES, bytes(vector, "key"))) {
            CryptographicParameters parameters = Vectors.gcm(tagBytes);
            if (vector.containsKey("fail")) {
                assertThatThrownBy(() -> CRYPTO.decrypt(key, parameters, ciphertext, aad))
                        .isInstanceOf(KmipException.class);
            } else {
                Bytes plaintext = bytes(vector, "pt");
                assertThat(open(CRYPTO.decrypt(key, parameters, ciphertext, aad)))
                        .isEqualTo(plaintext);
                assertThat(CRYPTO.encrypt(key, parameters, plaintext, Optional.of(ciphertext.iv()), aad))
                        .isEqualTo(ciphertext);
            }
        }
    }

    @Test
    void cbc_encryptsAndDecrypts_asNistDoes() throws IOException {
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.CBC)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        int checked = 0;
        for (Path file : VectorFiles.named("ciphers/AES/CBC", "CBC.*\\.rsp")) {
            for (Map<String, String> vector : VectorFiles.blocks(file)) {
                if (vector.containsKey("plaintext")) {
                    Ciphertext ciphertext =
                            new Ciphertext(bytes(vector, "ciphertext"), bytes(vector, "iv"), Bytes.empty());
                    Bytes plaintext = bytes(vector, "plaintext");
                    Optional<Bytes> iv = Optional.of(ciphertext.iv());
                    Bytes key = bytes(vector, "key");
                    assertThat(Vectors.encrypt(AES, parameters, key, plaintext, iv, Bytes.empty()))
                            .isEqualTo(ciphertext);
                    assertThat(Vectors.decrypt(AES, parameters, key, ciphertext, Bytes.empty()))
                            .isEqualTo(plaintext);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(1000);
    }

    @Test
    void keyWrap_wrapsAndUnwrapsOrRefuses_asNistDoes() throws IOException {
        int checked = 0;
        for (Path file : VectorFiles.named("keywrap/kwtestvectors", "KWP?_A[DE]_\\d+\\.txt")) {
            BlockCipherMode mode = file.getFileName().toString().startsWith("KWP")
                    ? BlockCipherMode.AES_KEY_WRAP_PADDING
                    : BlockCipherMode.NIST_KEY_WRAP;
            for (Map<String, String> vector : VectorFiles.blocks(file)) {
                if (vector.containsKey("c")) {
                    checkKeyWrap(vector, Vectors.mode(mode));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5000);
    }

    private static void checkKeyWrap(Map<String, String> vector, CryptographicParameters parameters) {
        Bytes wrapped = bytes(vector, "c");
        try (CryptoKey key = Vectors.key(AES, bytes(vector, "k"))) {
            if (vector.containsKey("fail")) {
                assertThatThrownBy(() -> CRYPTO.unwrap(key, parameters, wrapped))
                        .isInstanceOf(KmipException.class);
            } else {
                Bytes material = bytes(vector, "p");
                assertThat(open(CRYPTO.unwrap(key, parameters, wrapped))).isEqualTo(material);
                assertThat(CRYPTO.wrap(key, parameters, SecretBytes.copyOf(material)))
                        .isEqualTo(wrapped);
            }
        }
    }

    @Test
    void oaep_decrypts_whatOthersEncrypted() throws IOException {
        int checked = checkRsa(
                VectorFiles.named("asymmetric/RSA/pkcs-1v2-1d2-vec", "oaep-vect.txt")
                        .get(0),
                oaep("sha1", "sha1"));
        for (Path file : VectorFiles.named("asymmetric/RSA/oaep-custom", "oaep-.*")) {
            // Named after the hash of the mask first.
            String name = file.getFileName().toString().replaceAll("oaep-|\\.txt", "");
            List<String> hashes = Arrays.asList(name.split("-", -1));
            checked += checkRsa(file, oaep(hashes.get(1), hashes.get(0)));
        }
        assertThat(checked).isGreaterThan(500);
    }

    private static CryptographicParameters oaep(String hash, String maskHash) {
        return CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.OAEP)
                .hashingAlgorithm(
                        Enumerations.find(HashingAlgorithm.class, hash).orElseThrow())
                .maskGeneratorHashingAlgorithm(
                        Enumerations.find(HashingAlgorithm.class, maskHash).orElseThrow())
                .build();
    }

    /** Among them keys of 1025 to 1031 bits, whose modulus does not fill its first octet. */
    @Test
    void pkcs1_decrypts_whatOthersEncrypted() throws IOException {
        CryptographicParameters pkcs1 = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.PKCS1_V1_5)
                .build();
        Path file =
                VectorFiles.named("asymmetric/RSA", "pkcs1v15crypt-vectors.txt").get(0);
        assertThat(checkRsa(file, pkcs1)).isEqualTo(15 * 20);
    }

    private static int checkRsa(Path file, CryptographicParameters parameters) throws IOException {
        int checked = 0;
        Map<String, String> last = new HashMap<>();
        for (VectorFiles.Field field : VectorFiles.commented(file)) {
            last.put(field.name(), field.value());
            if (field.name().equals("encryption")) {
                try (CryptoKey key = rsaKey(last)) {
                    Ciphertext ciphertext = new Ciphertext(hex(field.value()), Bytes.empty(), Bytes.empty());
                    assertThat(open(CRYPTO.decrypt(key, parameters, ciphertext, Bytes.empty())))
                            .isEqualTo(bytes(last, "message"));
                    checked++;
                }
            }
        }
        return checked;
    }

    private static CryptoKey rsaKey(Map<String, String> values) {
        RsaPublic publicKey = new RsaPublic(number(values, "modulus"), number(values, "publicexponent"));
        RsaPrivate privateKey = new RsaPrivate(
                publicKey,
                number(values, "exponent"),
                number(values, "prime1"),
                number(values, "prime2"),
                number(values, "primeexponent1"),
                number(values, "primeexponent2"),
                number(values, "coefficient"));
        return CRYPTO.load(PRIVATE_KEY, RSA, KeyFormats.kept(privateKey));
    }

    private static BigInteger number(Map<String, String> values, String name) {
        return new BigInteger(values.getOrDefault(name, ""), 16);
    }

    private static Bytes bytes(Map<String, String> vector, String name) {
        return hex(vector.getOrDefault(name, "missing"));
    }
}
