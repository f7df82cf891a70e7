package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;

/** The answer to Export. */
public record ExportResponse(
        ObjectType objectType, UniqueIdentifier uniqueIdentifier, Attributes attributes, ManagedObject managedObject)
        implements ResponsePayload {}
