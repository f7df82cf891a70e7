package io.kms4j.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.kms4j.core.AccessRights;
import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.server.message.Encoding;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grants and who has them: the {@code /access} routes, in ordinary JSON. */
final class AccessEndpoint {
    /** The right to create belongs to no object. */
    private static final UniqueIdentifier ANY_OBJECT = new UniqueIdentifier("*");
    /** Who owns the keys in the HSM, as clients know it: the prefix of their identifiers. */
    private static final String HSM_OWNER = "hsm";

    private final AccessRights rights;
    private final Set<UserId> privileged;
    private final RequestBody bodies;

    AccessEndpoint(AccessRights rights, Set<UserId> privileged, RequestBody bodies) {
        this.rights = rights;
        this.privileged = privileged;
        this.bodies = bodies;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/access/grant", this::grant),
                Route.post("/access/revoke", this::revoke),
                Route.get("/access/list/{uid}", this::list),
                Route.get("/access/owned", this::owned),
                Route.get("/access/obtained", this::obtained),
                Route.get("/access/create", this::create),
                Route.get("/access/privileged", this::privileged));
    }

    private void grant(Context ctx) {
        change(ctx, rights::grant, "added");
    }

    private void revoke(Context ctx) {
        change(ctx, rights::revoke, "deleted");
    }

    /** Grants or takes back. */
    private interface Action {
        void apply(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller);
    }

    private void change(Context ctx, Action action, String done) {
        UserId caller = Authentication.caller(ctx);
        bodies.use(ctx, body -> {
            Change change = Change.read(Json.readObject(body));
            change.byObject().forEach((object, operations) -> action.apply(object, change.user(), operations, caller));
            answer(ctx, new Success("Access for " + change.user() + " successfully " + done));
        });
    }

    private void list(Context ctx) {
        UniqueIdentifier object = new UniqueIdentifier(ctx.pathParam("uid"));
        Map<UserId, Set<Operation>> grants = rights.list(object, Authentication.caller(ctx));
        answer(
                ctx,
                grants.entrySet().stream()
                        .map(grant -> new Granted(grant.getKey().name(), OperationNames.of(grant.getValue())))
                        .sorted((a, b) -> a.userId().compareTo(b.userId()))
                        .toList());
    }

    private void owned(Context ctx) {
        answer(
                ctx,
                rights.owned(Authentication.caller(ctx)).stream()
                        .map(AccessEndpoint::owned)
                        .toList());
    }

    private static Owned owned(StoredObject object) {
        String state =
                object.attributes().get(Attribute.STATE).orElse(State.ACTIVE).jsonName();
        return new Owned(object.id().value(), state, PlainAttributes.of(object));
    }

    private void obtained(Context ctx) {
        answer(
                ctx,
                rights.obtained(Authentication.caller(ctx)).stream()
                        .map(AccessEndpoint::shared)
                        .toList());
    }

    private static Shared shared(AccessRights.Obtained object) {
        String owner = HsmKeyId.isHsm(object.id()) ? HSM_OWNER : object.owner().name();
        return new Shared(
                object.id().value(), owner, object.state().jsonName(), OperationNames.of(object.operations()));
    }

    private void create(Context ctx) {
        answer(ctx, Map.of("has_create_permission", rights.mayCreate(Authentication.caller(ctx))));
    }

    private void privileged(Context ctx) {
        answer(ctx, Map.of("has_privileged_access", privileged.contains(Authentication.caller(ctx))));
    }

    private static void answer(Context ctx, Object value) {
        ctx.contentType(Encoding.JSON.mediaType()).result(Json.write(value));
    }

    private record Success(String success) {}

    private record Granted(String userId, List<String> operations) {}

    private record Owned(String objectId, String state, JsonNode attributes) {}

    private record Shared(String objectId, String ownerId, String state, List<String> operations) {}

    /** What a grant or its opposite is about. */
    private record Change(Optional<UniqueIdentifier> object, UserId user, Set<Operation> operations) {
        static Change read(JsonNode body) {
            UserId user = new UserId(text(body, "user_id").orElseThrow(() -> missing("user_id")));
            Set<Operation> operations = EnumSet.noneOf(Operation.class);
            for (JsonNode name : body.path("operation_types")) {
                operations.add(OperationNames.read(name.asText()));
            }
            if (operations.isEmpty()) {
                throw missing("operation_types");
            }
            return new Change(text(body, "unique_identifier").map(UniqueIdentifier::new), user, operations);
        }

        private static Optional<String> text(JsonNode body, String field) {
            JsonNode value = body.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isTextual()) {
                throw new KmipException(ResultReason.INVALID_FIELD, field + " must be a string");
            }
            return Optional.of(value.textValue());
        }

        private static KmipException missing(String field) {
            return new KmipException(ResultReason.MISSING_DATA, field + " is missing");
        }

        /** The operations by object; the right to create stands apart from the object that the others are about. */
        Map<UniqueIdentifier, Set<Operation>> byObject() {
            Set<Operation> others = EnumSet.copyOf(operations);
            boolean creates = others.remove(Operation.CREATE);
            if (others.isEmpty()) {
                return Map.of(ANY_OBJECT, operations);
            }
            UniqueIdentifier named = object.orElseThrow(() -> missing("unique_identifier"));
            return creates ? Map.of(ANY_OBJECT, EnumSet.of(Operation.CREATE), named, others) : Map.of(named, others);
        }
    }
}
