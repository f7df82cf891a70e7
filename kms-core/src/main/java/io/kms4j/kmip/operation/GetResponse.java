package io.kms4j.kmip.operation;

import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;

/** The answer to Get. */
public record GetResponse(ObjectType objectType, UniqueIdentifier uniqueIdentifier, ManagedObject managedObject)
        implements ResponsePayload {}
