package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.AdjustmentType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Changes an attribute relative to the value it has, 0 or false if it has none (Adjust Attribute).
 *
 * @param adjustmentValue by how much, an item of the attribute's type; 1 when absent
 */
public record AdjustAttributeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        AttributeReference attributeReference,
        AdjustmentType adjustmentType,
        Optional<Ttlv> adjustmentValue)
        implements ObjectRequest<AdjustAttributeResponse> {

    @Override
    public Operation operation() {
        return Operation.ADJUST_ATTRIBUTE;
    }

    @Override
    public AdjustAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new AdjustAttributeRequest(Optional.of(id), attributeReference, adjustmentType, adjustmentValue);
    }
}
