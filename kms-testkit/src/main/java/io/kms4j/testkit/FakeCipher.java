package io.kms4j.testkit;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** How a {@link FakeKey} encrypts and decrypts. */
record FakeCipher(FakeKey key) {
    private static final int GCM_IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int BLOCK_BYTES = 16;

    Ciphertext encrypt(CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        if (iv.isPresent() && !isCbc(parameters)) {
            throw unsupported();
        }
        byte[] used = iv.map(Bytes::toArray).orElseGet(() -> FakeKey.random(ivBytes(parameters)));
        if (used.length != ivBytes(parameters)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "an IV of AES-CBC has 16 bytes");
        }
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, ObjectType.PUBLIC_KEY, parameters, used, aad);
        try {
            Bytes all = Bytes.takeOver(cipher.doFinal(plaintext.toArray()));
            int length = isGcm(parameters) ? plaintext.length() : all.length();
            return new Ciphertext(all.slice(0, length), Bytes.takeOver(used), all.slice(length, all.length()));
        } catch (GeneralSecurityException doesNotFit) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "the plaintext is too long or no whole number of blocks", doesNotFit);
        }
    }

    SecretBytes decrypt(CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        int ivBytes = ivBytes(parameters);
        boolean fits =
                ciphertext.iv().length() == ivBytes && ciphertext.tag().length() == (isGcm(parameters) ? TAG_BYTES : 0);
        byte[] iv = fits ? ciphertext.iv().toArray() : new byte[ivBytes];
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, ObjectType.PRIVATE_KEY, parameters, iv, aad);
        try {
            boolean nothing = isCbc(parameters) && ciphertext.data().length() == 0 && isPadded(parameters);
            if (!fits || nothing) {
                throw new GeneralSecurityException("not of this form");
            }
            return SecretBytes.takeOver(cipher.doFinal(
                    Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray()));
        } catch (GeneralSecurityException wrong) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "decryption failed");
        }
    }

    private boolean isAes() {
        return key.algorithm() == CryptographicAlgorithm.AES;
    }

    private boolean isGcm(CryptographicParameters parameters) {
        return isAes() && parameters.blockCipherMode().orElse(BlockCipherMode.GCM) == BlockCipherMode.GCM;
    }

    private boolean isCbc(CryptographicParameters parameters) {
        return isAes() && parameters.blockCipherMode().equals(Optional.of(BlockCipherMode.CBC));
    }

    private static boolean isPadded(CryptographicParameters parameters) {
        return parameters.paddingMethod().orElse(PaddingMethod.PKCS5) == PaddingMethod.PKCS5;
    }

    private int ivBytes(CryptographicParameters parameters) {
        return isCbc(parameters) ? BLOCK_BYTES : isAes() ? GCM_IV_BYTES : 0;
    }

    private Cipher cipher(int mode, ObjectType rsaHalf, CryptographicParameters parameters, byte[] iv, Bytes aad) {
        boolean rsa = key.algorithm() == CryptographicAlgorithm.RSA && key.type() == rsaHalf;
        boolean allowed = parameters.cryptographicAlgorithm().orElse(key.algorithm()) == key.algorithm()
                && (isAes() || rsa)
                && (aad.length() == 0 || isGcm(parameters));
        if (!allowed) {
            throw unsupported();
        }
        try {
            if (isCbc(parameters)) {
                return cbc(mode, parameters, iv);
            }
            return isAes() ? gcm(mode, parameters, iv, aad) : rsa(mode, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cbc(int mode, CryptographicParameters parameters, byte[] iv) throws GeneralSecurityException {
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.PKCS5);
        if (padding != PaddingMethod.PKCS5 && padding != PaddingMethod.NONE) {
            throw unsupported();
        }
        Cipher cipher =
                Cipher.getInstance(padding == PaddingMethod.PKCS5 ? "AES/CBC/PKCS5Padding" : "AES/CBC/NoPadding");
        cipher.init(mode, key.key(), new IvParameterSpec(iv));
        return cipher;
    }

    private Cipher gcm(int mode, CryptographicParameters parameters, byte[] iv, Bytes aad)
            throws GeneralSecurityException {
        boolean supported = isGcm(parameters)
                && parameters.paddingMethod().orElse(PaddingMethod.NONE) == PaddingMethod.NONE
                && parameters.ivLength().orElse(GCM_IV_BYTES * 8) == GCM_IV_BYTES * 8
                && parameters.tagLength().orElse(TAG_BYTES) == TAG_BYTES;
        if (!supported) {
            throw unsupported();
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(aad.toArray());
        return cipher;
    }

    private Cipher rsa(int mode, CryptographicParameters parameters) throws GeneralSecurityException {
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.OAEP);
        if (padding == PaddingMethod.PKCS1_V1_5) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(mode, key.key());
            return cipher;
        }
        boolean supported = padding == PaddingMethod.OAEP
                && parameters.hashingAlgorithm().orElse(HashingAlgorithm.SHA_256) == HashingAlgorithm.SHA_256
                && parameters.maskGeneratorHashingAlgorithm().orElse(HashingAlgorithm.SHA_256)
                        == HashingAlgorithm.SHA_256
                && parameters.pSource().orElse(Bytes.empty()).length() == 0;
        if (!supported) {
            throw unsupported();
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key.key(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher;
    }

    private static KmipException unsupported() {
        return new KmipException(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "HSM keys do AES-GCM (IV of 96 bits, tag of 16 bytes), AES-CBC, RSA-OAEP with SHA-256 and RSA PKCS#1 v1.5");
    }
}
