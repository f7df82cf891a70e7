package io.kms4j.client.cli;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.HashResponse;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hash}. */
final class HashData extends Action {
    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "HASH",
            description = "SHA256, SHA384, SHA512, SHA3-256 and so on; SHA256 unless given.")
    HashingAlgorithm algorithm = HashingAlgorithm.SHA_256;

    @Mixin
    PartOptions part = new PartOptions();

    HashData(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        CryptographicParameters parameters =
                CryptographicParameters.builder().hashingAlgorithm(algorithm).build();
        HashResponse response = session.execute(new HashRequest(
                parameters,
                Optional.of(part.data),
                part.correlationValue,
                part.initIndicator(),
                part.finalIndicator()));
        return PartOptions.answer("Hash output", "hash", response.data(), response.correlationValue());
    }
}
