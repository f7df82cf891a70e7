package io.kms4j.core.port;

import io.kms4j.kmip.UniqueIdentifier;

/** One change of the store. */
public sealed interface Change {
    /** Stores a new object; OBJECT_ALREADY_EXISTS if the identifier is taken. Its version is stored as 1. */
    record Insert(StoredObject object) implements Change {}

    /**
     * Stores an object in place of the one it was made from: the stored version must be {@code object.version()}, and
     * becomes one more. Else {@link StaleObjectException}.
     */
    record Replace(StoredObject object) implements Change {}

    /** Forgets an object and the grants on it; the stored version must be {@code version}. */
    record Remove(UniqueIdentifier id, long version) implements Change {}
}
