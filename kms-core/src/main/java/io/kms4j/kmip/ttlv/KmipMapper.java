package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Objects;

/**
 * Trees to records and back, in both directions, for servers and clients. Safe for many threads. Every reading method throws
 * {@link io.kms4j.kmip.KmipException}: INVALID_MESSAGE for a wrong structure, MISSING_DATA for a missing field,
 * INVALID_FIELD for a wrong type or value.
 */
public final class KmipMapper {
    private KmipMapper() {}

    /** A single operation, as {@code POST /kmip/2_1} takes it: the root is named after the operation. */
    public static RequestPayload<?> readRequest(Ttlv root) {
        return Payloads.readNamedRequest(root);
    }

    /** A single operation, rooted in its name. */
    public static Ttlv writeRequest(RequestPayload<?> request) {
        return Payloads.writeNamedRequest(request);
    }

    /** The answer to a single operation of the given kind: the root is named {@code <Operation>Response}. */
    public static <R extends ResponsePayload> R readResponse(Ttlv root, Class<R> type) {
        return Payloads.readNamedResponse(root, type);
    }

    /** The answer to a single operation, rooted in {@code <Operation>Response}. */
    public static Ttlv writeResponse(ResponsePayload response) {
        return Payloads.writeNamedResponse(response);
    }

    /** A message; a batch item whose payload cannot be read carries the reason and does not fail the others. */
    public static RequestMessage readRequestMessage(Ttlv root) {
        return RequestMessages.read(root);
    }

    /** Whether this is a message rather than a single operation. */
    public static boolean isRequestMessage(Ttlv root) {
        return RequestMessages.isRequestMessage(root);
    }

    /**
     * A message in the shape of KMIP 2.1.
     *
     * @throws IllegalArgumentException when a payload is {@link io.kms4j.kmip.message.RequestBatchItem.Refused}
     */
    public static Ttlv writeRequestMessage(RequestMessage message) {
        return RequestMessages.write(message);
    }

    /** An answer in the shape of KMIP 2.1. */
    public static ResponseMessage readResponseMessage(Ttlv root) {
        return ResponseMessages.read(root);
    }

    /** A message in the shape of its header's version, without anything that version does not know. */
    public static Ttlv writeResponseMessage(ResponseMessage message) {
        return ResponseMessages.write(message);
    }

    /** An object, tagged by its type, as key files hold it. */
    public static ManagedObject readObject(Ttlv root) {
        return ObjectCodec.read(root);
    }

    /** An object, tagged by its type, in the shape of {@code version}. */
    public static Ttlv writeObject(ManagedObject object, ProtocolVersion version) {
        return VersionShapes.downgrade(ObjectCodec.write(object), version);
    }

    /** A key value as it is wrapped with Encoding Option TTLV Encoding, or as a key block holds it. */
    public static KeyValue readKeyValue(Ttlv item) {
        return ObjectCodec.readKeyValue(item);
    }

    /** A key value, tagged Key Value, in the shape of KMIP 2.1. */
    public static Ttlv writeKeyValue(KeyValue value) {
        return ObjectCodec.writeKeyValue(Tag.KEY_VALUE, value);
    }

    /** A structure of the standard that is a record of {@code io.kms4j.kmip}. */
    public static <T extends Record> T readStructure(Ttlv item, Class<T> type) {
        return Objects.requireNonNull(ValueCodecs.of(type).read(item));
    }

    /** A record of {@code io.kms4j.kmip} as a structure with this tag, in the shape of KMIP 2.1. */
    public static <T extends Record> Ttlv writeStructure(Tag tag, T structure, Class<T> type) {
        return ValueCodecs.of(type).write(tag, structure);
    }

    /** Attributes with the hidden ones, as a store keeps them. Unknown ones are passed over. */
    public static Attributes readStoredAttributes(Ttlv item) {
        return AttributesCodec.readAll(item);
    }

    /** Attributes with the hidden ones, tagged Attributes: one item per value. */
    public static Ttlv.Structure writeStoredAttributes(Attributes attributes) {
        return AttributesCodec.writeAll(Tag.ATTRIBUTES, attributes);
    }
}
