package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetResponse;

/** Get: hands out an object that is not deactivated. */
public final class GetHandler implements OperationHandler<GetRequest, GetResponse> {
    private final KeyResolver resolver;
    private final ObjectWriter writer;
    private final LifeCycle lifeCycle;
    private final ObjectUpdates updates;

    public GetHandler(KeyResolver resolver, ObjectWriter writer, LifeCycle lifeCycle, ObjectUpdates updates) {
        this.resolver = resolver;
        this.writer = writer;
        this.lifeCycle = lifeCycle;
        this.updates = updates;
    }

    @Override
    public Class<GetRequest> requestType() {
        return GetRequest.class;
    }

    @Override
    public GetResponse handle(GetRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.GET, request.uniqueIdentifier(), caller);
        State state = lifeCycle.stateOf(object.attributes());
        if (LifeCycle.isDestroyed(state)) {
            throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
        }
        if (state == State.DEACTIVATED) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE, "DENIED: '" + object.id() + "' is Deactivated; use Export");
        }
        ObjectWriter.Wish wish = new ObjectWriter.Wish(
                request.keyFormatType(),
                request.keyWrapType(),
                request.keyCompressionType(),
                request.keyWrappingSpecification());
        ManagedObject managedObject = writer.write(object, wish, caller);
        if (object.attributes().isTrue(Attribute.FRESH)) {
            updates.served(object);
        }
        return new GetResponse(managedObject.objectType(), object.id(), managedObject);
    }
}
