package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code rsa encrypt} and {@code rsa decrypt} share. */
final class RsaCipherOptions {
    /** The algorithms, by the names that PKCS#11 gives them. */
    enum Algorithm {
        CKM_RSA_PKCS(PaddingMethod.PKCS1_V1_5, false),
        CKM_RSA_PKCS_OAEP(PaddingMethod.OAEP, true),
        CKM_RSA_AES_KEY_WRAP(PaddingMethod.NONE, true);

        private final PaddingMethod padding;
        private final boolean hashes;

        Algorithm(PaddingMethod padding, boolean hashes) {
            this.padding = padding;
            this.hashes = hashes;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Hash functions as the command line spells them. */
    enum Hash {
        SHA1("sha1", HashingAlgorithm.SHA_1),
        SHA224("sha224", HashingAlgorithm.SHA_224),
        SHA256("sha256", HashingAlgorithm.SHA_256),
        SHA384("sha384", HashingAlgorithm.SHA_384),
        SHA512("sha512", HashingAlgorithm.SHA_512),
        SHA3_224("sha3-224", HashingAlgorithm.SHA3_224),
        SHA3_256("sha3-256", HashingAlgorithm.SHA3_256),
        SHA3_384("sha3-384", HashingAlgorithm.SHA3_384),
        SHA3_512("sha3-512", HashingAlgorithm.SHA3_512);

        private final String cliName;
        private final HashingAlgorithm algorithm;

        Hash(String cliName, HashingAlgorithm algorithm) {
            this.cliName = cliName;
            this.algorithm = algorithm;
        }

        @Override
        public String toString() {
            return cliName;
        }
    }

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    Path file = Path.of("");

    @Mixin
    ObjectSelector key;

    @Option(
            names = {"-e", "--encryption-algorithm"},
            paramLabel = "ALGORITHM",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    Algorithm algorithm = Algorithm.CKM_RSA_PKCS_OAEP;

    @Option(
            names = {"-s", "--hashing-algorithm"},
            paramLabel = "HASH",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. ckm-rsa-pkcs has none.")
    Hash hash = Hash.SHA256;

    @Option(
            names = {"-o", "--output-file"},
            paramLabel = "FILE",
            description = "The file to write; the same name with another extension unless given.")
    Optional<Path> outputFile = Optional.empty();

    /** With the option that names the key. */
    RsaCipherOptions(ObjectSelector key) {
        this.key = key;
    }

    CryptographicParameters parameters() {
        CryptographicParameters.Builder parameters = CryptographicParameters.builder()
                .paddingMethod(algorithm.padding)
                .cryptographicAlgorithm(CryptographicAlgorithm.RSA);
        if (algorithm.hashes) {
            parameters.hashingAlgorithm(hash.algorithm);
        }
        return parameters.build();
    }
}
