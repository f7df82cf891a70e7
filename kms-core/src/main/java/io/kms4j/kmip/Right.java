package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/** A right to do some operations with some objects (KMIP 2.1, Right). What is absent is not restricted. */
public record Right(
        Optional<UsageLimits> usageLimits,
        Optional<Operations> operations,
        Optional<Objects> objects,
        Optional<ObjectGroups> objectGroups) {

    /** A list of operations (KMIP 2.1, Operations). */
    public record Operations(List<Operation> operation) {}

    /** A list of objects (KMIP 2.1, Objects). */
    public record Objects(List<UniqueIdentifier> uniqueIdentifier) {}
}
