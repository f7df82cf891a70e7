package io.kms4j.client.cli;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.ReKeyKeyPairRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairResponse;
import io.kms4j.kmip.operation.ReKeyRequest;
import picocli.CommandLine.Mixin;

/** {@code … keys re-key}. */
final class KeyReKey extends Action {
    private final KeyFamily family;

    @Mixin
    ObjectSelector.ByKeyId key = new ObjectSelector.ByKeyId();

    KeyReKey(Session session, KeyFamily family) {
        super(session);
        this.family = family;
    }

    @Override
    Answer answer() {
        UniqueIdentifier id = key.identifier();
        if (family == KeyFamily.SYMMETRIC) {
            return new Answer("The symmetric key was successfully refreshed.")
                    .identifier(session.execute(ReKeyRequest.of(id)).uniqueIdentifier());
        }
        ReKeyKeyPairResponse made = session.execute(ReKeyKeyPairRequest.of(id));
        return new Answer("The key pair was successfully refreshed.")
                .keyPair(made.publicKeyUniqueIdentifier(), made.privateKeyUniqueIdentifier());
    }
}
