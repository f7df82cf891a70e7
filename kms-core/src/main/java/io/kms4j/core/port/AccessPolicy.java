package io.kms4j.core.port;

import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Decides who may do what: the one place that does. Safe for many threads. */
public interface AccessPolicy {
    /** Whether {@code caller} may do {@code operation} with {@code object}. */
    boolean allows(UserId caller, Operation operation, StoredObject object);

    /** Whether {@code caller} may know that {@code object} exists: it may do something with it. */
    boolean knows(UserId caller, StoredObject object);

    /** Whether {@code caller} may make an object, under the identifier it asked for if it did. */
    boolean allowsCreate(UserId caller, Optional<UniqueIdentifier> requested);

    /** Whether {@code caller} may say who else may use {@code object}. */
    boolean allowsGrant(UserId caller, StoredObject object);
}
