package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.DefaultsInformation;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.ServerInformation;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Query: what the server can do and who it is. Nothing is claimed that is not so: there are no validations, attestation
 * types, generated values of application namespaces or ways to register clients.
 */
public final class QueryHandler implements OperationHandler<QueryRequest, QueryResponse> {
    /**
     * The server that is asked.
     *
     * @param operations all operations that have a handler
     * @param defaults what new objects get when their maker names nothing
     * @param hardware whether keys may live in an HSM
     */
    public record Server(
            List<Operation> operations,
            String vendorIdentification,
            String version,
            DefaultsInformation defaults,
            boolean hardware) {}

    /** The types of objects that can be registered or made, in the order of the standard. */
    public static final List<ObjectType> OBJECT_TYPES = List.of(
            ObjectType.CERTIFICATE,
            ObjectType.SYMMETRIC_KEY,
            ObjectType.PUBLIC_KEY,
            ObjectType.PRIVATE_KEY,
            ObjectType.SPLIT_KEY,
            ObjectType.TEMPLATE,
            ObjectType.SECRET_DATA,
            ObjectType.OPAQUE_OBJECT,
            ObjectType.PGP_KEY,
            ObjectType.CERTIFICATE_REQUEST);

    private static final String NAME = "kms4j";

    private final Server server;

    public QueryHandler(Server server) {
        this.server = server;
    }

    @Override
    public Class<QueryRequest> requestType() {
        return QueryRequest.class;
    }

    @Override
    public QueryResponse handle(QueryRequest request, UserId caller) {
        Set<QueryFunction> asked = Set.copyOf(request.queryFunction());
        boolean information = asked.contains(QueryFunction.QUERY_SERVER_INFORMATION);
        boolean map = asked.contains(QueryFunction.QUERY_EXTENSION_MAP);
        return new QueryResponse(
                listed(asked, QueryFunction.QUERY_OPERATIONS, server.operations()),
                listed(asked, QueryFunction.QUERY_OBJECTS, OBJECT_TYPES),
                information ? Optional.of(server.vendorIdentification()) : Optional.empty(),
                information ? Optional.of(ServerInformation.of(NAME, server.version())) : Optional.empty(),
                List.of(),
                map ? Extensions.map() : listed(asked, QueryFunction.QUERY_EXTENSION_LIST, Extensions.list()),
                List.of(),
                listed(asked, QueryFunction.QUERY_RNGS, List.of(RngParameters.UNSPECIFIED)),
                listed(asked, QueryFunction.QUERY_PROFILES, Capabilities.PROFILES),
                List.of(),
                listed(asked, QueryFunction.QUERY_CAPABILITIES, List.of(Capabilities.with(server.operations()))),
                List.of(),
                asked.contains(QueryFunction.QUERY_DEFAULTS_INFORMATION)
                        ? Optional.of(server.defaults())
                        : Optional.empty(),
                asked.contains(QueryFunction.QUERY_STORAGE_PROTECTION_MASKS)
                        ? Optional.of(storage())
                        : Optional.empty());
    }

    private static <T> List<T> listed(Set<QueryFunction> asked, QueryFunction function, List<T> values) {
        return asked.contains(function) ? values : List.of();
    }

    private ProtectionStorageMasks storage() {
        return new ProtectionStorageMasks(
                server.hardware()
                        ? List.of(ProtectionStorageMasks.SOFTWARE, ProtectionStorageMasks.HARDWARE)
                        : List.of(ProtectionStorageMasks.SOFTWARE));
    }
}
