package io.kms4j.kmip.operation;

import io.kms4j.kmip.ServerInformation;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/** The answer to Query. */
public record QueryResponse(
        List<Operation> operation,
        List<ObjectType> objectType,
        Optional<String> vendorIdentification,
        Optional<ServerInformation> serverInformation)
        implements ResponsePayload {}
