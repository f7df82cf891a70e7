package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.decrypt;
import static io.kms4j.crypto.Vectors.encrypt;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.mode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modes of block ciphers, against the vectors of their standards. */
class CipherModesTest {
    @ParameterizedTest
    @CsvSource({
        // SP 800-38A, F.3.13, F.4.1 (AES-128) and F.5.5 (AES-256)
        "AES, CFB, 2b7e151628aed2a6abf7158809cf4f3c, 000102030405060708090a0b0c0d0e0f,"
                + "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51,"
                + "3b3fd92eb72dad20333449f8e83cfb4ac8a64537a0b3a93fcde3cdad9f1ce58b",
        "AES, OFB, 2b7e151628aed2a6abf7158809cf4f3c, 000102030405060708090a0b0c0d0e0f,"
                + "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51,"
                + "3b3fd92eb72dad20333449f8e83cfb4a7789508d16918f03f53c52dac54ed825",
        "AES, CTR, 603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4, f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff,"
                + "6bc1bee22e409f96e93d7e117393172a, 601ec313775789a5b7a7f504bbf3d228",
        // NIST's example of TDEA with three keys in ECB
        "DES3, ECB, 0123456789abcdef23456789abcdef01456789abcdef0123, '', 54686520717566636b2062726f776e20666f78206a756d70,"
                + "a826fd8ce53b855fcce21c8112256fe668d5c05dd9b6b900",
        // RFC 3713, A; RFC 5794, A.1; RFC 4269, B.1
        "CAMELLIA, ECB, 0123456789abcdeffedcba9876543210, '', 0123456789abcdeffedcba9876543210,"
                + "67673138549669730857065648eabe43",
        "ARIA, ECB, 000102030405060708090a0b0c0d0e0f, '', 00112233445566778899aabbccddeeff,"
                + "d718fbd6ab644c739da95f3be6451778",
        "SEED, ECB, 00000000000000000000000000000000, '', 000102030405060708090a0b0c0d0e0f,"
                + "5ebac6e0054e166819aff1cc6d346cdb",
        // IEEE 1619, vectors 1, 2 and 15 to 17
        "AES, XTS, 0000000000000000000000000000000000000000000000000000000000000000, 00000000000000000000000000000000,"
                + "0000000000000000000000000000000000000000000000000000000000000000,"
                + "917cf69ebd68b2ec9b9fe9a3eadda692cd43d2f59598ed858c02c2652fbf922e",
        "AES, XTS, 1111111111111111111111111111111122222222222222222222222222222222, 33333333330000000000000000000000,"
                + "4444444444444444444444444444444444444444444444444444444444444444,"
                + "c454185e6a16936e39334038acef838bfb186fff7480adc4289382ecd6d394f0",
        "AES, XTS, fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0, 9a785634120000000000000000000000,"
                + "000102030405060708090a0b0c0d0e0f10, 6c1625db4671522d3d7599601de7ca09ed",
        "AES, XTS, fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0bfbebdbcbbbab9b8b7b6b5b4b3b2b1b0, 9a785634120000000000000000000000,"
                + "000102030405060708090a0b0c0d0e0f1011, d069444b7a7e0cab09e24447d24deb1fedbf"
    })
    void encrypt_givesThePublishedCiphertext_withoutAuthentication(
            CryptographicAlgorithm algorithm, BlockCipherMode mode, String key, String iv, String text, String result) {
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .paddingMethod(PaddingMethod.NONE)
                .build();
        Optional<Bytes> nonce = iv.isEmpty() ? Optional.empty() : Optional.of(hex(iv));
        Ciphertext encrypted = encrypt(algorithm, parameters, hex(key), hex(text), nonce, Bytes.empty());
        assertThat(Vectors.hex(encrypted.data())).isEqualTo(result);
        assertThat(decrypt(algorithm, parameters, hex(key), encrypted, Bytes.empty()))
                .isEqualTo(hex(text));
    }

