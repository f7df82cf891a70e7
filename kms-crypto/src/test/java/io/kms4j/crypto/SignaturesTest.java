package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.spec.ECPoint;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures against RFC 6979, and what must be refused or found invalid. */
class SignaturesTest {
    private static final Bytes SAMPLE = Bytes.copyOf("sample".getBytes(StandardCharsets.US_ASCII));
    private static final GeneratedPair RSA_PAIR = CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());

    static Bytes digest(HashingAlgorithm algorithm, Bytes data) {
        try (DigestStream hash = CRYPTO.hash(algorithm)) {
            hash.update(data);
            return hash.finish();
        }
    }

    static CryptographicParameters with(PaddingMethod padding, HashingAlgorithm hash) {
        return CryptographicParameters.builder()
                .paddingMethod(padding)
                .hashingAlgorithm(hash)
                .build();
    }

    /** RFC 6979, A.2.5. */
    @ParameterizedTest
    @CsvSource({
        "SHA_1, 61340C88C3AAEBEB4F6D667F672CA9759A6CCAA9FA8811313039EE4A35471D32,"
                + "6D7F147DAC089441BB2E2FE8F7A3FA264B9C475098FDCF6E00D7C996E1B8B7EB",
        "SHA_256, EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716,"
                + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    })
    void verify_findsThePublishedSignatureValid_onP256(HashingAlgorithm hash, String r, String s) {
        EcPublic publicKey = new EcPublic(
                Curve.P_256,
                new ECPoint(
                        new BigInteger("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6", 16),
                        new BigInteger("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299", 16)));
        Bytes signature =
                Bytes.takeOver(Der.sequence(Der.integer(new BigInteger(r, 16)), Der.integer(new BigInteger(s, 16))));
        Bytes swapped =
                Bytes.takeOver(Der.sequence(Der.integer(new BigInteger(s, 16)), Der.integer(new BigInteger(r, 16))));
        try (CryptoKey key = CRYPTO.load(PUBLIC_KEY, EC, KeyFormats.kept(publicKey))) {
            CryptographicParameters none = CryptographicParameters.none();
            assertThat(CRYPTO.verify(key, none, digest(hash, SAMPLE), signature))
                    .isTrue();
            assertThat(CRYPTO.verify(key, none, digest(hash, Bytes.empty()), signature))
                    .isFalse();
            assertThat(CRYPTO.verify(key, none, digest(hash, SAMPLE), swapped)).isFalse();
            assertThat(CRYPTO.verify(key, none, digest(hash, SAMPLE), Bytes.empty()))
                    .isFalse();
            assertThat(CRYPTO.verify(key, none, digest(hash, SAMPLE), hex("3006020100020100")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"PKCS1_V1_5, SHA_256", "PKCS1_V1_5, SHA3_512", "PSS, SHA_1", "PSS, SHA_384", "PSS, SHA3_256"})
    void verify_findsEveryOtherSignatureInvalid(PaddingMethod padding, HashingAlgorithm hash) {
        CryptographicParameters parameters = with(padding, hash);
        Bytes digest = digest(hash, SAMPLE);
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, RSA, RSA_PAIR.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, RSA, RSA_PAIR.publicKey())) {
            Bytes signature = CRYPTO.sign(privateKey, parameters, digest);
            assertThat(CRYPTO.verify(publicKey, parameters, digest, signature)).isTrue();
            assertThat(CRYPTO.verify(publicKey, parameters, digest(hash, Bytes.empty()), signature))
                    .isFalse();
            assertThat(CRYPTO.verify(publicKey, parameters, digest, flip(signature)))
                    .isFalse();
            assertThat(CRYPTO.verify(publicKey, parameters, digest, signature.slice(1, 256)))
                    .isFalse();
            assertThat(CRYPTO.verify(publicKey, parameters, digest, Bytes.takeOver(new byte[256])))
                    .isFalse();
            assertThat(CRYPTO.verify(publicKey, parameters, digest, Bytes.empty()))
                    .isFalse();
            PaddingMethod other = padding == PaddingMethod.PSS ? PaddingMethod.PKCS1_V1_5 : PaddingMethod.PSS;
            assertThat(CRYPTO.verify(publicKey, with(other, hash), digest, signature))
                    .isFalse();
        }
    }

    private static Bytes flip(Bytes bytes) {
        byte[] changed = bytes.toArray();
        changed[changed.length - 1] ^= 1;
        return Bytes.takeOver(changed);
    }

    @Test
    void verify_takesTheUsualSalts_andTheNamedOneOnly() {
        Bytes digest = digest(HashingAlgorithm.SHA_256, SAMPLE);
        CryptographicParameters any = with(PaddingMethod.PSS, HashingAlgorithm.SHA_256);
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, RSA, RSA_PAIR.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, RSA, RSA_PAIR.publicKey())) {
            for (int salt : new int[] {0, 20, 32, 222}) {
                Bytes signature = CRYPTO.sign(privateKey, salted(salt), digest);
                assertThat(CRYPTO.verify(publicKey, salted(salt), digest, signature))
                        .isTrue();
                assertThat(CRYPTO.verify(publicKey, salted(21), digest, signature))
                        .isFalse();
                assertThat(CRYPTO.verify(publicKey, any, digest, signature)).isEqualTo(salt > 0);
            }
            for (int salt : new int[] {-1, 223, Integer.MAX_VALUE}) {
                assertRefused(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        () -> CRYPTO.sign(privateKey, salted(salt), digest));
                assertRefused(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        () -> CRYPTO.verify(publicKey, salted(salt), digest, digest));
            }
        }
    }

    private static CryptographicParameters salted(int bytes) {
        return CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.PSS)
                .hashingAlgorithm(HashingAlgorithm.SHA_256)
                .saltLength(bytes)
                .build();
    }

    @Test
    void sign_refuses_whatCannotBeSigned() {
        Bytes digest = digest(HashingAlgorithm.SHA_256, SAMPLE);
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, RSA, RSA_PAIR.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, RSA, RSA_PAIR.publicKey());
                CryptoKey aes = Vectors.key(AES, digest)) {
            CryptographicParameters pkcs1 = with(PaddingMethod.PKCS1_V1_5, HashingAlgorithm.SHA_512);
            assertRefused(ResultReason.INVALID_FIELD, () -> CRYPTO.sign(privateKey, pkcs1, digest));
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> CRYPTO.sign(privateKey, CryptographicParameters.none(), Bytes.takeOver(new byte[246])));
            CryptographicParameters oaep = with(PaddingMethod.OAEP, HashingAlgorithm.SHA_256);
            assertRefused(
                    ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, () -> CRYPTO.sign(privateKey, oaep, digest));
            CryptographicParameters none = CryptographicParameters.none();
            assertRefused(
                    ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, () -> CRYPTO.sign(publicKey, none, digest));
            assertRefused(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, () -> CRYPTO.sign(aes, none, digest));
        }
    }

    /** RFC 8032, 7.1, tests 1 and 2; 7.4, blank and 1 octet. */
    @ParameterizedTest
    @CsvSource({
        "ED25519, 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "ED25519, 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "ED448, 6c82a562cb808d10d632be89c8513ebf6c929f34ddfa8c9f63c9960ef6e348a3528c8a3fcc2f044e39a3fc5b94492f8f"
                + "032e7549a20098f95b,"
                + "5fd7449b59b461fd2ce787ec616ad46a1da1342485a70e1f8a0ea75d80e96778edf124769b46c7061bd6783df1e50f6c"
                + "d1fa1abeafe8256180, '',"
                + "533a37f6bbe457251f023c0d88f976ae2dfb504a843e34d2074fd823d41a591f2b233f034f628281f2fd7a22ddd47d78"
                + "28c59bd0a21bfd3980ff0d2028d4b18a9df63e006c5d1c2d345b925d8dc00b4104852db99ac5c7cdda8530a113a0f4db"
                + "b61149f05a7363268c71d95808ff2e652600",
        "ED448, c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949e"
                + "f8021e954e0a12274e,"
                + "43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb00742802b8438ea4cb82169c"
                + "235160627b4c3a9480, 03,"
                + "26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143c4b981b7e18f62de8ccdf633"
                + "fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0f"
                + "f3348ab21aa4adafd1d234441cf807c03a00"
    })
    void sign_givesThePublishedSignature_withEdDsa(
            CryptographicAlgorithm algorithm, String secret, String publicKey, String message, String signature) {
        CryptographicParameters none = CryptographicParameters.none();
        try (CryptoKey signer = raw(PRIVATE_KEY, algorithm, secret);
                CryptoKey verifier = raw(PUBLIC_KEY, algorithm, publicKey)) {
            assertThat(hex(CRYPTO.sign(signer, none, hex(message)))).isEqualTo(signature);
            assertThat(CRYPTO.verify(verifier, none, hex(message), hex(signature)))
                    .isTrue();
            assertThat(CRYPTO.verify(verifier, none, SAMPLE, hex(signature))).isFalse();
            assertThat(CRYPTO.verify(verifier, none, hex(message), hex(signature.substring(2))))
                    .isFalse();
        }
    }

    private static CryptoKey raw(ObjectType type, CryptographicAlgorithm algorithm, String key) {
        KeyMaterial material = new KeyMaterial.Encoded(SecretBytes.copyOf(hex(key)));
        return CRYPTO.load(
                type,
                algorithm,
                CRYPTO.parse(type, Optional.of(algorithm), KeyFormatType.RAW, material)
                        .material());
    }

    @ParameterizedTest
    @EnumSource(
            value = CryptographicAlgorithm.class,
            names = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "SLH_DSA_SHA2_128F", "SLH_DSA_SHAKE_192F"})
    void verify_findsTheSignatureOfTheSameDataValid_withLatticesAndHashes(CryptographicAlgorithm algorithm) {
        GeneratedPair pair = CRYPTO.generatePair(algorithm, Optional.empty(), Optional.empty());
        CryptographicParameters none = CryptographicParameters.none();
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, algorithm, pair.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, algorithm, pair.publicKey())) {
            Bytes signature = CRYPTO.sign(privateKey, none, SAMPLE);
            assertThat(CRYPTO.verify(publicKey, none, SAMPLE, signature)).isTrue();
            assertThat(CRYPTO.verify(publicKey, none, Bytes.empty(), signature)).isFalse();
            assertThat(CRYPTO.verify(publicKey, none, SAMPLE, flip(signature))).isFalse();
            assertThat(CRYPTO.verify(publicKey, none, SAMPLE, Bytes.empty())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void verify_findsTheSignatureOfTheSameDigestValid_onEveryCurve(Curve curve) {
        GeneratedPair pair = CRYPTO.generatePair(EC, Optional.empty(), Optional.of(curve.recommendedCurve()));
        CryptographicParameters none = CryptographicParameters.none();
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, EC, pair.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, EC, pair.publicKey())) {
            Bytes digest = digest(HashingAlgorithm.SHA_512, SAMPLE);
            Bytes signature = CRYPTO.sign(privateKey, none, digest);
            assertThat(CRYPTO.verify(publicKey, none, digest, signature)).isTrue();
            assertThat(CRYPTO.verify(publicKey, none, digest(HashingAlgorithm.SHA_512, Bytes.empty()), signature))
                    .isFalse();
        }
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
