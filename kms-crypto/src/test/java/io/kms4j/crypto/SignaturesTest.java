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
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
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

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