    @ParameterizedTest
    @CsvSource({
        // SP 800-38C, examples 1 and 2; RFC 8452, C.1
        "CCM, 4, 404142434445464748494a4b4c4d4e4f, 10111213141516, 0001020304050607, 20212223, 7162015b4dac255d",
        "CCM, 6, 404142434445464748494a4b4c4d4e4f, 1011121314151617, 000102030405060708090a0b0c0d0e0f,"
                + "202122232425262728292a2b2c2d2e2f, d2a1f0e051ea5f62081a7792073d593d1fc64fbfaccd",
        "GCM_SIV, 16, 01000000000000000000000000000000, 030000000000000000000000, '', 0100000000000000,"
                + "b5d839330ac7b786578782fff6013b815b287c22493a364c",
    })
    void encrypt_givesThePublishedCiphertext_withAuthentication(
            BlockCipherMode mode, int tagBytes, String key, String nonce, String aad, String text, String result) {
        CryptographicParameters parameters = CryptographicParameters.builder()
                .blockCipherMode(mode)
                .tagLength(tagBytes)
                .build();
        Ciphertext encrypted =
                encrypt(CryptographicAlgorithm.AES, parameters, hex(key), hex(text), Optional.of(hex(nonce)), hex(aad));
        assertThat(Vectors.hex(Bytes.concat(encrypted.data(), encrypted.tag()))).isEqualTo(result);
        assertThat(decrypt(CryptographicAlgorithm.AES, parameters, hex(key), encrypted, hex(aad)))
                .isEqualTo(hex(text));
    }

    @Test
    void encrypt_takesTripleDesWithTwoKeys_asWithTheFirstOnceMore() {
        String first = "0123456789abcdef";
        String second = "23456789abcdef01";
        Bytes text = hex("5468652071756663");
        CryptographicParameters ecb = mode(BlockCipherMode.ECB);
        CryptographicAlgorithm des3 = CryptographicAlgorithm.DES3;
        assertThat(encrypt(des3, ecb, hex(first + second), text, Optional.empty(), Bytes.empty()))
                .isEqualTo(encrypt(des3, ecb, hex(first + second + first), text, Optional.empty(), Bytes.empty()));
    }

    /** The KMIP profiles' case for it, TC-OTP-1. */
    @Test
    void encrypt_isTheExclusiveOr_withAOneTimePad() {
        CryptographicAlgorithm pad = CryptographicAlgorithm.ONE_TIME_PAD;
        CryptographicParameters none = CryptographicParameters.none();
        Bytes key = hex("fc932e1428bd");
        Ciphertext made = encrypt(pad, none, key, hex("010203040506"), Optional.empty(), Bytes.empty());
        assertThat(made.data()).isEqualTo(hex("fd912d102dbb"));
        assertThat(decrypt(pad, none, key, made, Bytes.empty())).isEqualTo(hex("010203040506"));
        assertThatThrownBy(() -> encrypt(pad, none, key, hex("01020304050607"), Optional.empty(), Bytes.empty()))
                .isInstanceOf(KmipException.class);
    }

    /** SP 800-38D allows them to those who can live with them; who truncates the tag of 16 bytes gets the same. */
    @ParameterizedTest
    @CsvSource({"4", "8", "12"})
    void gcm_cutsTheTag_toTheLengthAskedFor(int tagBytes) {
        Bytes key = hex("feffe9928665731c6d6a8f9467308308");
        Optional<Bytes> iv = Optional.of(hex("cafebabefacedbaddecaf888"));
        Ciphertext whole = encrypt(CryptographicAlgorithm.AES, Vectors.gcm(16), key, key, iv, key);
        Ciphertext cut = encrypt(CryptographicAlgorithm.AES, Vectors.gcm(tagBytes), key, key, iv, key);
        assertThat(cut)
                .isEqualTo(new Ciphertext(whole.data(), whole.iv(), whole.tag().slice(0, tagBytes)));
        assertThat(decrypt(CryptographicAlgorithm.AES, Vectors.gcm(tagBytes), key, cut, key))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"64, GCM", "64, CBC", "24, XTS", "16, XTS", "24, GCM_SIV"})
    void encrypt_refusesAKey_ofALengthThatTheModeDoesNotHave(int keyBytes, BlockCipherMode mode) {
        try (CryptoKey key = Vectors.key(CryptographicAlgorithm.AES, Bytes.takeOver(new byte[keyBytes]))) {
            assertThatThrownBy(() ->
                            CRYPTO.encrypt(key, mode(mode), hex("00".repeat(16)), Optional.empty(), Bytes.empty()))
                    .isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                            .isEqualTo(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS));
        }
    }
}
