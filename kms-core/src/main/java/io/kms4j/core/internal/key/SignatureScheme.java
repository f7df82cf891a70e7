package io.kms4j.core.internal.key;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.*;

import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.MaskGenerator;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a key signs: what the request says, then what the key's parameters say, then the server's defaults. The key decides on
 * the algorithm, whatever the parameters call it, but a Digital Signature Algorithm must fit the key.
 *
 * @param parameters padding and hash, as far as the algorithm has them
 * @param hash what the data is hashed with before; empty for algorithms that sign the data itself
 */
public record SignatureScheme(CryptographicParameters parameters, Optional<HashingAlgorithm> hash) {
    /** A named combination, of KMIP's Digital Signature Algorithms. */
    private record Named(
            CryptographicAlgorithm algorithm, Optional<PaddingMethod> padding, Optional<HashingAlgorithm> hash) {}

    private static final Map<DigitalSignatureAlgorithm, Named> NAMED = new EnumMap<>(DigitalSignatureAlgorithm.class);

    static {
        rsa(DigitalSignatureAlgorithm.MD2_WITH_RSA_ENCRYPTION, HashingAlgorithm.MD2);
        rsa(DigitalSignatureAlgorithm.MD5_WITH_RSA_ENCRYPTION, HashingAlgorithm.MD5);
        rsa(DigitalSignatureAlgorithm.SHA_1_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA_1);
        rsa(DigitalSignatureAlgorithm.SHA_224_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA_224);
        rsa(DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA_256);
        rsa(DigitalSignatureAlgorithm.SHA_384_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA_384);
        rsa(DigitalSignatureAlgorithm.SHA_512_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA_512);
        rsa(DigitalSignatureAlgorithm.SHA3_256_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA3_256);
        rsa(DigitalSignatureAlgorithm.SHA3_384_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA3_384);
        rsa(DigitalSignatureAlgorithm.SHA3_512_WITH_RSA_ENCRYPTION, HashingAlgorithm.SHA3_512);
        NAMED.put(
                DigitalSignatureAlgorithm.RSASSA_PSS, new Named(RSA, Optional.of(PaddingMethod.PSS), Optional.empty()));
        curve(DigitalSignatureAlgorithm.ECDSA_WITH_SHA_1, HashingAlgorithm.SHA_1);
        curve(DigitalSignatureAlgorithm.ECDSA_WITH_SHA224, HashingAlgorithm.SHA_224);
        curve(DigitalSignatureAlgorithm.ECDSA_WITH_SHA256, HashingAlgorithm.SHA_256);
        curve(DigitalSignatureAlgorithm.ECDSA_WITH_SHA384, HashingAlgorithm.SHA_384);
        curve(DigitalSignatureAlgorithm.ECDSA_WITH_SHA512, HashingAlgorithm.SHA_512);
    }

    private static final Set<CryptographicAlgorithm> CURVES = EnumSet.of(EC, ECDSA);
    private static final Set<PaddingMethod> PADDINGS = EnumSet.of(PaddingMethod.PKCS1_V1_5, PaddingMethod.PSS);

    /** What a digest of this length is, when nobody says. */
    private static final Map<Integer, HashingAlgorithm> BY_LENGTH = Map.of(
            20, HashingAlgorithm.SHA_1,
            28, HashingAlgorithm.SHA_224,
            32, HashingAlgorithm.SHA_256,
            48, HashingAlgorithm.SHA_384,
            64, HashingAlgorithm.SHA_512);

    private static void rsa(DigitalSignatureAlgorithm name, HashingAlgorithm hash) {
        NAMED.put(name, new Named(RSA, Optional.of(PaddingMethod.PKCS1_V1_5), Optional.of(hash)));
    }

    private static void curve(DigitalSignatureAlgorithm name, HashingAlgorithm hash) {
        NAMED.put(name, new Named(EC, Optional.empty(), Optional.of(hash)));
    }

    /**
     * For data.
     *
     * @throws KmipException BAD_CRYPTOGRAPHIC_PARAMETERS when the key cannot be used so
     */
    public static SignatureScheme of(Optional<CryptographicParameters> requested, StoredObject key) {
        CryptographicAlgorithm algorithm = algorithmOf(key);
        CryptographicParameters said = said(requested, key, algorithm);
        if (!hashesBefore(algorithm)) {
            return new SignatureScheme(CryptographicParameters.none(), Optional.empty());
        }
        HashingAlgorithm hash = said.hashingAlgorithm().orElseGet(() -> defaultHash(key, algorithm));
        return new SignatureScheme(relevant(algorithm, said, Optional.of(hash)), Optional.of(hash));
    }

