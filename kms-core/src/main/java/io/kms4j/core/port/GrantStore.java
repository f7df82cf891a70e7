package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Map;
import java.util.Set;

/**
 * Keeps who was granted which operations, on objects of every home, HSM keys included. Safe for many threads and many
 * servers: a read sees every change that returned before it began; a change that returned survives a crash. Knows no
 * owners and no rules. Every method may throw {@link UnavailableException}.
 */
public interface GrantStore {
    /** What {@code user} was granted on {@code object}, by name or as {@link UserId#EVERYBODY}. */
    Set<Operation> granted(UniqueIdentifier object, UserId user);

    /** All grants on {@code object}; {@link UserId#EVERYBODY} as a user of its own. */
    Map<UserId, Set<Operation>> grantsOn(UniqueIdentifier object);

    /** All grants that {@code user} has, by name or as {@link UserId#EVERYBODY}. */
    Map<UniqueIdentifier, Set<Operation>> obtainedBy(UserId user);

    /** Adds grants; those that exist already stay. */
    void grant(UniqueIdentifier object, UserId user, Set<Operation> operations);

    /** Takes grants away; those that do not exist are passed over. */
    void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations);

    /** Takes all grants on {@code object} away. */
    void revokeAll(UniqueIdentifier object);
}
