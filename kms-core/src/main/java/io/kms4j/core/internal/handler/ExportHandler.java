package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.Tags;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.ExportRequest;
import io.kms4j.kmip.operation.ExportResponse;

/** Export: hands out an object with its attributes, whatever its state, unless it is destroyed. */
public final class ExportHandler implements OperationHandler<ExportRequest, ExportResponse> {
    private final KeyResolver resolver;
    private final ObjectWriter writer;
    private final LifeCycle lifeCycle;
    private final VisibleAttributes visible;

    public ExportHandler(KeyResolver resolver, ObjectWriter writer, LifeCycle lifeCycle, VisibleAttributes visible) {
        this.resolver = resolver;
        this.writer = writer;
        this.lifeCycle = lifeCycle;
        this.visible = visible;
    }

    @Override
    public Class<ExportRequest> requestType() {
        return ExportRequest.class;
    }

    @Override
    public ExportResponse handle(ExportRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.EXPORT, request.uniqueIdentifier(), caller);
        if (LifeCycle.isDestroyed(lifeCycle.stateOf(object.attributes()))) {
            throw KeyResolver.notFound(object.id());
        }
        ObjectWriter.Wish wish = new ObjectWriter.Wish(
                request.keyFormatType(),
                request.keyWrapType(),
                request.keyCompressionType(),
                request.keyWrappingSpecification());
        ManagedObject managedObject = writer.write(object, wish, caller);
        return new ExportResponse(
                managedObject.objectType(), object.id(), Tags.hidden(visible.of(object)), managedObject);
    }
}
