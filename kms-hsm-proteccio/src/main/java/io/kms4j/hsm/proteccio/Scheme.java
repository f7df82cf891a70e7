package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.MaskGenerator;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/** The ways in which keys of an HSM encrypt. */
enum Scheme {
    AES_GCM,
    AES_CBC,
    AES_CBC_PAD,
    RSA_OAEP,
    RSA_PKCS1_V1_5;

    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;
    static final int BLOCK_BYTES = 16;

    /**
     * What the caller asks for.
     *
     * @param rsaHalf the half of an RSA pair that can do it
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS
     */
    static Scheme of(HsmKey key, CryptographicParameters parameters, Bytes aad, ObjectType rsaHalf) {
        if (parameters.cryptographicAlgorithm().orElse(key.algorithm()) != key.algorithm()) {
            throw unsupported("the key is for " + key.algorithm());
        }
        if (key.algorithm() == CryptographicAlgorithm.AES) {
            return aes(parameters, aad);
        }
        if (key.algorithm() != CryptographicAlgorithm.RSA) {
            throw unsupported("a key for " + key.algorithm() + " does not encrypt");
        }
        if (key.type() != rsaHalf) {
            throw unsupported("this needs the other half of the key pair");
        }
        if (aad.length() > 0) {
            throw unsupported("RSA takes no additional authenticated data");
        }
        return rsa(parameters);
    }

    private static Scheme aes(CryptographicParameters parameters, Bytes aad) {
        if (is(parameters.blockCipherMode(), BlockCipherMode.GCM)) {
            requireGcm(parameters);
            return AES_GCM;
        }
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.PKCS5);
        boolean cbc = is(parameters.blockCipherMode(), BlockCipherMode.CBC)
                && is(parameters.ivLength(), BLOCK_BYTES * 8)
                && parameters.tagLength().isEmpty()
                && aad.length() == 0;
        if (!cbc || !(padding == PaddingMethod.PKCS5 || padding == PaddingMethod.NONE)) {
            throw unsupported("an AES key in the HSM does GCM, or CBC with PKCS5 padding or none");
        }
        return padding == PaddingMethod.PKCS5 ? AES_CBC_PAD : AES_CBC;
    }

    private static void requireGcm(CryptographicParameters parameters) {
        boolean gcm = is(parameters.blockCipherMode(), BlockCipherMode.GCM)
                && is(parameters.paddingMethod(), PaddingMethod.NONE)
                && is(parameters.ivLength(), IV_BYTES * 8)
                && is(parameters.tagLength(), TAG_BYTES);
        if (!gcm) {
            throw unsupported("an AES key in the HSM does GCM with an IV of 96 bits and a tag of 16 bytes");
        }
    }

    private static Scheme rsa(CryptographicParameters parameters) {
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.OAEP);
        if (padding == PaddingMethod.PKCS1_V1_5) {
            return RSA_PKCS1_V1_5;
        }
        boolean oaep = padding == PaddingMethod.OAEP
                && is(parameters.hashingAlgorithm(), HashingAlgorithm.SHA_256)
                && is(parameters.maskGenerator(), MaskGenerator.MGF1)
                && is(parameters.maskGeneratorHashingAlgorithm(), HashingAlgorithm.SHA_256)
                && is(parameters.pSource(), Bytes.empty());
        if (!oaep) {
            throw unsupported("an RSA key in the HSM does OAEP with SHA-256 and no label, or PKCS#1 v1.5");
        }
        return RSA_OAEP;
    }

    /**
     * Checks the IV that a caller brings.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS where there is no choice; INVALID_FIELD
     */
    void checkIv(Optional<Bytes> iv) {
        if (iv.isEmpty()) {
            return;
        }
        if (this != AES_CBC && this != AES_CBC_PAD) {
            throw unsupported("the HSM draws the IV itself; leave IVCounterNonce out");
        }
        if (iv.get().length() != BLOCK_BYTES) {
            throw new KmipException(ResultReason.INVALID_FIELD, "an IV of AES-CBC has 16 bytes");
        }
    }

    private static <T> boolean is(Optional<T> asked, T offered) {
        return asked.orElse(offered).equals(offered);
    }

    private static KmipException unsupported(String why) {
        return new KmipException(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, why);
    }

    /**
     * Checks that a plaintext fits.
     *
     * @throws KmipException INVALID_FIELD
     */
    void checkPlaintext(HsmKey key, Bytes plaintext) {
        if (this == AES_CBC && plaintext.length() % BLOCK_BYTES != 0) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "without padding, AES-CBC takes whole blocks of 16 bytes only");
        }
        boolean rsa = this == RSA_OAEP || this == RSA_PKCS1_V1_5;
        int most = SlotCiphers.modulusBytes(key) - overheadBytes();
        if (rsa && plaintext.length() > most) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "the plaintext is too long: at most " + most + " bytes for this key");
        }
    }

    /** How many bytes of the modulus the padding takes. */
    private int overheadBytes() {
        return switch (this) {
            case AES_GCM, AES_CBC, AES_CBC_PAD -> 0;
            case RSA_OAEP -> 2 * Oaep.HASH_BYTES + 2;
            case RSA_PKCS1_V1_5 -> 11;
        };
    }
}
