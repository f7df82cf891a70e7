package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_COEFFICIENT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EXPONENT_1;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EXPONENT_2;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_MODULUS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PRIME_1;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PRIME_2;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PRIVATE_EXPONENT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PUBLIC_EXPONENT;

import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSA keys as PKCS#11 attributes and as the JCE has them, and what the JCE may do with a public one. */
final class Rsa {
    static final long[] PRIVATE_ATTRIBUTES = {
        CKA_MODULUS,
        CKA_PUBLIC_EXPONENT,
        CKA_PRIVATE_EXPONENT,
        CKA_PRIME_1,
        CKA_PRIME_2,
        CKA_EXPONENT_1,
        CKA_EXPONENT_2,
        CKA_COEFFICIENT
    };
    private static final OAEPParameterSpec OAEP_SHA256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private Rsa() {}

    static RSAPublicKey publicKey(AttributeSet attributes) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(
                            attributes.unsigned(CKA_MODULUS), attributes.unsigned(CKA_PUBLIC_EXPONENT)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token holds an RSA public key that is none", e);
        }
    }

    /** As PKCS#8. */
    static SecretBytes privateKey(AttributeSet attributes) {
        try {
            RSAPrivateCrtKeySpec spec = new RSAPrivateCrtKeySpec(
                    attributes.unsigned(CKA_MODULUS),
                    attributes.unsigned(CKA_PUBLIC_EXPONENT),
                    attributes.unsigned(CKA_PRIVATE_EXPONENT),
                    attributes.unsigned(CKA_PRIME_1),
                    attributes.unsigned(CKA_PRIME_2),
                    attributes.unsigned(CKA_EXPONENT_1),
                    attributes.unsigned(CKA_EXPONENT_2),
                    attributes.unsigned(CKA_COEFFICIENT));
            return SecretBytes.takeOver(
                    KeyFactory.getInstance("RSA").generatePrivate(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token holds an RSA private key that is none", e);
        }
    }

    /** What is to be told of a private key that comes from outside. */
    static AttributeSet attributes(RSAPrivateCrtKey key) {
        return new AttributeSet()
                .with(CKA_MODULUS, unsigned(key.getModulus()))
                .with(CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()))
                .with(CKA_PRIVATE_EXPONENT, unsigned(key.getPrivateExponent()))
                .with(CKA_PRIME_1, unsigned(key.getPrimeP()))
                .with(CKA_PRIME_2, unsigned(key.getPrimeQ()))
                .with(CKA_EXPONENT_1, unsigned(key.getPrimeExponentP()))
                .with(CKA_EXPONENT_2, unsigned(key.getPrimeExponentQ()))
                .with(CKA_COEFFICIENT, unsigned(key.getCrtCoefficient()));
    }

    /** What is to be told of a public key that comes from outside. */
    static AttributeSet attributes(RSAPublicKey key) {
        return new AttributeSet()
                .with(CKA_MODULUS, unsigned(key.getModulus()))
                .with(CKA_PUBLIC_EXPONENT, unsigned(key.getPublicExponent()));
    }

    /** Without the byte that Java puts before numbers whose first bit is set. */
    private static byte[] unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    /** OAEP with SHA-256 and MGF1-SHA-256; the plaintext is known to fit. */
    static Bytes encryptOaep(RSAPublicKey key, Bytes plaintext) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, OAEP_SHA256);
            return Bytes.takeOver(cipher.doFinal(plaintext.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA-OAEP in software failed", e);
        }
    }
}
