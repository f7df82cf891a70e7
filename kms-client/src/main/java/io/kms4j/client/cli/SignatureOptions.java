package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which key signs what, and how; what is not said, the key and the server decide. */
final class SignatureOptions {
    /** The signatures of RSA. */
    enum Padding {
        PKCS1_V1_5("pkcs1v15", PaddingMethod.PKCS1_V1_5),
        PSS("pss", PaddingMethod.PSS);

        private final String option;
        private final PaddingMethod method;

        Padding(String option, PaddingMethod method) {
            this.option = option;
            this.method = method;
        }

        @Override
        public String toString() {
            return option;
        }
    }

    @Parameters(index = "0", paramLabel = "FILE", description = "The file that is signed.")
    Path file = Path.of("");

    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    @Option(
            names = {"-s", "--hashing-algorithm"},
            paramLabel = "HASH",
            description = "The hash of the signature; the key's own, or one that fits it, unless given.")
    Optional<HashingAlgorithm> hash = Optional.empty();

    @Option(
            names = {"-p", "--padding"},
            paramLabel = "PADDING",
            description = "For RSA: pkcs1v15 or pss; the key's own, or pkcs1v15, unless given.")
    Optional<Padding> padding = Optional.empty();

    @Option(names = "--digested", description = "The file holds the digest of what is signed.")
    boolean digested;

    Optional<CryptographicParameters> parameters() {
        if (hash.isEmpty() && padding.isEmpty()) {
            return Optional.empty();
        }
        CryptographicParameters.Builder parameters = CryptographicParameters.builder();
        hash.ifPresent(parameters::hashingAlgorithm);
        padding.ifPresent(choice -> parameters.paddingMethod(choice.method));
        return Optional.of(parameters.build());
    }
}
