package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.ModifyAttributeRequest;
import io.kms4j.kmip.operation.ModifyAttributeResponse;
import java.util.Optional;

/** Modify Attribute: changes a value. */
public final class ModifyAttributeHandler implements OperationHandler<ModifyAttributeRequest, ModifyAttributeResponse> {
    private final ObjectUpdates updates;
    private final AttributeRules rules;

    public ModifyAttributeHandler(ObjectUpdates updates, AttributeRules rules) {
        this.updates = updates;
        this.rules = rules;
    }

    @Override
    public Class<ModifyAttributeRequest> requestType() {
        return ModifyAttributeRequest.class;
    }

    @Override
    public ModifyAttributeResponse handle(ModifyAttributeRequest request, UserId caller) {
        StoredObject changed = updates.change(
                Operation.MODIFY_ATTRIBUTE,
                request.uniqueIdentifier(),
                caller,
                object -> rules.modify(
                        object, request.currentAttribute(), request.attributeIndex(), request.newAttribute()));
        return new ModifyAttributeResponse(
                changed.id(),
                Optional.of(AttributeRules.echo(changed, request.newAttribute())),
                request.attributeIndex());
    }
}
