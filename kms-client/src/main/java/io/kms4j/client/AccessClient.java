package io.kms4j.client;

import static io.kms4j.client.PlainJson.array;
import static io.kms4j.client.PlainJson.object;
import static io.kms4j.client.PlainJson.objects;
import static io.kms4j.client.PlainJson.text;

import io.kms4j.client.internal.Json;
import io.kms4j.core.AccessRights;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may use what. Every method throws {@link KmsClientException}, with status 401 when the caller may not do that. Safe
 * for many threads.
 */
public final class AccessClient {
    /** An object of the caller's, with its attributes as plain JSON: texts, numbers, Booleans, lists and maps. */
    public record OwnedObject(UniqueIdentifier id, State state, Map<String, Object> attributes) {}

    private final HttpTransport transport;

    AccessClient(HttpTransport transport) {
        this.transport = transport;
    }

    /** Grants operations on an object to a user; without an object, the right to create keys. */
    public void grant(Optional<UniqueIdentifier> object, UserId user, Set<Operation> operations) {
        transport.post("/access/grant", change(object, user, operations));
    }

    /** Takes operations back; those that were not granted are passed over. */
    public void revoke(Optional<UniqueIdentifier> object, UserId user, Set<Operation> operations) {
        transport.post("/access/revoke", change(object, user, operations));
    }

    /** Who was granted what on an object of the caller's. */
    public Map<UserId, Set<Operation>> list(UniqueIdentifier object) {
        String encoded = URLEncoder.encode(object.value(), StandardCharsets.UTF_8);
        String path = "/access/list/" + encoded.replace("+", "%20").replace("%3A", ":");
        return PlainJson.read(path, transport.get(path), answer -> {
            Map<UserId, Set<Operation>> grants = new LinkedHashMap<>();
            for (Map<String, Object> grant : objects(answer)) {
                grants.put(new UserId(text(grant, "user_id")), operations(grant));
            }
            return Collections.unmodifiableMap(grants);
        });
    }

    /** What the caller owns. */
    public List<OwnedObject> owned() {
        return PlainJson.read("/access/owned", transport.get("/access/owned"), answer -> objects(answer).stream()
                .map(owned ->
                        new OwnedObject(id(owned), state(owned), object(owned.getOrDefault("attributes", Map.of()))))
                .toList());
    }

    /** What others shared with the caller. */
    public List<AccessRights.Obtained> obtained() {
        return PlainJson.read("/access/obtained", transport.get("/access/obtained"), answer -> objects(answer).stream()
                .map(shared -> new AccessRights.Obtained(
                        id(shared), new UserId(text(shared, "owner_id")), state(shared), operations(shared)))
                .toList());
    }

    /** Whether the caller may create keys in the database. */
    public boolean mayCreate() {
        return PlainJson.read(
                "/access/create",
                transport.get("/access/create"),
                answer -> PlainJson.flag(object(answer), "has_create_permission"));
    }

    private static byte[] change(Optional<UniqueIdentifier> object, UserId user, Set<Operation> operations) {
        Map<String, Object> body = new LinkedHashMap<>();
        object.ifPresent(id -> body.put("unique_identifier", id.value()));
        body.put("user_id", user.name());
        body.put(
                "operation_types",
                operations.stream().map(AccessClient::wireName).toList());
        return Json.compact(body).getBytes(StandardCharsets.UTF_8);
    }

    /** The routes name operations in lower case without separators. */
    private static String wireName(Operation operation) {
        return operation.name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static UniqueIdentifier id(Map<String, Object> object) {
        return new UniqueIdentifier(text(object, "object_id"));
    }

    private static State state(Map<String, Object> object) {
        return value(State.class, text(object, "state"));
    }

    private static Set<Operation> operations(Map<String, Object> object) {
        Set<Operation> operations = new LinkedHashSet<>();
        array(object, "operations").forEach(name -> operations.add(value(Operation.class, String.valueOf(name))));
        return Collections.unmodifiableSet(operations);
    }

    private static <E extends KmipEnum> E value(Class<E> type, String name) {
        return Enumerations.find(type, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + type.getSimpleName() + " named \"" + name + "\""));
    }
}
