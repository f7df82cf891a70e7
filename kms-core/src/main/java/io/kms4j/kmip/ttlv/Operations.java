package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which records belong to which operation: found by their names among those that the payload types permit. */
final class Operations {
    private static final Map<Operation, RecordSchema<?>> REQUESTS = new EnumMap<>(Operation.class);
    private static final Map<Operation, RecordSchema<?>> RESPONSES = new EnumMap<>(Operation.class);
    private static final Map<Class<?>, Operation> BY_RESPONSE = new HashMap<>();

    static {
        leaves(RequestPayload.class).forEach(type -> REQUESTS.put(operationOf(type, "Request"), schema(type)));
        leaves(ResponsePayload.class).forEach(type -> {
            Operation operation = operationOf(type, "Response");
            RESPONSES.put(operation, schema(type));
            BY_RESPONSE.put(type, operation);
        });
    }

    private Operations() {}

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Operations::leaves)
                : Stream.of(type);
    }

    private static Operation operationOf(Class<?> type, String suffix) {
        String name = type.getSimpleName();
        return Enumerations.find(Operation.class, name.substring(0, name.length() - suffix.length()))
                .orElseThrow(() -> new AssertionError(type + " must be named after an operation"));
    }

    private static RecordSchema<?> schema(Class<?> type) {
        return RecordSchema.of(type.asSubclass(Record.class));
    }

    static Optional<RecordSchema<?>> request(Operation operation) {
        return Optional.ofNullable(REQUESTS.get(operation));
    }

    static Optional<RecordSchema<?>> response(Operation operation) {
        return Optional.ofNullable(RESPONSES.get(operation));
    }

    static Operation of(Class<? extends ResponsePayload> response) {
        Operation operation = BY_RESPONSE.get(response);
        if (operation == null) {
            throw new AssertionError(response);
        }
        return operation;
    }
}
