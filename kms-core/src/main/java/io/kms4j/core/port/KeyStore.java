package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.List;
import java.util.Optional;

/**
 * Keeps managed objects. Safe for many threads and many servers: a read sees every change that was applied before it began.
 * Never decides who may do what. Every method may throw {@link UnavailableException}.
 */
public interface KeyStore {
    /** The object of exactly this identifier, byte by byte. */
    Optional<StoredObject> find(UniqueIdentifier id);

    /** Objects that match, newest first by the moment they were inserted. */
    LocateResult locate(LocateQuery query);

    /**
     * The identifiers of all objects, of any owner, that have this key, oldest first.
     *
     * @param offset how many to pass over, 0 or more
     * @param limit how many to return at most, 1 or more
     */
    List<UniqueIdentifier> withKey(IndexKey key, int offset, int limit);

    /**
     * Applies all changes or none; when it returns they survive a crash of the process.
     *
     * @throws KmipException OBJECT_ALREADY_EXISTS when an inserted identifier is taken
     * @throws StaleObjectException when a replaced or removed object has another version or is gone
     */
    void apply(List<Change> changes);
}
