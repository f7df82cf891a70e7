package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.Derivation;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key derivation against what the RFCs, NIST, Amazon and OpenSSL say. */
class KeyDerivationTest {
    private static final String FIXED =
            "7b03b98d9f94b899e591f3ef264b71b193fba7043c7e953cde23bc5384bc1a6293580115fae3495f"
                    + "d845dadbd02bd6455cf48d0f62b33e62364a3a80";
    private static final Bytes NIST_KEY = hex("e204d6d466aad507ffaf6d6dab0a5b26152c9e21e764370464e360c8fbc765c6");

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static CryptographicParameters hash(HashingAlgorithm hash) {
        return CryptographicParameters.builder().hashingAlgorithm(hash).build();
    }

    private static Derivation with(
            DerivationMethod method,
            CryptographicParameters parameters,
            Optional<CryptographicAlgorithm> keyAlgorithm,
            Bytes... data) {
        List<SecretBytes> pieces = Stream.of(data).map(SecretBytes::copyOf).toList();
        return new Derivation(
                method, parameters, keyAlgorithm, pieces, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Derivation pbkdf2(CryptographicParameters parameters, Bytes salt, int iterations) {
        return new Derivation(
                DerivationMethod.PBKDF2,
                parameters,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(salt),
                Optional.of(iterations));
    }

    private static Derivation hkdf(HashingAlgorithm hash, Bytes salt, Bytes info) {
        return new Derivation(
                DerivationMethod.HKDF,
                hash(hash),
                Optional.empty(),
                List.of(SecretBytes.copyOf(info)),
                Optional.empty(),
                Optional.of(salt),
                Optional.empty());
    }

    private static String derive(Derivation how, Bytes key, int lengthBytes) {
        try (SecretBytes secret = SecretBytes.copyOf(key);
                SecretBytes derived = CRYPTO.derive(how, secret, lengthBytes)) {
            return hex(derived.reveal());
        }
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    /** RFC 6070 with SHA-1, RFC 7914 section 11 with SHA-256. */
    @Test
    void pbkdf2_givesThePublishedKeys() {
        CryptographicParameters none = CryptographicParameters.none();
        assertThat(derive(pbkdf2(none, text("salt"), 1), text("password"), 20))
                .isEqualTo("0c60c80f961f0e71f3a9b524af6012062fe037a6");
        assertThat(derive(pbkdf2(none, text("salt"), 4096), text("password"), 20))
                .isEqualTo("4b007901b765489abead49d926f721d065a429c1");
        Bytes salt = text("saltSALTsaltSALTsaltSALTsaltSALTsalt");
        assertThat(derive(pbkdf2(none, salt, 4096), text("passwordPASSWORDpassword"), 25))
                .isEqualTo("3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
        assertThat(derive(pbkdf2(hash(HashingAlgorithm.SHA_256), text("salt"), 1), text("passwd"), 64))
                .isEqualTo("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
    }

    /** RFC 5869, appendix A, cases 1, 3 and 4. */
    @Test
    void hkdf_givesThePublishedKeys() {
        Bytes key = hex("0b".repeat(22));
        Bytes salt = hex("000102030405060708090a0b0c");
        Bytes info = hex("f0f1f2f3f4f5f6f7f8f9");
        assertThat(derive(hkdf(HashingAlgorithm.SHA_256, salt, info), key, 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
        Derivation bare = with(DerivationMethod.HKDF, CryptographicParameters.none(), Optional.empty());
        assertThat(derive(bare, key, 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
        assertThat(derive(hkdf(HashingAlgorithm.SHA_1, salt, info), hex("0b".repeat(11)), 42))
                .isEqualTo("085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896");
    }

    /** RFC 4231, test case 2; the algorithm of the key tells the hash. */
    @Test
    void hmac_givesThePublishedCode_byTheAlgorithmOfTheKey() {
        Derivation how = with(
                DerivationMethod.HMAC,
                CryptographicParameters.none(),
                Optional.of(CryptographicAlgorithm.HMAC_SHA256),
                text("what do ya want for nothing?"));
        assertThat(derive(how, text("Jefe"), 32))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(derive(how, text("Jefe"), 8)).isEqualTo("5bdcc146bf60754e");
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> derive(how, text("Jefe"), 33));
    }

    /** FIPS 180, "abc". */
    @Test
    void hash_givesThePublishedDigest() {
        Derivation how = with(DerivationMethod.HASH, hash(HashingAlgorithm.SHA_256), Optional.empty());
        assertThat(derive(how, text("abc"), 32))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> derive(how, text("abc"), 33));
    }

    /** NIST SP 800-38A, F.1.1 and F.2.1. */
    @Test
    void encrypt_givesThePublishedCiphertext() {
        Bytes key = hex("2b7e151628aed2a6abf7158809cf4f3c");
        Bytes plaintext = hex("6bc1bee22e409f96e93d7e117393172a");
        Optional<CryptographicAlgorithm> aes = Optional.of(CryptographicAlgorithm.AES);
        CryptographicParameters ecb = CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.ECB)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        assertThat(derive(with(DerivationMethod.ENCRYPT, ecb, aes, plaintext), key, 16))
                .isEqualTo("3ad77bb40d7a3660a89ecaf32466ef97");
        CryptographicParameters cbc = CryptographicParameters.builder()
                .blockCipherMode(BlockCipherMode.CBC)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        Derivation withIv = new Derivation(
                DerivationMethod.ENCRYPT,
                cbc,
                aes,
                List.of(SecretBytes.copyOf(plaintext)),
                Optional.of(hex("000102030405060708090a0b0c0d0e0f")),
                Optional.empty(),
                Optional.empty());
        assertThat(derive(withIv, key, 16)).isEqualTo("7649abac8119b246cee98e9b12e9197d");
        Derivation noMode = with(DerivationMethod.ENCRYPT, CryptographicParameters.none(), aes, plaintext);
        assertRefused(ResultReason.INVALID_FIELD, () -> derive(noMode, key, 16));
    }

    /** NIST CAVP, KBKDF in counter mode. */
    @Test
    void counterMode_givesThePublishedKeys() {
        CryptographicParameters sha256 = hash(HashingAlgorithm.SHA_256);
        Derivation hmac = with(DerivationMethod.NIST800_108_C, sha256, Optional.empty(), hex(FIXED));
        assertThat(derive(hmac, NIST_KEY, 32))
                .isEqualTo("770dfab6a6a4a4bee0257ff335213f78d8287b4fd537d5c1fffa956910e7c779");
        Derivation cmac = with(
                DerivationMethod.NIST800_108_C,
                CryptographicParameters.builder().counterLength(8).build(),
                Optional.of(CryptographicAlgorithm.AES),
                hex("e323cdfa7873a0d72cd86ffb4468744f097db60498f7d0e3a43bafd2d1af675e4a88338723b1236199705357c47bf1d8"
                        + "9b2f4617a340980e6331625c"));
        assertThat(derive(cmac, hex("682e814d872397eba71170a693514904"), 32))
                .isEqualTo("dac9b6ca405749cfb065a0f1e42c7c4224d3d5db32fdafe9dee6ca193316f2c7");
    }

    /** All of the same file that have the counter in front, with HMAC. */
    @Test
    void counterMode_givesAllPublishedKeys() throws IOException {
        int checked = 0;
        Map<String, String> section = new HashMap<>();
        Map<String, String> vector = new HashMap<>();
        for (Path file : VectorFiles.named("KDF", "nist-800-108-KBKDF-CTR\\.txt")) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.replaceAll("[\\[\\]\\s]", "").split("=", 2);
                (line.startsWith("[") ? section : vector).put(parts[0], parts[parts.length - 1]);
                if (parts[0].equals("KO") && isHmacWithCounterInFront(section)) {
                    checkCounterMode(section, vector);
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(800);
    }

    private static boolean isHmacWithCounterInFront(Map<String, String> section) {
        return section.getOrDefault("PRF", "").startsWith("HMAC")
                && section.getOrDefault("CTRLOCATION", "").equals("BEFORE_FIXED");
    }

    private static void checkCounterMode(Map<String, String> section, Map<String, String> vector) {
        String name = section.getOrDefault("PRF", "").replace("HMAC_SHA", "SHA_");
        CryptographicParameters parameters = CryptographicParameters.builder()
                .hashingAlgorithm(HashingAlgorithm.valueOf(name))
                .counterLength(Integer.parseInt(section.getOrDefault("RLEN", "").replace("_BITS", "")))
                .build();
        Derivation how = with(
                DerivationMethod.NIST800_108_C,
                parameters,
                Optional.empty(),
                hex(vector.getOrDefault("FixedInputData", "")));
        String expected = vector.getOrDefault("KO", "");
        assertThat(derive(how, hex(vector.getOrDefault("KI", "")), expected.length() / 2))
                .isEqualTo(expected);
    }

    @Test
    void feedbackMode_givesTheKeyOfOpenSsl(@TempDir Path folder) throws IOException {
        Derivation how = new Derivation(
                DerivationMethod.NIST800_108_F,
                hash(HashingAlgorithm.SHA_256),
                Optional.empty(),
                List.of(SecretBytes.copyOf(hex(FIXED))),
                Optional.of(NIST_KEY),
                Optional.empty(),
                Optional.empty());
        String printed = new OpenSsl(folder)
                .run(
                        "kdf",
                        "-keylen",
                        "80",
                        "-kdfopt",
                        "mac:HMAC",
                        "-kdfopt",
                        "digest:SHA256",
                        "-kdfopt",
                        "mode:FEEDBACK",
                        "-kdfopt",
                        "hexkey:" + hex(NIST_KEY),
                        "-kdfopt",
                        "hexseed:" + hex(NIST_KEY),
                        "-kdfopt",
                        "hexinfo:" + FIXED,
                        "-kdfopt",
                        "use-l:0",
                        "-kdfopt",
                        "use-separator:0",
                        "KBKDF");
        assertThat(derive(how, NIST_KEY, 80).toUpperCase(Locale.ROOT)).isEqualTo(printed.replaceAll("[^0-9A-F]", ""));
    }

    /** NIST SP 800-108, section 4.3, step by step with the HMAC derivation that RFC 4231 checks. */
    @Test
    void doublePipelineMode_isBuiltOfHmacs_asNistSays() {
        String derived = derive(
                with(DerivationMethod.NIST800_108_DPI, hash(HashingAlgorithm.SHA_256), Optional.empty(), hex(FIXED)),
                NIST_KEY,
                64);
        Bytes first = hmac(hex(FIXED));
        Bytes second = hmac(first);
        assertThat(derived)
                .isEqualTo(hex(hmac(Bytes.concat(first, hex("00000001"), hex(FIXED))))
                        + hex(hmac(Bytes.concat(second, hex("00000002"), hex(FIXED)))));
    }

    private static Bytes hmac(Bytes data) {
        return hex(derive(
                with(DerivationMethod.HMAC, hash(HashingAlgorithm.SHA_256), Optional.empty(), data), NIST_KEY, 32));
    }

    /** The example in Amazon's documentation. */
    @Test
    void awsSignature_givesThePublishedSigningKey() {
        Derivation how = with(
                DerivationMethod.AWS_SIGNATURE_VERSION_4,
                CryptographicParameters.none(),
                Optional.empty(),
                text("20120215"),
                text("us-east-1"),
                text("iam"));
        assertThat(derive(how, text("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), 32))
                .isEqualTo("f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d");
    }

    /** Private and public key with their PKCS#8 and SubjectPublicKeyInfo up to the numbers. */
    private static String agree(String pkcs8, String mine, String spki, String theirs) {
        try (CryptoKey own = load(ObjectType.PRIVATE_KEY, KeyFormatType.PKCS_8, pkcs8 + mine);
                CryptoKey other = load(ObjectType.PUBLIC_KEY, KeyFormatType.X_509, spki + theirs);
                SecretBytes agreed = CRYPTO.agree(own, other)) {
            return hex(agreed.reveal());
        }
    }

    /** NIST CAVP, ECC CDH primitive, P-256, the first. */
    @Test
    void agree_givesThePublishedSecret_onP256() {
        assertThat(agree(
                        "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420",
                        "7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534",
                        "3059301306072a8648ce3d020106082a8648ce3d030107034200",
                        "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
                                + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac"))
                .isEqualTo("46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b");
    }

    /** RFC 7027, appendix A.1, on a curve that the JDK does not have. */
    @Test
    void agree_givesThePublishedSecret_onBrainpool() {
        assertThat(agree(
                        "3042020100301406072a8648ce3d020106092b2403030208010107042730250201010420",
                        "81db1ee100150ff2ea338d708271be38300cb54241d79950f77b063039804f1d",
                        "305a301406072a8648ce3d020106092b2403030208010107034200",
                        "048d2d688c6cf93e1160ad04cc4429117dc2c41825e1e9fca0addd34e6f1b39f7b"
                                + "990c57520812be512641e47034832106bc7d3e8dd0e4c7f1136d7006547cec6a"))
                .isEqualTo("89afc39d41d3b327814b80940b042590f96556ec91e6ae7939bce31f3a18bf2b");
    }

    /** RFC 7748, section 5.2. */
    @Test
    void agree_givesThePublishedSecret_onCurve25519AndCurve448() {
        assertThat(agree(
                        "302e020100300506032b656e04220420",
                        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                        "302a300506032b656e032100",
                        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"))
                .isEqualTo("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
        assertThat(agree(
                        "3046020100300506032b656f043a0438",
                        "3d262fddf9ec8e88495266fea19a34d28882acef045104d0d1aae121700a779c"
                                + "984c24f8cdd78fbff44943eba368f54b29259a4f1c600ad3",
                        "3042300506032b656f033900",
                        "06fce640fa3487bfda5f6cf2d5263f8aad88334cbd07437f020f08f9814dc031"
                                + "ddbdc38c19c6da2583fa5429db94ada18aa7a7fb4ef8a086"))
                .isEqualTo("ce3e4ff95a60dc6697da1db1d85e6afbdf79b50a2412d7546d5f239fe14fbaad"
                        + "eb445fc66a01b0779d98223961111e21766282f73dd96b6f");
    }

    /** Their point of order 2 would make every secret the same. */
    @Test
    void agree_isRefused_withKeysThatDoNotFit() {
        String mine = "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4";
        String pkcs8 = "302e020100300506032b656e04220420";
        assertRefused(
                ResultReason.INVALID_FIELD, () -> agree(pkcs8, mine, "302a300506032b656e032100", "00".repeat(32)));
        assertRefused(
                ResultReason.INVALID_FIELD,
                () -> agree(
                        pkcs8,
                        mine,
                        "3059301306072a8648ce3d020106082a8648ce3d030107034200",
                        "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
                                + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac"));
    }

    private static CryptoKey load(ObjectType type, KeyFormatType format, String encoded) {
        ParsedKey parsed = CRYPTO.parse(
                type,
                Optional.of(CryptographicAlgorithm.EC),
                format,
                new KeyMaterial.Encoded(SecretBytes.copyOf(hex(encoded))));
        try (SecretBytes material = parsed.material()) {
            return CRYPTO.load(type, CryptographicAlgorithm.EC, material);
        }
    }

    @Test
    void derive_isRefused_whenItWouldTakeTooLongOrTooMuch() {
        CryptographicParameters none = CryptographicParameters.none();
        for (int iterations : new int[] {0, -1, Integer.MAX_VALUE}) {
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> derive(pbkdf2(none, text("salt"), iterations), text("password"), 20));
        }
        assertRefused(
                ResultReason.INVALID_FIELD,
                () -> derive(pbkdf2(none, text("salt"), 1_000_000), text("password"), 8192));
        Derivation hkdf = with(DerivationMethod.HKDF, none, Optional.empty());
        assertRefused(ResultReason.INVALID_FIELD, () -> derive(hkdf, text("key"), Integer.MAX_VALUE));
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> derive(hkdf, text("key"), 255 * 32 + 1));
    }
}
