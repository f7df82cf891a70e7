package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.ServerInformation;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import java.util.List;
import java.util.Optional;

/** Query: what the server can do and who it is. Functions it does not know are passed over. */
public final class QueryHandler implements OperationHandler<QueryRequest, QueryResponse> {
    private static final List<ObjectType> OBJECT_TYPES = List.of(
            ObjectType.CERTIFICATE,
            ObjectType.SYMMETRIC_KEY,
            ObjectType.PUBLIC_KEY,
            ObjectType.PRIVATE_KEY,
            ObjectType.SPLIT_KEY,
            ObjectType.SECRET_DATA,
            ObjectType.OPAQUE_OBJECT,
            ObjectType.PGP_KEY,
            ObjectType.CERTIFICATE_REQUEST);

    private final List<Operation> operations;
    private final String vendorIdentification;
    private final String version;

    /**
     * @param operations all operations that have a handler
     */
    public QueryHandler(List<Operation> operations, String vendorIdentification, String version) {
        this.operations = List.copyOf(operations);
        this.vendorIdentification = vendorIdentification;
        this.version = version;
    }

    @Override
    public Class<QueryRequest> requestType() {
        return QueryRequest.class;
    }

    @Override
    public QueryResponse handle(QueryRequest request, UserId caller) {
        List<QueryFunction> functions = request.queryFunction();
        boolean information = functions.contains(QueryFunction.QUERY_SERVER_INFORMATION);
        return new QueryResponse(
                functions.contains(QueryFunction.QUERY_OPERATIONS) ? operations : List.of(),
                functions.contains(QueryFunction.QUERY_OBJECTS) ? OBJECT_TYPES : List.of(),
                information ? Optional.of(vendorIdentification) : Optional.empty(),
                information
                        ? Optional.of(new ServerInformation(Optional.of("kms4j"), Optional.of(version)))
                        : Optional.empty());
    }
}
