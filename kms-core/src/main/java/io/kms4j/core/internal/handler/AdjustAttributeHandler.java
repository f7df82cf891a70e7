package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.Adjustment;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.AdjustAttributeRequest;
import io.kms4j.kmip.operation.AdjustAttributeResponse;

/** Adjust Attribute: counts a value up or down, or turns it round. */
public final class AdjustAttributeHandler implements OperationHandler<AdjustAttributeRequest, AdjustAttributeResponse> {
    private final ObjectUpdates updates;
    private final AttributeRules rules;

    public AdjustAttributeHandler(ObjectUpdates updates, AttributeRules rules) {
        this.updates = updates;
        this.rules = rules;
    }

    @Override
    public Class<AdjustAttributeRequest> requestType() {
        return AdjustAttributeRequest.class;
    }

    @Override
    public AdjustAttributeResponse handle(AdjustAttributeRequest request, UserId caller) {
        Adjustment adjustment = new Adjustment(request.adjustmentType(), request.adjustmentValue());
        StoredObject changed = updates.change(
                Operation.ADJUST_ATTRIBUTE,
                request.uniqueIdentifier(),
                caller,
                object -> rules.set(object, adjustment.of(object.attributes(), request.attributeReference())));
        return new AdjustAttributeResponse(changed.id());
    }
}
