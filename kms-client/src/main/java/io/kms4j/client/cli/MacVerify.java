package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.operation.MacVerifyRequest;
import io.kms4j.kmip.operation.MacVerifyResponse;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mac verify}. */
final class MacVerify extends Action {
    @Mixin
    MacOptions options = new MacOptions();

    @Option(
            names = {"-m", "--mac"},
            paramLabel = "HEX",
            required = true,
            description = "The MAC to check.")
    Bytes mac = Bytes.empty();

    MacVerify(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        PartOptions part = options.part;
        MacVerifyResponse response = session.execute(new MacVerifyRequest(
                options.keyId,
                options.parameters(),
                Optional.of(part.data),
                Optional.of(mac),
                part.correlationValue,
                part.initIndicator(),
                part.finalIndicator()));
        return response.validityIndicator()
                .map(validity ->
                        new Answer("MAC validity: " + validity.kmipName()).field("validity", validity.kmipName()))
                .orElseGet(() -> PartOptions.answer("", "", Optional.empty(), response.correlationValue()));
    }
}
