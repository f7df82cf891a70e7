package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.DeleteAttributeResponse;

/** Delete Attribute: one value, or all values of the attributes that are named. */
public final class DeleteAttributeHandler implements OperationHandler<DeleteAttributeRequest, DeleteAttributeResponse> {
    private final ObjectUpdates updates;
    private final AttributeRules rules;

    public DeleteAttributeHandler(ObjectUpdates updates, AttributeRules rules) {
        this.updates = updates;
        this.rules = rules;
    }

    @Override
    public Class<DeleteAttributeRequest> requestType() {
        return DeleteAttributeRequest.class;
    }

    @Override
    public DeleteAttributeResponse handle(DeleteAttributeRequest request, UserId caller) {
        if (request.currentAttribute().isEmpty() && request.attributeReference().isEmpty()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "Delete Attribute must say which attribute");
        }
        StoredObject changed = updates.change(
                Operation.DELETE_ATTRIBUTE, request.uniqueIdentifier(), caller, object -> without(object, request));
        return new DeleteAttributeResponse(changed.id());
    }

    private StoredObject without(StoredObject object, DeleteAttributeRequest request) {
        StoredObject left = object;
        if (request.currentAttribute().isPresent()) {
            left = rules.delete(left, request.currentAttribute().get());
        }
        for (AttributeReference reference : request.attributeReference()) {
            left = without(left, reference);
        }
        return left;
    }

    private StoredObject without(StoredObject object, AttributeReference reference) {
        if (reference instanceof AttributeReference.Vendor vendor) {
            return rules.deleteVendor(object, vendor.vendorIdentification(), vendor.attributeName());
        }
        AttributeReference.Standard standard = (AttributeReference.Standard) reference;
        Attribute<?> attribute = Attribute.of(standard.tag())
                .orElseThrow(() ->
                        new KmipException(ResultReason.UNSUPPORTED_ATTRIBUTE, standard.tag() + " is not an attribute"));
        return rules.deleteAll(object, attribute);
    }
}
