package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Tells that an object changed somewhere else (Notify).
 *
 * @param attributes what changed, as it is now
 * @param attributeReference what was deleted
 */
public record NotifyRequest(
        UniqueIdentifier uniqueIdentifier, Optional<Attributes> attributes, List<AttributeReference> attributeReference)
        implements RequestPayload<NotifyResponse> {

    @Override
    public Operation operation() {
        return Operation.NOTIFY;
    }
}
