package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import java.util.List;
import java.util.Optional;

/** The answer to Locate. */
public record LocateResponse(Optional<Integer> locatedItems, List<UniqueIdentifier> uniqueIdentifier)
        implements ResponsePayload {}
