package io.kms4j.kmip.operation;

import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Hands out an object with its attributes (Export), also one that is no longer active. */
public record ExportRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<KeyFormatType> keyFormatType,
        Optional<KeyWrapType> keyWrapType,
        Optional<KeyCompressionType> keyCompressionType,
        Optional<KeyWrappingSpecification> keyWrappingSpecification)
        implements ObjectRequest<ExportResponse> {

    /** Asks for the object in its own format. */
    public static ExportRequest of(UniqueIdentifier id) {
        return new ExportRequest(
                Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.EXPORT;
    }

    @Override
    public ExportRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ExportRequest(
                Optional.of(id), keyFormatType, keyWrapType, keyCompressionType, keyWrappingSpecification);
    }
}
