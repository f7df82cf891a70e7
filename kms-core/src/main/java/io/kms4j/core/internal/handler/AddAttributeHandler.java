package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.AttributeRules;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.AddAttributeResponse;
import java.util.Optional;

/** Add Attribute: adds a value. */
public final class AddAttributeHandler implements OperationHandler<AddAttributeRequest, AddAttributeResponse> {
    private final ObjectUpdates updates;
    private final AttributeRules rules;

    public AddAttributeHandler(ObjectUpdates updates, AttributeRules rules) {
        this.updates = updates;
        this.rules = rules;
    }

    @Override
    public Class<AddAttributeRequest> requestType() {
        return AddAttributeRequest.class;
    }

    @Override
    public AddAttributeResponse handle(AddAttributeRequest request, UserId caller) {
        StoredObject changed = updates.change(
                Operation.ADD_ATTRIBUTE,
                request.uniqueIdentifier(),
                caller,
                object -> rules.add(object, request.newAttribute()));
        return new AddAttributeResponse(
                changed.id(),
                Optional.of(AttributeRules.echo(changed, request.newAttribute())),
                Optional.of(AttributeRules.lastIndex(changed, request.newAttribute())));
    }
}
