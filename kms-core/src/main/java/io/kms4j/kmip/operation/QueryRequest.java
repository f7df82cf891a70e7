package io.kms4j.kmip.operation;

import io.kms4j.kmip.ObjectGroups;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import java.util.List;
import java.util.Optional;

/**
 * Asks what the server can do (Query).
 *
 * @param objectGroups the groups that the question is about
 */
public record QueryRequest(List<QueryFunction> queryFunction, Optional<ObjectGroups> objectGroups)
        implements RequestPayload<QueryResponse> {

    /** A question that no group narrows. */
    public static QueryRequest of(QueryFunction... functions) {
        return new QueryRequest(List.of(functions), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.QUERY;
    }
}
