package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.printable;
import static io.kms4j.kmip.ttlv.Refusals.quoted;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.AddAttributeResponse;
import io.kms4j.kmip.operation.DeleteAttributeResponse;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.ModifyAttributeResponse;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The payloads of operations in the shape of KMIP 2.1, within messages and alone. */
final class Payloads {
    private static final String RESPONSE = "Response";

    /** Answers that repeat the attribute in KMIP 1.x and must not in 2.x. */
    private static final Set<Class<? extends ResponsePayload>> ECHOING =
            Set.of(AddAttributeResponse.class, ModifyAttributeResponse.class, DeleteAttributeResponse.class);

    private Payloads() {}

    /** @throws UnknownOperationException when there is no such operation */
    static RequestPayload<?> readRequest(Operation operation, Ttlv payload) {
        RecordSchema<?> schema =
                Operations.request(operation).orElseThrow(() -> new UnknownOperationException(operation.jsonName()));
        return (RequestPayload<?>) schema.read(payload);
    }

    /** A request whose root is its operation's name. */
    static RequestPayload<?> readNamedRequest(Ttlv root) {
        String name = root.tag().jsonName();
        Operation operation = Enumerations.find(Operation.class, name)
                .orElseThrow(() -> new UnknownOperationException(printable(name)));
        return readRequest(operation, root);
    }

    static Ttlv writeNamedRequest(RequestPayload<?> request) {
        return writeRequest(Tag.of(request.operation().jsonName()), request);
    }

    @SuppressWarnings("unchecked") // a request is a record, and this is its schema
    static Ttlv writeRequest(Tag tag, RequestPayload<?> request) {
        Ttlv.Structure written =
                ((RecordSchema<Record>) RecordSchema.of(((Record) request).getClass())).write(tag, (Record) request);
        return request instanceof ImportRequest
                        && written.find(Tag.UNIQUE_IDENTIFIER).isEmpty()
                ? withEmptyIdentifier(written)
                : written;
    }

    /** The standard requires an identifier of Import; an empty one leaves the choice to the server. */
    private static Ttlv.Structure withEmptyIdentifier(Ttlv.Structure written) {
        List<Ttlv> items = new ArrayList<>(written.items());
        items.add(0, new Ttlv.Text(Tag.UNIQUE_IDENTIFIER, ""));
        return new Ttlv.Structure(written.tag(), items);
    }

    /** @throws UnknownOperationException when there is no such operation */
    static ResponsePayload readResponse(Operation operation, Ttlv payload) {
        RecordSchema<?> schema =
                Operations.response(operation).orElseThrow(() -> new UnknownOperationException(operation.jsonName()));
        return (ResponsePayload) schema.read(payload);
    }

    /** A response whose root is its operation's name with {@code Response}. */
    static <R extends ResponsePayload> R readNamedResponse(Ttlv root, Class<R> type) {
        Operation operation = Operations.of(type);
        if (!root.tag().jsonName().equalsIgnoreCase(operation.jsonName() + RESPONSE)) {
            throw invalidMessage(
                    "the answer is " + quoted(root.tag().jsonName()) + ", not " + operation.jsonName() + RESPONSE);
        }
        return type.cast(readResponse(operation, root));
    }

    static Ttlv writeNamedResponse(ResponsePayload response) {
        Tag tag = Tag.of(Operations.of(response.getClass()).jsonName() + RESPONSE);
        Ttlv written = withoutEcho(response, writeResponse(tag, response));
        return VersionShapes.downgradePayload(written, ProtocolVersion.V2_1, response instanceof QueryResponse);
    }

    /** What KMIP 2.x is told of a response that repeats an attribute. */
    static Ttlv withoutEcho(ResponsePayload response, Ttlv written) {
        if (!ECHOING.contains(response.getClass()) || !(written instanceof Ttlv.Structure structure)) {
            return written;
        }
        return new Ttlv.Structure(
                written.tag(),
                structure.items().stream()
                        .filter(item -> !item.tag().equals(Tag.ATTRIBUTES)
                                && !item.tag().equals(Tag.ATTRIBUTE_INDEX))
                        .toList());
    }

    @SuppressWarnings("unchecked") // a response is a record, and this is its schema
    static Ttlv writeResponse(Tag tag, ResponsePayload response) {
        return ((RecordSchema<Record>) RecordSchema.of(((Record) response).getClass())).write(tag, (Record) response);
    }
}
