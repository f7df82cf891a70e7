package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Names the attributes of an object (Get Attribute List). */
public record GetAttributeListRequest(Optional<UniqueIdentifier> uniqueIdentifier)
        implements ObjectRequest<GetAttributeListResponse> {

    @Override
    public Operation operation() {
        return Operation.GET_ATTRIBUTE_LIST;
    }

    @Override
    public GetAttributeListRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new GetAttributeListRequest(Optional.of(id));
    }
}
