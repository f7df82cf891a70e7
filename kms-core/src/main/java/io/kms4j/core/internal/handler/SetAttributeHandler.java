package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.SetAttributeRequest;
import io.kms4j.kmip.operation.SetAttributeResponse;

/** Set Attribute: gives an attribute a value. */
public final class SetAttributeHandler implements OperationHandler<SetAttributeRequest, SetAttributeResponse> {
    private final ObjectUpdates updates;
    private final AttributeRules rules;

    public SetAttributeHandler(ObjectUpdates updates, AttributeRules rules) {
        this.updates = updates;
        this.rules = rules;
    }

    @Override
    public Class<SetAttributeRequest> requestType() {
        return SetAttributeRequest.class;
    }

    @Override
    public SetAttributeResponse handle(SetAttributeRequest request, UserId caller) {
        StoredObject changed = updates.change(
                Operation.SET_ATTRIBUTE,
                request.uniqueIdentifier(),
                caller,
                object -> rules.set(object, request.newAttribute()));
        return new SetAttributeResponse(changed.id());
    }
}
