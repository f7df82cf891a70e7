package io.kms4j.core.internal.session;

import io.kms4j.core.UserId;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** The policy, narrowed to the objects that the ticket of the request is about: also those that a request only touches. */
public final class DelegatedPolicy implements AccessPolicy {
    private final AccessPolicy policy;
    private final Sessions sessions;

    public DelegatedPolicy(AccessPolicy policy, Sessions sessions) {
        this.policy = policy;
        this.sessions = sessions;
    }

    @Override
    public boolean allows(UserId caller, Operation operation, StoredObject object) {
        return sessions.covers(object) && policy.allows(caller, operation, object);
    }

    @Override
    public boolean knows(UserId caller, StoredObject object) {
        return sessions.covers(object) && policy.knows(caller, object);
    }

    @Override
    public boolean allowsCreate(UserId caller, Optional<UniqueIdentifier> requested) {
        return policy.allowsCreate(caller, requested);
    }

    @Override
    public boolean allowsGrant(UserId caller, StoredObject object) {
        return sessions.covers(object) && policy.allowsGrant(caller, object);
    }
}
