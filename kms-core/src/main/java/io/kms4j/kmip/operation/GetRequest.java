package io.kms4j.kmip.operation;

import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Hands out an object (Get). */
public record GetRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<KeyFormatType> keyFormatType,
        Optional<KeyWrapType> keyWrapType,
        Optional<KeyCompressionType> keyCompressionType,
        Optional<KeyWrappingSpecification> keyWrappingSpecification)
        implements ObjectRequest<GetResponse> {

    /** Asks for the object in its own format. */
    public static GetRequest of(UniqueIdentifier id) {
        return new GetRequest(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.GET;
    }

    @Override
    public GetRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new GetRequest(
                Optional.of(id), keyFormatType, keyWrapType, keyCompressionType, keyWrappingSpecification);
    }
}
