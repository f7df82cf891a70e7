package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes and MACs against the examples of their standards, whole and in parts. */
class DigestsAndMacsTest {
    private static final String JEFE = "4a656665";

    /** FIPS 180-4 and 202 ("abc"), RFC 1319 to 1321, ISO 10118-3. */
    @ParameterizedTest
    @CsvSource({
        "MD2, da853b0d3f88d99b30283a69e6ded6bb",
        "MD4, a448017aaf21d8525fc10ae87aa6729d",
        "RIPEMD_160, 8eb208f7e05d987a9b044a8e98c6b087f15a0bfc",
        "WHIRLPOOL, 4e2448a4c6f486bb16b6562c73b4020bf3043e3a731bce721ae1b303d97e6d4c"
                + "7181eebdb6c57e277d0e34957114cbd6c797fc9d95d8b582d225292076d4eef5",
        "MD5, 900150983cd24fb0d6963f7d28e17f72",
        "SHA_1, a9993e364706816aba3e25717850c26c9cd0d89d",
        "SHA_224, 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "SHA_256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA_384, cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "SHA_512, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "SHA_512_224, 4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa",
        "SHA_512_256, 53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23",
        "SHA3_224, e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
        "SHA3_256, 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
        "SHA3_384, ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25",
        "SHA3_512, b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
                + "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
    })
    void hash_givesThePublishedValue_wholeAndInParts(HashingAlgorithm algorithm, String expected) {
        try (DigestStream whole = CRYPTO.hash(algorithm);
                DigestStream parts = CRYPTO.hash(algorithm)) {
            assertWholeAndParts(whole, parts, text("abc"), expected);
        }
    }

    /** RFC 2202 and RFC 4231, case 2; the same input for SHA-3. */
    @ParameterizedTest
    @CsvSource({
        "HMAC_MD5, 750c783e6ab0b503eaa86e310a5db738",
        "HMAC_SHA1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "HMAC_SHA224, a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44",
        "HMAC_SHA256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "HMAC_SHA384, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                + "8e2240ca5e69e2c78b3239ecfab21649",
        "HMAC_SHA512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        "HMAC_SHA3_224, 7fdb8dd88bd2f60d1b798634ad386811c2cfc85bfaf5d52bbace5e66",
        "HMAC_SHA3_256, c7d4072e788877ae3596bbb0da73b887c9171f93095b294ae857fbe2645e1ba5",
        "HMAC_SHA3_384, f1101f8cbf9766fd6764d2ed61903f21ca9b18f57cf3e1a23ca13508a93243ce"
                + "48c045dc007f26a21b3f5e0e9df4c20a",
        "HMAC_SHA3_512, 5a4bfeab6166427c7a3647b747292b8384537cdb89afb3bf5665e4c5e709350b"
                + "287baec921fd7ca0ee7a0c31d022a95e1fc92ba9d77df883960275beb4e62024"
    })
    void mac_givesThePublishedValue_wholeAndInParts(CryptographicAlgorithm algorithm, String expected) {
        try (CryptoKey key = key(algorithm, hex(JEFE));
                DigestStream whole = CRYPTO.mac(key, algorithm);
                DigestStream parts = CRYPTO.mac(key, algorithm)) {
            assertWholeAndParts(whole, parts, text("what do ya want for nothing?"), expected);
        }
    }

    /** SP 800-38B, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "AES, 2b7e151628aed2a6abf7158809cf4f3c, '', bb1d6929e95937287fa37d129b756746",
        "AES, 2b7e151628aed2a6abf7158809cf4f3c, 6bc1bee22e409f96e93d7e117393172a, 070a16b46b4d4144f79bdd9dd04a287c",
        "AES, 2b7e151628aed2a6abf7158809cf4f3c, 6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
                + "30c81c46a35ce411, dfa66747de9ae63030ca32611497c827",
        "DES3, 8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5, '', b7a688e122ffaf95",
        "DES3, 8aa83bf8cbda10620bc1bf19fbb6cd58bc313d4a371ca8b5, 6bc1bee22e409f96, 8e8f293136283797"
    })
    void mac_isTheCmac_ofTheKeysBlockCipher(
            CryptographicAlgorithm algorithm, String key, String data, String expected) {
        try (CryptoKey loaded = key(algorithm, hex(key));
                DigestStream whole = CRYPTO.mac(loaded, algorithm);
                DigestStream parts = CRYPTO.mac(loaded, algorithm)) {
            assertWholeAndParts(whole, parts, hex(data), expected);
        }
    }

    @Test
    void mac_refuses_whatIsNoMac() {
        try (CryptoKey aes = key(CryptographicAlgorithm.AES, hex("2b7e151628aed2a6abf7158809cf4f3c"))) {
            for (CryptographicAlgorithm algorithm : new CryptographicAlgorithm[] {
                CryptographicAlgorithm.DES3, CryptographicAlgorithm.RSA, CryptographicAlgorithm.POLY1305
            }) {
                assertThatThrownBy(() -> CRYPTO.mac(aes, algorithm))
                        .isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                                .isEqualTo(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS));
            }
        }
    }

    private static void assertWholeAndParts(DigestStream whole, DigestStream parts, Bytes data, String expected) {
        whole.update(data);
        assertThat(hex(whole.finish())).isEqualTo(expected);
        for (int i = 0; i < data.length(); i++) {
            parts.update(data.slice(i, i + 1));
            parts.update(Bytes.empty());
        }
        assertThat(hex(parts.finish())).isEqualTo(expected);
    }

    private static Bytes text(String text) {
        return Bytes.takeOver(text.getBytes(StandardCharsets.US_ASCII));
    }
}
