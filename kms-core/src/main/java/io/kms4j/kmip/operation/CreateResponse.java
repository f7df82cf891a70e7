package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;

/** The answer to Create. */
public record CreateResponse(ObjectType objectType, UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
