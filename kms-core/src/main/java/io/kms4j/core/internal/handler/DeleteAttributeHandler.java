package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.DeleteAttributeResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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
        AtomicReference<Attributes> deleted = new AtomicReference<>(Attributes.none());
        StoredObject changed =
                updates.change(Operation.DELETE_ATTRIBUTE, request.uniqueIdentifier(), caller, object -> {
                    StoredObject left = without(object, request);
                    deleted.set(difference(object.attributes(), left.attributes()));
                    return left;
                });
        return new DeleteAttributeResponse(changed.id(), Optional.of(deleted.get()), request.attributeIndex());
    }

    /** The values that {@code before} has and {@code after} has not. */
    private static Attributes difference(Attributes before, Attributes after) {
        Attributes difference = Attributes.none();
        for (Attribute<?> attribute : before.names()) {
            if (attribute != Attribute.LAST_CHANGE_DATE) {
                difference = difference.overriddenBy(gone(attribute, before, after));
            }
        }
        return difference;
    }

    private static <T> Attributes gone(Attribute<T> attribute, Attributes before, Attributes after) {
        List<T> left = after.all(attribute);
        return Attributes.none()
                .withAll(
                        attribute,
                        before.all(attribute).stream()
                                .filter(value -> !left.contains(value))
                                .toList());
    }

    private StoredObject without(StoredObject object, DeleteAttributeRequest request) {
        StoredObject left = object;
        if (request.currentAttribute().isPresent()) {
            left = rules.delete(left, request.currentAttribute().get());
        }
        for (AttributeReference reference : request.attributeReference()) {
            left = request.attributeIndex().isPresent()
                    ? withoutOne(left, reference, request.attributeIndex().get())
                    : without(left, reference);
        }
        return left;
    }

    private StoredObject without(StoredObject object, AttributeReference reference) {
        if (reference instanceof AttributeReference.Vendor vendor) {
            return rules.deleteVendor(object, vendor.vendorIdentification(), vendor.attributeName());
        }
        return rules.deleteAll(object, attribute((AttributeReference.Standard) reference));
    }

    private StoredObject withoutOne(StoredObject object, AttributeReference reference, int index) {
        if (reference instanceof AttributeReference.Vendor vendor) {
            return rules.deleteAt(
                    object,
                    Attribute.VENDOR,
                    value -> value.is(vendor.vendorIdentification(), vendor.attributeName()),
                    index);
        }
        return rules.deleteAt(object, attribute((AttributeReference.Standard) reference), value -> true, index);
    }

    private static Attribute<?> attribute(AttributeReference.Standard reference) {
        return Attribute.of(reference.tag())
                .orElseThrow(() -> new KmipException(
                        ResultReason.UNSUPPORTED_ATTRIBUTE, reference.tag() + " is not an attribute"));
    }
}
