package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.decrypt;
import static io.kms4j.crypto.Vectors.encrypt;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.mode;
import static io.kms4j.crypto.Vectors.open;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20POLY1305;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors of the standards themselves; each says where it stands. */
class KnownAnswersTest {
    private static final String KEY_128 = "feffe9928665731c6d6a8f9467308308";
    private static final String KEY_192 = KEY_128 + "feffe9928665731c";
    private static final String KEY_256 = KEY_128 + KEY_128;
    private static final String TEXT_64 = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    private static final String TEXT_60 = TEXT_64.substring(0, 120);
    private static final String AAD = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    private static final String IV_12 = "cafebabefacedbaddecaf888";
    private static final String IV_8 = "cafebabefacedbad";
    private static final String IV_60 = "9313225df88406e555909c5aff5269aa6a7a9538534f7da1e4c303d2a318a728"
            + "c3c0c95156809539fcf0e2429a6b525416aedbf5a0de6a57a637b39b";
    private static final String ZERO_16 = "00000000000000000000000000000000";
    private static final String ZERO_24 = ZERO_16 + "0000000000000000";
    private static final String ZERO_IV = "000000000000000000000000";
    private static final String C3 = "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e"
            + "21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091473f5985";
    private static final String C9 = "3980ca0b3c00e841eb06fac4872a2757859e1ceaa6efd984628593b40ca1e19c"
            + "7d773d00c144c525ac619d18c84a3f4718e2448b2fe324d9ccda2710acade256";
    private static final String C15 = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";

    /** McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, test cases 1 to 16. */
    @Test
    void gcm_givesThePublishedCiphertexts() {
        gcm(ZERO_16, "", ZERO_IV, "", "", "58e2fccefa7e3061367f1d57a4e7455a");
        gcm(ZERO_16, ZERO_16, ZERO_IV, "", "0388dace60b6a392f328c2b971b2fe78", "ab6e47d42cec13bdf53a67b21257bddf");
        gcm(KEY_128, TEXT_64, IV_12, "", C3, "4d5c2af327cd64a62cf35abd2ba6fab4");
        gcm(KEY_128, TEXT_60, IV_12, AAD, C3.substring(0, 120), "5bc94fbc3221a5db94fae95ae7121a47");
        gcm(
                KEY_128,
                TEXT_60,
                IV_8,
                AAD,
                "61353b4c2806934a777ff51fa22a4755699b2a714fcdc6f83766e5f97b6c7423"
                        + "73806900e49f24b22b097544d4896b424989b5e1ebac0f07c23f4598",
                "3612d2e79e3b0785561be14aaca2fccb");
        gcm(
                KEY_128,
                TEXT_60,
                IV_60,
                AAD,
                "8ce24998625615b603a033aca13fb894be9112a5c3a211a8ba262a3cca7e2ca7"
                        + "01e4a9a4fba43c90ccdcb281d48c7c6fd62875d2aca417034c34aee5",
                "619cc5aefffe0bfa462af43c1699d050");
    }

    @Test
    void gcm_givesThePublishedCiphertexts_withAes192() {
        gcm(ZERO_24, "", ZERO_IV, "", "", "cd33b28ac773f74ba00ed1f312572435");
        gcm(ZERO_24, ZERO_16, ZERO_IV, "", "98e7247c07f0fe411c267e4384b0f600", "2ff58d80033927ab8ef4d4587514f0fb");
        gcm(KEY_192, TEXT_64, IV_12, "", C9, "9924a7c8587336bfb118024db8674a14");
        gcm(KEY_192, TEXT_60, IV_12, AAD, C9.substring(0, 120), "2519498e80f1478f37ba55bd6d27618c");
        gcm(
                KEY_192,
                TEXT_60,
                IV_8,
                AAD,
                "0f10f599ae14a154ed24b36e25324db8c566632ef2bbb34f8347280fc4507057"
                        + "fddc29df9a471f75c66541d4d4dad1c9e93a19a58e8b473fa0f062f7",
                "65dcc57fcf623a24094fcca40d3533f8");
        gcm(
                KEY_192,
                TEXT_60,
                IV_60,
                AAD,
                "d27e88681ce3243c4830165a8fdcf9ff1de9a1d8e6b447ef6ef7b79828666e45"
                        + "81e79012af34ddd9e2f037589b292db3e67c036745fa22e7e9b7373b",
                "dcf566ff291c25bbb8568fc3d376a6d9");
    }

