package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.Dependents;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.DestroyResponse;
import java.util.Optional;

/**
 * Destroy. Keys of the database must be revoked first if they are active; keys of the HSM must not. With Cascade the other
 * half of a pair goes too, where the caller may destroy it.
 */
public final class DestroyHandler implements OperationHandler<DestroyRequest, DestroyResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final LifeCycle lifeCycle;
    private final OtherHalves otherHalves;
    private final Dependents dependents;

    public DestroyHandler(
            KeyResolver resolver, KeyHomes homes, LifeCycle lifeCycle, OtherHalves otherHalves, Dependents dependents) {
        this.resolver = resolver;
        this.homes = homes;
        this.lifeCycle = lifeCycle;
        this.otherHalves = otherHalves;
        this.dependents = dependents;
    }

    @Override
    public Class<DestroyRequest> requestType() {
        return DestroyRequest.class;
    }

    @Override
    public DestroyResponse handle(DestroyRequest request, UserId caller) {
        boolean remove = request.remove().orElse(false);
        for (StoredObject object : resolver.allAuthorised(Operation.DESTROY, request.uniqueIdentifier(), caller)) {
            checkExpected(request, object);
            Optional<StoredObject> half = request.cascade().orElse(false)
                    ? otherHalves
                            .of(object, Operation.DESTROY, caller)
                            .filter(other -> !LifeCycle.isDestroyed(lifeCycle.stateOf(other.attributes())))
                    : Optional.empty();
            half.ifPresent(other -> checkDestroyable(other));
            dependents.requireNone(object.id(), request.forcedUniqueIdentifier());
            destroy(object.id(), remove, caller);
            half.ifPresent(other -> destroy(other.id(), remove, caller));
        }
        return new DestroyResponse(request.uniqueIdentifier().orElseThrow());
    }

    private static void checkExpected(DestroyRequest request, StoredObject object) {
        Optional<ObjectType> expected = request.expectedObjectType();
        boolean pair = object.type() == ObjectType.PUBLIC_KEY || object.type() == ObjectType.PRIVATE_KEY;
        boolean pairExpected = expected.filter(type -> type == ObjectType.PUBLIC_KEY || type == ObjectType.PRIVATE_KEY)
                .isPresent();
        if (expected.isPresent() && expected.get() != object.type() && !(pair && pairExpected)) {
            throw new KmipException(
                    ResultReason.INVALID_OBJECT_TYPE,
                    "'" + object.id() + "' is a " + object.type().kmipName() + ", not a "
                            + expected.get().kmipName() + "; nothing was destroyed");
        }
    }

    private void checkDestroyable(StoredObject object) {
        if (!HsmKeyId.isHsm(object.id())) {
            lifeCycle.destroyed(object.id(), object.attributes());
        }
    }

    private void destroy(UniqueIdentifier id, boolean remove, UserId caller) {
        ObjectUpdates.retried(() -> {
            StoredObject object = resolver.authorised(Operation.DESTROY, Optional.of(id), caller);
            StoredObject marked =
                    HsmKeyId.isHsm(id) ? object : object.withAttributes(lifeCycle.destroyed(id, object.attributes()));
            homes.of(id).destroy(marked, remove);
            return id;
        });
    }
}
