package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.MaskGenerator;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/** The three ways in which keys of an HSM encrypt. */
enum Scheme {
    AES_GCM,
    RSA_OAEP,
    RSA_PKCS1_V1_5;

    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

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
        if (key.type() == ObjectType.SYMMETRIC_KEY) {
            requireGcm(parameters);
            return AES_GCM;
        }
        if (key.type() != rsaHalf) {
            throw unsupported("this needs the other half of the key pair");
        }
        if (aad.length() > 0) {
            throw unsupported("RSA takes no additional authenticated data");
        }
        return rsa(parameters);
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

    private static <T> boolean is(Optional<T> asked, T offered) {
        return asked.orElse(offered).equals(offered);
    }

    private static KmipException unsupported(String why) {
        return new KmipException(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, why);
    }

    /** How many bytes of the modulus the padding takes. */
    int overheadBytes() {
        return switch (this) {
            case AES_GCM -> 0;
            case RSA_OAEP -> 2 * Oaep.HASH_BYTES + 2;
            case RSA_PKCS1_V1_5 -> 11;
        };
    }
}
