package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which MAC, of what. */
final class MacOptions {
    @Option(
            names = {"-k", "--mac-key-id"},
            paramLabel = "KEY_ID",
            required = true,
            description = "The key's unique identifier.")
    Optional<UniqueIdentifier> keyId = Optional.empty();

    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "HASH",
            description = "The hash of the HMAC; what the key is for unless given.")
    Optional<HashingAlgorithm> algorithm = Optional.empty();

    @Mixin
    PartOptions part = new PartOptions();

    Optional<CryptographicParameters> parameters() {
        return algorithm.map(
                hash -> CryptographicParameters.builder().hashingAlgorithm(hash).build());
    }
}
