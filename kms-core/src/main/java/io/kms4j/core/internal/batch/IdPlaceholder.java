package io.kms4j.core.internal.batch;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.CertifyResponse;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.CreateSplitKeyResponse;
import io.kms4j.kmip.operation.DeriveKeyResponse;
import io.kms4j.kmip.operation.ImportResponse;
import io.kms4j.kmip.operation.JoinSplitKeyResponse;
import io.kms4j.kmip.operation.LocateResponse;
import io.kms4j.kmip.operation.ReCertifyResponse;
import io.kms4j.kmip.operation.ReKeyKeyPairResponse;
import io.kms4j.kmip.operation.ReKeyResponse;
import io.kms4j.kmip.operation.RegisterResponse;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Optional;

/** The object that later items of a batch are about when they name none (KMIP 2.1, ID Placeholder). */
final class IdPlaceholder {
    private IdPlaceholder() {}

    /** The placeholder after an item, given the one before it: a Check that failed empties it. */
    static Optional<UniqueIdentifier> after(ResponseBatchItem answer, Optional<UniqueIdentifier> before) {
        if (Answers.isFailed(answer) && answer.operation().equals(Optional.of(Operation.CHECK))) {
            return Optional.empty();
        }
        return answer.responsePayload().flatMap(IdPlaceholder::after).or(() -> before);
    }

    /** The placeholder that an answer leaves behind; empty: it leaves the old one. */
    private static Optional<UniqueIdentifier> after(ResponsePayload response) {
        if (response instanceof CreateResponse created) {
            return Optional.of(created.uniqueIdentifier());
        }
        if (response instanceof CreateKeyPairResponse pair) {
            return Optional.of(pair.privateKeyUniqueIdentifier());
        }
        if (response instanceof ReKeyResponse replacement) {
            return Optional.of(replacement.uniqueIdentifier());
        }
        if (response instanceof ReKeyKeyPairResponse pair) {
            return Optional.of(pair.privateKeyUniqueIdentifier());
        }
        if (response instanceof DeriveKeyResponse derived) {
            return Optional.of(derived.uniqueIdentifier());
        }
        if (response instanceof CreateSplitKeyResponse parts) {
            return parts.uniqueIdentifier().stream().findFirst();
        }
        if (response instanceof JoinSplitKeyResponse joined) {
            return Optional.of(joined.uniqueIdentifier());
        }
        if (response instanceof CertifyResponse certified) {
            return Optional.of(certified.uniqueIdentifier());
        }
        if (response instanceof ReCertifyResponse certified) {
            return Optional.of(certified.uniqueIdentifier());
        }
        if (response instanceof RegisterResponse registered) {
            return Optional.of(registered.uniqueIdentifier());
        }
        if (response instanceof ImportResponse imported) {
            return Optional.of(imported.uniqueIdentifier());
        }
        if (response instanceof LocateResponse located
                && located.uniqueIdentifier().size() == 1) {
            return Optional.of(located.uniqueIdentifier().get(0));
        }
        return Optional.empty();
    }
}
