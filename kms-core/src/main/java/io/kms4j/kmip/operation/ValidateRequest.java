package io.kms4j.kmip.operation;

import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether certificates form a chain that is valid (Validate).
 *
 * @param certificate certificates of the chain, in any order
 * @param uniqueIdentifier more of them, by their identifiers
 * @param validityDate when the chain has to be valid; now if empty
 */
public record ValidateRequest(
        List<ManagedObject.Certificate> certificate,
        List<UniqueIdentifier> uniqueIdentifier,
        Optional<Instant> validityDate)
        implements RequestPayload<ValidateResponse> {

    /** Asks about certificates that the server keeps. */
    public static ValidateRequest of(List<UniqueIdentifier> ids) {
        return new ValidateRequest(List.of(), ids, Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.VALIDATE;
    }
}
