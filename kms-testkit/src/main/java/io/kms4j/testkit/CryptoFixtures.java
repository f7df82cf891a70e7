package io.kms4j.testkit;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the contracts of the Crypto port share. Keys come from the JDK, so that a contract does not test a port by itself. */
final class CryptoFixtures {
    static final Optional<Bytes> NO_IV = Optional.empty();

    private CryptoFixtures() {}

    /**
     * One way to use a symmetric key.
     *
     * @param iv the client's, if it brings one
     * @param blockBytes what the plaintext must be a multiple of
     * @param authenticated whether an altered ciphertext is noticed
     */
    record SymmetricCase(
            String name,
            CryptographicAlgorithm algorithm,
            int lengthBits,
            CryptographicParameters parameters,
            Optional<Bytes> iv,
            int blockBytes,
            boolean authenticated) {

        List<Integer> plaintextLengths() {
            return List.of(0, blockBytes, 3 * blockBytes, 1024 * blockBytes);
        }

        Bytes aad() {
            return authenticated ? HsmFixtures.AAD : Bytes.empty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<SymmetricCase> symmetricCases() {
        Stream<SymmetricCase> gcm = Stream.of(128, 192, 256)
                .flatMap(bits -> Stream.of(
                        gcm(bits, 16, NO_IV),
                        gcm(bits, 12, NO_IV),
                        gcm(bits, 16, iv(12)),
                        gcm(bits, 13, iv(12)),
                        gcm(bits, 16, iv(1)),
                        gcm(bits, 14, iv(8)),
                        gcm(bits, 16, iv(16)),
                        gcm(bits, 4, iv(12)),
                        gcm(bits, 15, iv(60)),
                        aead(bits, BlockCipherMode.CCM, 16, NO_IV),
                        aead(bits, BlockCipherMode.CCM, 4, iv(13)),
                        aead(bits, BlockCipherMode.CCM, 10, iv(7))));
        Stream<SymmetricCase> modes = Stream.of(128, 192, 256)
                .flatMap(bits -> Stream.of(
                        mode(bits, BlockCipherMode.CBC, PaddingMethod.PKCS5, NO_IV, 1),
                        mode(bits, BlockCipherMode.CBC, PaddingMethod.PKCS5, iv(16), 1),
                        mode(bits, BlockCipherMode.CBC, PaddingMethod.NONE, NO_IV, 16),
                        mode(bits, BlockCipherMode.ECB, PaddingMethod.PKCS5, NO_IV, 1),
                        mode(bits, BlockCipherMode.ECB, PaddingMethod.NONE, NO_IV, 16),
                        mode(bits, BlockCipherMode.CBC, PaddingMethod.ANSI_X9_23, NO_IV, 1),
                        mode(bits, BlockCipherMode.CBC, PaddingMethod.ISO_10126, NO_IV, 1),
                        mode(bits, BlockCipherMode.PCBC, PaddingMethod.PKCS5, NO_IV, 1),
                        mode(bits, BlockCipherMode.CFB, PaddingMethod.NONE, NO_IV, 1),
                        mode(bits, BlockCipherMode.OFB, PaddingMethod.NONE, iv(16), 1),
                        mode(bits, BlockCipherMode.CTR, PaddingMethod.NONE, NO_IV, 1),
                        mode(bits, BlockCipherMode.CTR, PaddingMethod.NONE, iv(16), 1)));
        CryptographicParameters poly = CryptographicParameters.builder()
                .cryptographicAlgorithm(CryptographicAlgorithm.CHACHA20POLY1305)
                .build();
        CryptographicParameters none = CryptographicParameters.none();
        Stream<SymmetricCase> chaCha = Stream.of(
                new SymmetricCase(
                        "ChaCha20-Poly1305", CryptographicAlgorithm.CHACHA20POLY1305, 256, none, NO_IV, 1, true),
                new SymmetricCase(
                        "ChaCha20 key, Poly1305", CryptographicAlgorithm.CHACHA20, 256, poly, iv(12), 1, true),
                new SymmetricCase("ChaCha20", CryptographicAlgorithm.CHACHA20, 256, none, NO_IV, 1, false),
                new SymmetricCase("ChaCha20, old nonce", CryptographicAlgorithm.CHACHA20, 256, none, iv(8), 1, false));
        Stream<SymmetricCase> siv = Stream.of(128, 256).map(bits -> aead(bits, BlockCipherMode.GCM_SIV, 16, iv(12)));
        return Stream.of(gcm, siv, modes, chaCha).flatMap(cases -> cases);
    }

    static Stream<SymmetricCase> authenticatedCases() {
        return symmetricCases().filter(SymmetricCase::authenticated);
    }

    static Stream<CryptographicParameters> aesWrappings() {
        return Stream.of(
                CryptographicParameters.none(),
                mode(BlockCipherMode.AES_KEY_WRAP_PADDING),
                mode(BlockCipherMode.NIST_KEY_WRAP),
                mode(BlockCipherMode.LEGACY_NIST_KEY_WRAP),
                mode(BlockCipherMode.GCM));
    }

    static Stream<CryptographicParameters> oaepParameters() {
        return Stream.of(
                CryptographicParameters.none(),
                oaep(HashingAlgorithm.SHA_1),
                oaep(HashingAlgorithm.SHA_224),
                oaep(HashingAlgorithm.SHA_256),
                oaep(HashingAlgorithm.SHA_384),
                oaep(HashingAlgorithm.SHA_512),
                CryptographicParameters.builder()
                        .pSource(HsmFixtures.bytes("label"))
                        .build(),
                CryptographicParameters.builder()
                        .paddingMethod(PaddingMethod.OAEP)
                        .hashingAlgorithm(HashingAlgorithm.SHA_256)
                        .maskGeneratorHashingAlgorithm(HashingAlgorithm.SHA_1)
                        .build());
    }

    static CryptographicParameters oaep(HashingAlgorithm hash) {
        return CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.OAEP)
                .hashingAlgorithm(hash)
                .build();
    }

    static CryptographicParameters mode(BlockCipherMode mode) {
        return CryptographicParameters.builder().blockCipherMode(mode).build();
    }

    static CryptographicParameters padding(PaddingMethod padding) {
        return CryptographicParameters.builder().paddingMethod(padding).build();
    }

    private static SymmetricCase gcm(int bits, int tagLength, Optional<Bytes> iv) {
        return aead(bits, BlockCipherMode.GCM, tagLength, iv);
    }

    private static SymmetricCase aead(int bits, BlockCipherMode mode, int tagLength, Optional<Bytes> iv) {
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .tagLength(tagLength)
                .build();
        String name = "AES-" + bits + "-" + mode + ", tag " + tagLength
                + iv.map(value -> ", client IV " + value.length()).orElse("");
        return new SymmetricCase(name, CryptographicAlgorithm.AES, bits, parameters, iv, 1, true);
    }

    private static SymmetricCase mode(
            int bits, BlockCipherMode mode, PaddingMethod padding, Optional<Bytes> iv, int blockBytes) {
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .paddingMethod(padding)
                .build();
        String name = "AES-" + bits + "-" + mode + " " + padding
                + iv.map(value -> ", client IV " + value.length()).orElse("");
        return new SymmetricCase(name, CryptographicAlgorithm.AES, bits, parameters, iv, blockBytes, false);
    }

    private static Optional<Bytes> iv(int lengthBytes) {
        return Optional.of(filled(lengthBytes));
    }

    /** Some bytes, the same each time. */
    static Bytes filled(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = (byte) (31 * i + 7);
        }
        return Bytes.takeOver(bytes);
    }

    static Bytes cut(Bytes bytes) {
        return bytes.slice(0, bytes.length() - 1);
    }

    static Bytes lengthened(Bytes bytes) {
        return Bytes.takeOver(Arrays.copyOf(bytes.toArray(), bytes.length() + 1));
    }

    /** A pair of 2048 bits, made once by the JDK. */
    static KeyPair rsa() {
        return Rsa.PAIR;
    }

    static SecretBytes rsaPrivate() {
        return SecretBytes.takeOver(Rsa.PAIR.getPrivate().getEncoded());
    }

    static SecretBytes rsaPublic() {
        return SecretBytes.takeOver(Rsa.PAIR.getPublic().getEncoded());
    }

    private static final class Rsa {
        static final KeyPair PAIR = generate();

        private static KeyPair generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
