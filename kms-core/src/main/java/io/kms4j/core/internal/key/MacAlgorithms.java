package io.kms4j.core.internal.key;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.*;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which MAC is meant: what the request says, then what the key's parameters say, then what the key is for. A hash means the
 * HMAC with it, a block cipher its CMAC.
 */
public final class MacAlgorithms {
    private static final Map<HashingAlgorithm, CryptographicAlgorithm> HMACS = new EnumMap<>(Map.ofEntries(
            Map.entry(HashingAlgorithm.MD5, HMAC_MD5),
            Map.entry(HashingAlgorithm.SHA_1, HMAC_SHA1),
            Map.entry(HashingAlgorithm.SHA_224, HMAC_SHA224),
            Map.entry(HashingAlgorithm.SHA_256, HMAC_SHA256),
            Map.entry(HashingAlgorithm.SHA_384, HMAC_SHA384),
            Map.entry(HashingAlgorithm.SHA_512, HMAC_SHA512),
            Map.entry(HashingAlgorithm.SHA3_224, HMAC_SHA3_224),
            Map.entry(HashingAlgorithm.SHA3_256, HMAC_SHA3_256),
            Map.entry(HashingAlgorithm.SHA3_384, HMAC_SHA3_384),
            Map.entry(HashingAlgorithm.SHA3_512, HMAC_SHA3_512)));

    private static final Set<CryptographicAlgorithm> ALL_HMACS = EnumSet.copyOf(HMACS.values());

    private MacAlgorithms() {}

    /**
     * The MAC that the request, the key's parameters or the key itself name.
     *
     * @throws KmipException BAD_CRYPTOGRAPHIC_PARAMETERS when an HMAC key is to be used for another HMAC, or a block cipher's
     *     key for another's CMAC; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when no MAC is meant
     */
    public static CryptographicAlgorithm of(Optional<CryptographicParameters> requested, StoredObject key) {
        CryptographicParameters own =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_PARAMETERS).orElse(CryptographicParameters.none());
        CryptographicAlgorithm keyAlgorithm =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM).orElseThrow(MacAlgorithms::none);
        CryptographicAlgorithm meant =
                requested.flatMap(MacAlgorithms::named).or(() -> named(own)).orElse(keyAlgorithm);
        boolean hmacWithCipherKey = ALL_HMACS.contains(meant) && !ALL_HMACS.contains(keyAlgorithm);
        if (meant != keyAlgorithm && !hmacWithCipherKey) {
            throw new KmipException(
                    ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                    "'" + key.id() + "' is a key for " + keyAlgorithm.kmipName() + ", not for " + meant.kmipName());
        }
        return meant;
    }

    private static Optional<CryptographicAlgorithm> named(CryptographicParameters parameters) {
        Optional<CryptographicAlgorithm> algorithm = parameters.cryptographicAlgorithm();
        boolean cmac = parameters.blockCipherMode().equals(Optional.of(BlockCipherMode.CMAC));
        if (cmac || algorithm.filter(ALL_HMACS::contains).isPresent()) {
            return algorithm;
        }
        if (parameters.hashingAlgorithm().isEmpty()) {
            return algorithm;
        }
        return Optional.of(parameters.hashingAlgorithm().map(HMACS::get).orElseThrow(MacAlgorithms::none));
    }

    private static KmipException none() {
        return new KmipException(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "the parameters and the key name no MAC that there is");
    }
}
