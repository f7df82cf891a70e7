package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/**
 * What is signed or was signed.
 *
 * @param bytes the digest, or the data for schemes without a hash
 */
record SignatureInput(SignatureScheme scheme, Bytes bytes) {
    /**
     * @throws KmipException MISSING_DATA without data and digest; INVALID_FIELD with both; BAD_CRYPTOGRAPHIC_PARAMETERS
     */
    static SignatureInput of(
            Optional<Bytes> data,
            Optional<Bytes> digestedData,
            Optional<CryptographicParameters> requested,
            StoredObject key,
            RoutingCrypto crypto) {
        if (data.isPresent() && digestedData.isPresent()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "name Data or DigestedData, not both");
        }
        if (digestedData.isPresent()) {
            Bytes digest = digestedData.get();
            return new SignatureInput(SignatureScheme.ofDigest(requested, key, digest), digest);
        }
        Bytes all = data.orElseThrow(
                () -> new KmipException(ResultReason.MISSING_DATA, "a signature needs Data or DigestedData"));
        SignatureScheme scheme = SignatureScheme.of(requested, key);
        return new SignatureInput(
                scheme, scheme.hash().map(hash -> digest(crypto, hash, all)).orElse(all));
    }

    private static Bytes digest(RoutingCrypto crypto, HashingAlgorithm algorithm, Bytes data) {
        try (DigestStream hash = crypto.software().hash(algorithm)) {
            hash.update(data);
            return hash.finish();
        }
    }
}
