package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import java.util.List;

/** The answer to Create Split Key: the parts, in the order of their Key Part Identifiers. */
public record CreateSplitKeyResponse(List<UniqueIdentifier> uniqueIdentifier) implements ResponsePayload {}
