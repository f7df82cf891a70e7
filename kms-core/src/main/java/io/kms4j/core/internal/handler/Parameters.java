package io.kms4j.core.internal.handler;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;
import java.util.Set;

/** The parameters of a use: what the request says, then what the key says, then the server's defaults. */
final class Parameters {
    private static final Set<CryptographicAlgorithm> CHECKED =
            Set.of(CryptographicAlgorithm.AES, CryptographicAlgorithm.RSA, CryptographicAlgorithm.DES3);

    private Parameters() {}

    /**
     * @throws KmipException BAD_CRYPTOGRAPHIC_PARAMETERS when the request names an algorithm that the key is not for
     */
    static CryptographicParameters of(Optional<CryptographicParameters> requested, StoredObject object) {
        CryptographicParameters own =
                object.attributes().get(Attribute.CRYPTOGRAPHIC_PARAMETERS).orElse(CryptographicParameters.none());
        Optional<CryptographicAlgorithm> asked = requested.flatMap(CryptographicParameters::cryptographicAlgorithm);
        Optional<CryptographicAlgorithm> has = object.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM);
        if (asked.isPresent()
                && has.isPresent()
                && (CHECKED.contains(asked.get()) || CHECKED.contains(has.get()))
                && !asked.equals(has)) {
            throw new KmipException(
                    ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                    "'" + object.id() + "' is a key for " + has.get().kmipName() + ", not for "
                            + asked.get().kmipName());
        }
        return requested.orElse(CryptographicParameters.none()).orElse(own);
    }

    /**
     * Checks that a later part of a stream does not name other additional data than the first, which is the one that counts.
     *
     * @throws KmipException INVALID_FIELD
     */
    static void requireSame(Bytes aad, Optional<Bytes> named) {
        if (named.isPresent() && !named.get().equals(aad)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "AuthenticatedEncryptionAdditionalData comes with the first part of a stream");
        }
    }

    /** Whether the use is AES-GCM, which is what AES means when no mode is named. */
    static boolean isGcm(CryptographicParameters parameters, StoredObject object) {
        return object.attributes()
                        .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                        .equals(Optional.of(CryptographicAlgorithm.AES))
                && parameters.blockCipherMode().orElse(BlockCipherMode.GCM) == BlockCipherMode.GCM;
    }
}
