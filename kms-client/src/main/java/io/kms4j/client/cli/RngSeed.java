package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.operation.RngSeedRequest;
import picocli.CommandLine.Option;

/** {@code rng seed}. */
final class RngSeed extends Action {
    @Option(
            names = {"-d", "--data"},
            paramLabel = "HEX",
            required = true,
            description = "Bytes to mix in.")
    Bytes data = Bytes.empty();

    RngSeed(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        int used = session.execute(new RngSeedRequest(data)).dataLength();
        return new Answer("The server used " + used + " bytes of the seed.").field("data_length", used);
    }
}
