package io.kms4j.client.cli;

import io.kms4j.kmip.operation.ActivateRequest;
import picocli.CommandLine.Mixin;

/** {@code … keys activate}. */
final class KeyActivate extends Action {
    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    KeyActivate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        ActivateRequest request = ActivateRequest.of(key.identifier());
        return new Answer("Successfully activated the object.")
                .identifier(session.execute(request).uniqueIdentifier());
    }
}