    @Test
    void gcm_givesThePublishedCiphertexts_withAes256() {
        gcm(ZERO_16 + ZERO_16, "", ZERO_IV, "", "", "530f8afbc74536b9a963b4f1c4cb738b");
        gcm(
                ZERO_16 + ZERO_16,
                ZERO_16,
                ZERO_IV,
                "",
                "cea7403d4d606b6e074ec5d3baf39d18",
                "d0d1c8a799996bf0265b98b5d48ab919");
        gcm(KEY_256, TEXT_64, IV_12, "", C15, "b094dac5d93471bdec1a502270e3cc6c");
        gcm(KEY_256, TEXT_60, IV_12, AAD, C15.substring(0, 120), "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    private static void gcm(String key, String plaintext, String iv, String aad, String data, String tag) {
        for (int tagBytes = 12; tagBytes <= 16; tagBytes++) {
            CryptographicParameters parameters = Vectors.gcm(tagBytes);
            Ciphertext expected = new Ciphertext(hex(data), hex(iv), hex(tag).slice(0, tagBytes));
            assertThat(encrypt(AES, parameters, hex(key), hex(plaintext), Optional.of(hex(iv)), hex(aad)))
                    .isEqualTo(expected);
            assertThat(decrypt(AES, parameters, hex(key), expected, hex(aad))).isEqualTo(hex(plaintext));
        }
    }

    /** SP 800-38A, appendix F: ECB (F.1), CBC (F.2), CTR (F.5). */
    @ParameterizedTest
    @CsvSource({
        "ECB, 2b7e151628aed2a6abf7158809cf4f3c, '', "
                + "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf"
                + "43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4",
        "ECB, 603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4, '', "
                + "f3eed1bdb5d2a03c064b5a7e3db181f8591ccb10d410ed26dc5ba74a31362870"
                + "b6ed21b99ca6f4f9f153e7b1beafed1d23304b7a39f9f3ff067d8d8f9e24ecc7",
        "CBC, 2b7e151628aed2a6abf7158809cf4f3c, 000102030405060708090a0b0c0d0e0f, "
                + "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
                + "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7",
        "CBC, 8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b, 000102030405060708090a0b0c0d0e0f, "
                + "4f021db243bc633d7178183a9fa071e8b4d9ada9ad7dedf4e5e738763f69145a"
                + "571b242012fb7ae07fa9baac3df102e008b0e27988598881d920a9e64f5615cd",
        "CBC, 603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4, 000102030405060708090a0b0c0d0e0f, "
                + "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
                + "39f23369a9d9bacfa530e26304231461b2eb05e2c39be9fcda6c19078c6a9d1b",
        "CTR, 2b7e151628aed2a6abf7158809cf4f3c, f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff, "
                + "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
                + "5ae4df3edbd5d35e5b4f09020db03eab1e031dda2fbe03d1792170a0f3009cee",
        "CTR, 603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4, f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff, "
                + "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6"
    })
    void blockModes_giveThePublishedCiphertexts(BlockCipherMode mode, String key, String iv, String data) {
        Bytes plaintext = hex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710");
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        Optional<Bytes> nonce = iv.isEmpty() ? Optional.empty() : Optional.of(hex(iv));
        Ciphertext expected = new Ciphertext(hex(data), hex(iv), Bytes.empty());
        assertThat(encrypt(AES, parameters, hex(key), plaintext, nonce, Bytes.empty()))
                .isEqualTo(expected);
        assertThat(decrypt(AES, parameters, hex(key), expected, Bytes.empty())).isEqualTo(plaintext);
    }

    /** RFC 3394, 4.1 to 4.6, and RFC 5649, 6. */
    @ParameterizedTest
    @CsvSource({
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F, 00112233445566778899AABBCCDDEEFF, "
                + "1FA68B0A8112B447AEF34BD8FB5A7B829D3E862371D2CFE5",
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F1011121314151617, 00112233445566778899AABBCCDDEEFF, "
                + "96778B25AE6CA435F92B5B97C050AED2468AB8A17AD84E5D",
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F, "
                + "00112233445566778899AABBCCDDEEFF, 64E8C3F9CE0F5BA263E9777905818A2A93C8191E7D6E8AE7",
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F1011121314151617, "
                + "00112233445566778899AABBCCDDEEFF0001020304050607, "
                + "031D33264E15D33268F24EC260743EDCE1C6C7DDEE725A936BA814915C6762D2",
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F, "
                + "00112233445566778899AABBCCDDEEFF0001020304050607, "
                + "A8F9BC1612C68B3FF6E6F4FBE30E71E4769C8B80A32CB8958CD5D17D6B254DA1",
        "NIST_KEY_WRAP, 000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F, "
                + "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F, "
                + "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21",
        "AES_KEY_WRAP_PADDING, 5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8, "
                + "c37b7e6492584340bed12207808941155068f738, "
                + "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a",
        "AES_KEY_WRAP_PADDING, 5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8, 466f7250617369, "
                + "afbeb0f07dfbf5419200f2ccb50bb24f"
    })
    void keyWrap_givesThePublishedBytes(BlockCipherMode mode, String wrappingKey, String key, String wrapped) {
        try (CryptoKey loaded = Vectors.key(AES, hex(wrappingKey));
                SecretBytes material = SecretBytes.copyOf(hex(key))) {
            assertThat(CRYPTO.wrap(loaded, mode(mode), material)).isEqualTo(hex(wrapped));
            assertThat(open(CRYPTO.unwrap(loaded, mode(mode), hex(wrapped)))).isEqualTo(hex(key));
        }
    }

    private static final Bytes SUNSCREEN = Bytes.copyOf(("Ladies and Gentlemen of the class of '99: If I could offer "
                    + "you only one tip for the future, sunscreen would be it.")
            .getBytes(StandardCharsets.US_ASCII));

    /** RFC 8439, 2.8.2. */
    @Test
    void chaCha20Poly1305_givesThePublishedCiphertext() {
        Bytes key = hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        Bytes aad = hex("50515253c0c1c2c3c4c5c6c7");
        Ciphertext expected = new Ciphertext(
                hex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                        + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                        + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                        + "3ff4def08e4b7a9de576d26586cec64b6116"),
                hex("070000004041424344454647"),
                hex("1ae10b594f09e26a7e902ecbd0600691"));
        CryptographicParameters none = CryptographicParameters.none();
        assertThat(encrypt(CHACHA20POLY1305, none, key, SUNSCREEN, Optional.of(expected.iv()), aad))
                .isEqualTo(expected);
        assertThat(decrypt(CHACHA20POLY1305, none, key, expected, aad)).isEqualTo(SUNSCREEN);
    }

    /** RFC 8439, 2.4.2, whose key stream starts at block 1: encrypted here after one block of zeros. */
    @Test
    void chaCha20_givesThePublishedCiphertext() {
        Bytes key = hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        Bytes plaintext = Bytes.concat(Bytes.takeOver(new byte[64]), SUNSCREEN);
        Bytes data = encrypt(
                        CHACHA20,
                        CryptographicParameters.none(),
                        key,
                        plaintext,
                        Optional.of(hex("000000000000004a00000000")),
                        Bytes.empty())
                .data();
        assertThat(hex(data.slice(64, data.length())))
                .isEqualTo("6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b"
                        + "f91b65c5524733ab8f593dabcd62b3571639d624e65152ab8f530c359f0861d8"
                        + "07ca0dbf500d6a6156a38e088a22b65e52bc514d16ccf806818ce91ab7793736"
                        + "5af90bbf74a35be6b40b8eedf2785e42874d");
    }
}
