package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Get Usage Allocation. */
public record GetUsageAllocationResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
