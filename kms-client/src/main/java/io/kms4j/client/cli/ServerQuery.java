package io.kms4j.client.cli;

import io.kms4j.client.internal.Json;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code server query}. */
final class ServerQuery extends Action {
    private static final List<QueryFunction> FUNCTIONS = List.of(
            QueryFunction.QUERY_OPERATIONS, QueryFunction.QUERY_OBJECTS, QueryFunction.QUERY_SERVER_INFORMATION);

    ServerQuery(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Ttlv written = KmipMapper.writeResponse(session.execute(new QueryRequest(FUNCTIONS, Optional.empty())));
        Map<String, Object> shown = written instanceof Ttlv.Structure structure ? PlainTtlv.of(structure) : Map.of();
        return new Answer("What the server can do:").line(Json.pretty(shown)).field("capabilities", shown);
    }
}
