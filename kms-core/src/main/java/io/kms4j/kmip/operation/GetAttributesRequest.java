package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/** Shows attributes of an object (Get Attributes); no reference: all. */
public record GetAttributesRequest(
        Optional<UniqueIdentifier> uniqueIdentifier, List<AttributeReference> attributeReference)
        implements ObjectRequest<GetAttributesResponse> {

    /** Asks for all attributes. */
    public static GetAttributesRequest of(UniqueIdentifier id) {
        return new GetAttributesRequest(Optional.of(id), List.of());
    }

    @Override
    public Operation operation() {
        return Operation.GET_ATTRIBUTES;
    }

    @Override
    public GetAttributesRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new GetAttributesRequest(Optional.of(id), attributeReference);
    }
}