    /**
     * For a digest that the client made. Its length tells the hash when nothing else does; what is then no digest is signed
     * as it is, if the padding allows it.
     *
     * @throws KmipException BAD_CRYPTOGRAPHIC_PARAMETERS when the key cannot be used so
     */
    public static SignatureScheme ofDigest(
            Optional<CryptographicParameters> requested, StoredObject key, Bytes digest) {
        CryptographicAlgorithm algorithm = algorithmOf(key);
        if (!hashesBefore(algorithm)) {
            throw bad("'" + key.id() + "' signs data, not digests: " + algorithm.kmipName() + " hashes by itself");
        }
        CryptographicParameters said = said(requested, key, algorithm);
        Optional<HashingAlgorithm> hash =
                said.hashingAlgorithm().or(() -> Optional.ofNullable(BY_LENGTH.get(digest.length())));
        return new SignatureScheme(relevant(algorithm, said, hash), hash);
    }

    /**
     * Checks that a digest comes without data and not in parts.
     *
     * @throws KmipException INVALID_FIELD
     */
    public static void requireAlone(StreamPart part, Optional<Bytes> data) {
        if (data.isPresent() || !part.isWhole()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "DigestedData comes in one part and instead of Data");
        }
    }

    private static boolean hashesBefore(CryptographicAlgorithm algorithm) {
        return algorithm == RSA || CURVES.contains(algorithm);
    }

    /** What the algorithm has a use for; nothing else may contradict it. */
    private static CryptographicParameters relevant(
            CryptographicAlgorithm algorithm, CryptographicParameters said, Optional<HashingAlgorithm> hash) {
        CryptographicParameters.Builder relevant = CryptographicParameters.builder();
        hash.ifPresent(relevant::hashingAlgorithm);
        if (algorithm == RSA) {
            said.paddingMethod().ifPresent(relevant::paddingMethod);
            said.saltLength().ifPresent(relevant::saltLength);
            said.maskGeneratorHashingAlgorithm().ifPresent(relevant::maskGeneratorHashingAlgorithm);
            if (said.maskGenerator().orElse(MaskGenerator.MGF1) != MaskGenerator.MGF1
                    || said.trailerField().orElse(1) != 1) {
                throw bad("PSS is supported with MGF1 and the trailer field 1");
            }
        }
        return relevant.build();
    }

    private static CryptographicAlgorithm algorithmOf(StoredObject key) {
        return key.attributes()
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .orElseThrow(() -> bad("'" + key.id() + "' has no cryptographic algorithm"));
    }

    private static CryptographicParameters said(
            Optional<CryptographicParameters> requested, StoredObject key, CryptographicAlgorithm algorithm) {
        CryptographicParameters own =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_PARAMETERS).orElse(CryptographicParameters.none());
        CryptographicParameters all = written(requested.orElse(CryptographicParameters.none()), key, algorithm)
                .orElse(written(own, key, algorithm));
        if (algorithm != RSA) {
            return all;
        }
        PaddingMethod padding = requested
                .flatMap(CryptographicParameters::paddingMethod)
                .or(() -> all.paddingMethod().filter(PADDINGS::contains))
                .orElse(PaddingMethod.PKCS1_V1_5);
        if (!PADDINGS.contains(padding)) {
            throw bad("RSA signs with the padding PKCS1v1.5 or PSS, not with " + padding.kmipName());
        }
        return CryptographicParameters.builder().paddingMethod(padding).build().orElse(all);
    }

    /** With what the name of a combination means in its place. */
    private static CryptographicParameters written(
            CryptographicParameters parameters, StoredObject key, CryptographicAlgorithm algorithm) {
        Optional<DigitalSignatureAlgorithm> name = parameters.digitalSignatureAlgorithm();
        if (name.isEmpty()) {
            return parameters;
        }
        Named named = NAMED.get(name.get());
        if (named == null || named.algorithm() != (CURVES.contains(algorithm) ? EC : algorithm)) {
            throw bad("'" + key.id() + "' is a key for " + algorithm.kmipName() + ", not for "
                    + name.get().kmipName());
        }
        CryptographicParameters.Builder meant = CryptographicParameters.builder();
        named.padding().ifPresent(meant::paddingMethod);
        named.hash().ifPresent(meant::hashingAlgorithm);
        return meant.build().orElse(parameters);
    }

    /** As strong as the curve (FIPS 186-5, 6.1.1); SHA-256 for RSA. */
    private static HashingAlgorithm defaultHash(StoredObject key, CryptographicAlgorithm algorithm) {
        int lengthBits = key.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH).orElse(0);
        if (algorithm == RSA || lengthBits < 384) {
            return HashingAlgorithm.SHA_256;
        }
        return lengthBits < 512 ? HashingAlgorithm.SHA_384 : HashingAlgorithm.SHA_512;
    }

    private static KmipException bad(String message) {
        return new KmipException(ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS, message);
    }
}
