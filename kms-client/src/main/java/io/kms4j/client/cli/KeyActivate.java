package io.kms4j.client.cli;

import io.kms4j.kmip.operation.ActivateRequest;
import picocli.CommandLine.Mixin;

/** {@code … activate}, for keys and certificates. */
final class KeyActivate extends Action {
    @Mixin
    ObjectSelector object;

    KeyActivate(Session session, ObjectSelector object) {
        super(session);
        this.object = object;
    }

    @Override
    Answer answer() {
        ActivateRequest request = ActivateRequest.of(object.identifier());
        return new Answer("Successfully activated the object.")
                .identifier(session.execute(request).uniqueIdentifier());
    }
}
