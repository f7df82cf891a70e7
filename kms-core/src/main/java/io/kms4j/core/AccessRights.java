package io.kms4j.core;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.State;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may use what: grants by owners of keys and by the HSM admin. Safe for many threads. Whoever has no right at all on an
 * object gets ITEM_NOT_FOUND, as if it did not exist.
 */
public interface AccessRights {
    /** An object that somebody else shared with a user. */
    record Obtained(UniqueIdentifier id, UserId owner, State state, Set<Operation> operations) {}

    /**
     * Grants operations on an object to a user, or to everybody.
     *
     * @throws KmipException NOT_AUTHORISED when {@code caller} does not own the object, or grants to itself; INVALID_FIELD
     *     for an operation that cannot be granted
     */
    void grant(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller);

    /** Takes operations back; those that were not granted are passed over. Errors as for {@link #grant}. */
    void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller);

    /** The grants on an object, for its owner. */
    Map<UserId, Set<Operation>> list(UniqueIdentifier object, UserId caller);

    /** What {@code caller} owns, newest first, at most 1,000; without material. */
    List<StoredObject> owned(UserId caller);

    /** What others shared with {@code caller}. */
    List<Obtained> obtained(UserId caller);

    /** Whether {@code caller} may create keys in the database. */
    boolean mayCreate(UserId caller);
}
