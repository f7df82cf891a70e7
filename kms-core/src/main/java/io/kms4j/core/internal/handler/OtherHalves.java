package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** The other half of a key pair, for operations that do to it what they do to the first. */
public final class OtherHalves {
    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final AccessPolicy policy;

    public OtherHalves(KeyResolver resolver, KeyFinder finder, AccessPolicy policy) {
        this.resolver = resolver;
        this.finder = finder;
        this.policy = policy;
    }

    /** The other half if there is one and the caller may do {@code operation} with it; it may not: it stays untouched. */
    Optional<StoredObject> of(StoredObject object, Operation operation, UserId caller) {
        return resolver.otherHalfId(object)
                .flatMap(finder::find)
                .filter(half -> half.type() != object.type())
                .filter(half -> policy.allows(caller, operation, half));
    }
}
