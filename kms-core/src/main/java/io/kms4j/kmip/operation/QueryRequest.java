package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import java.util.List;

/** Asks what the server can do (Query). */
public record QueryRequest(List<QueryFunction> queryFunction) implements RequestPayload<QueryResponse> {

    @Override
    public Operation operation() {
        return Operation.QUERY;
    }
}
