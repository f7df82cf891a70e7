package io.kms4j.client.cli;

import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacResponse;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** {@code mac compute}. */
final class MacCompute extends Action {
    @Mixin
    MacOptions options = new MacOptions();

    MacCompute(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        PartOptions part = options.part;
        MacResponse response = session.execute(new MacRequest(
                options.keyId,
                options.parameters(),
                Optional.of(part.data),
                part.correlationValue,
                part.initIndicator(),
                part.finalIndicator()));
        return PartOptions.answer("Mac output", "mac", response.macData(), response.correlationValue());
    }
}
