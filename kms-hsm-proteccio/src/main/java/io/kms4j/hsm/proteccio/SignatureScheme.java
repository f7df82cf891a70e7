package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.MaskGenerator;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How a key of an HSM signs a digest.
 *
 * @param mechanism what the token is asked for
 * @param input what it is given
 * @param isEc whether the answer is r and s
 */
record SignatureScheme(Mechanism mechanism, Bytes input, boolean isEc) {
    /** A hash, and what PKCS#1 v1.5 puts before its digest (RFC 8017, 9.2, note 1). */
    private enum Hash {
        SHA256(HashingAlgorithm.SHA_256, "SHA-256", 32, "3031300d060960864801650304020105000420"),
        SHA384(HashingAlgorithm.SHA_384, "SHA-384", 48, "3041300d060960864801650304020205000430"),
        SHA512(HashingAlgorithm.SHA_512, "SHA-512", 64, "3051300d060960864801650304020305000440");

        private final HashingAlgorithm algorithm;
        private final String javaName;
        private final int digestBytes;
        private final String prefix;

        Hash(HashingAlgorithm algorithm, String javaName, int digestBytes, String prefix) {
            this.algorithm = algorithm;
            this.javaName = javaName;
            this.digestBytes = digestBytes;
            this.prefix = prefix;
        }

        Bytes digestInfo(Bytes digest) {
            return Bytes.concat(Bytes.takeOver(HexFormat.of().parseHex(prefix)), digest);
        }
    }

    private enum Form {
        RSA_PKCS1_V1_5,
        RSA_PSS,
        ECDSA
    }

    /** What a digital signature algorithm says; no hash: any. */
    private record Named(Form form, Optional<Hash> hash) {
        static Named of(DigitalSignatureAlgorithm algorithm) {
            return switch (algorithm) {
                case SHA_256_WITH_RSA_ENCRYPTION -> new Named(Form.RSA_PKCS1_V1_5, Optional.of(Hash.SHA256));
                case SHA_384_WITH_RSA_ENCRYPTION -> new Named(Form.RSA_PKCS1_V1_5, Optional.of(Hash.SHA384));
                case SHA_512_WITH_RSA_ENCRYPTION -> new Named(Form.RSA_PKCS1_V1_5, Optional.of(Hash.SHA512));
                case RSASSA_PSS -> new Named(Form.RSA_PSS, Optional.empty());
                case ECDSA_WITH_SHA256 -> new Named(Form.ECDSA, Optional.of(Hash.SHA256));
                case ECDSA_WITH_SHA384 -> new Named(Form.ECDSA, Optional.of(Hash.SHA384));
                case ECDSA_WITH_SHA512 -> new Named(Form.ECDSA, Optional.of(Hash.SHA512));
                default -> throw unsupported(algorithm.kmipName());
            };
        }
    }

    /**
     * What the caller asks for.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS; INVALID_FIELD when the digest has another length than the
     *     hash's
     */
    static SignatureScheme of(HsmKey key, CryptographicParameters parameters, Bytes digest) {
        if (key.type() != ObjectType.PRIVATE_KEY) {
            throw unsupported("signing with a key that is not private");
        }
        Optional<Named> named = parameters.digitalSignatureAlgorithm().map(Named::of);
        Form form = form(key, parameters, named);
        Hash hash = hash(parameters, named);
        if (digest.length() != hash.digestBytes) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "a digest of " + hash.algorithm.kmipName() + " has " + hash.digestBytes + " bytes, this one "
                            + digest.length());
        }
        return switch (form) {
            case ECDSA -> new SignatureScheme(Mechanism.ECDSA, digest, true);
            case RSA_PKCS1_V1_5 -> new SignatureScheme(Mechanism.RSA_PKCS, hash.digestInfo(digest), false);
            case RSA_PSS -> new SignatureScheme(pss(key, parameters, hash), digest, false);
        };
    }

    private static Form form(HsmKey key, CryptographicParameters parameters, Optional<Named> named) {
        boolean ec = key.algorithm() == CryptographicAlgorithm.EC;
        Form form = named.map(Named::form).orElseGet(() -> ec ? Form.ECDSA : padding(parameters));
        boolean contradicted = ec
                ? parameters.paddingMethod().orElse(PaddingMethod.NONE) != PaddingMethod.NONE
                : parameters.paddingMethod().isPresent() && padding(parameters) != form;
        if (ec != (form == Form.ECDSA) || contradicted) {
            throw unsupported("this signature with a key for " + key.algorithm());
        }
        return form;
    }

    private static Form padding(CryptographicParameters parameters) {
        return switch (parameters.paddingMethod().orElse(PaddingMethod.PKCS1_V1_5)) {
            case PKCS1_V1_5 -> Form.RSA_PKCS1_V1_5;
            case PSS -> Form.RSA_PSS;
            default -> throw unsupported("a signature with another padding than PKCS#1 v1.5 or PSS");
        };
    }

    private static Hash hash(CryptographicParameters parameters, Optional<Named> named) {
        Optional<Hash> asked = parameters.hashingAlgorithm().map(SignatureScheme::hash);
        Optional<Hash> implied = named.flatMap(Named::hash);
        if (asked.isPresent() && implied.isPresent() && asked.get() != implied.get()) {
            throw unsupported("a signature with two hashes");
        }
        return asked.or(() -> implied).orElse(Hash.SHA256);
    }

    private static Hash hash(HashingAlgorithm algorithm) {
        return Arrays.stream(Hash.values())
                .filter(hash -> hash.algorithm == algorithm)
                .findFirst()
                .orElseThrow(() -> unsupported("signing with " + algorithm.kmipName()));
    }

    private static Mechanism pss(HsmKey key, CryptographicParameters parameters, Hash hash) {
        boolean sameHash = parameters.maskGeneratorHashingAlgorithm().orElse(hash.algorithm) == hash.algorithm
                && parameters.maskGenerator().orElse(MaskGenerator.MGF1) == MaskGenerator.MGF1;
        int salt = parameters.saltLength().orElse(hash.digestBytes);
        int most = (key.lengthBits() + 6) / 8 - hash.digestBytes - 2;
        if (!sameHash || salt < 0 || salt > most) {
            throw unsupported("PSS with another mask generator than MGF1 of the same hash, or such a salt");
        }
        return new Mechanism.RsaPss(hash.javaName, salt);
    }

    private static KmipException unsupported(String what) {
        return new KmipException(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "the HSM does not do this: " + what + "; it signs with RSA PKCS#1 v1.5, RSA-PSS and ECDSA, and with"
                        + " SHA-256, SHA-384 and SHA-512");
    }
}
