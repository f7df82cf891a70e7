package io.kms4j.client.cli;

import io.kms4j.kmip.operation.RngRetrieveRequest;
import picocli.CommandLine.Option;

/** {@code rng retrieve}. */
final class RngRetrieve extends Action {
    @Option(
            names = {"-l", "--length"},
            paramLabel = "BYTES",
            description = "How many random bytes; ${DEFAULT-VALUE} unless given.")
    int length = 32;

    RngRetrieve(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        String random =
                PartOptions.hex(session.execute(new RngRetrieveRequest(length)).data());
        return new Answer("RNG output: " + random).field("data", random);
    }
}
