package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.missing;
import static io.kms4j.kmip.ttlv.Refusals.quoted;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests as messages. What is wrong with one batch item is that item's affair; all else fails the message. */
final class RequestMessages {
    /** The names of a message's parts in the dialect of the original product's earlier clients. */
    private static final Tag MESSAGE = Tag.of("Message");

    private static final Tag HEADER = Tag.of("Header");
    private static final Tag ITEMS = Tag.of("Items");

    private static final Set<Tag> ITEM_FIELDS =
            Set.of(Tag.OPERATION, Tag.EPHEMERAL, Tag.UNIQUE_BATCH_ITEM_ID, Tag.REQUEST_PAYLOAD, Tag.MESSAGE_EXTENSION);

    private RequestMessages() {}

    static boolean isRequestMessage(Ttlv root) {
        return root.tag().equals(Tag.REQUEST_MESSAGE) || root.tag().equals(MESSAGE);
    }

    static RequestMessage read(Ttlv root) {
        if (!(root instanceof Ttlv.Structure message) || !isRequestMessage(root)) {
            throw invalidMessage(quoted(root.tag().jsonName()) + " is not a RequestMessage");
        }
        Optional<RequestHeader> header = Optional.empty();
        List<Ttlv> items = new ArrayList<>();
        for (Ttlv part : message.items()) {
            Tag tag = part.tag();
            if ((tag.equals(Tag.REQUEST_HEADER) || tag.equals(HEADER)) && header.isEmpty()) {
                header = Optional.of(RecordSchema.of(RequestHeader.class).read(VersionShapes.upgradeHeader(part)));
            } else if (tag.equals(Tag.BATCH_ITEM)) {
                items.add(part);
            } else if (tag.equals(ITEMS)) {
                items.addAll(Nesting.flatten(part));
            } else {
                throw invalidMessage(quoted(tag.jsonName()) + " has no place in RequestMessage, or is there twice");
            }
        }
        RequestHeader found = header.orElseThrow(
                () -> missing(Tag.REQUEST_HEADER.kmipName(), root.tag().kmipName()));
        if (found.batchCount() != items.size()) {
            throw invalidMessage(
                    "BatchCount is " + found.batchCount() + ", but there are " + items.size() + " batch items");
        }
        ProtocolVersion version = found.protocolVersion();
        return new RequestMessage(
                found, items.stream().map(item -> readItem(item, version)).toList());
    }

    private static RequestBatchItem readItem(Ttlv item, ProtocolVersion version) {
        if (!(item instanceof Ttlv.Structure structure)) {
            throw wrongType(item, ItemType.STRUCTURE);
        }
        RequestBatchItem.Payload payload;
        try {
            payload = readPayload(structure, version);
        } catch (KmipException e) {
            payload = new RequestBatchItem.Refused(e);
        }
        return new RequestBatchItem(operation(structure), uniqueBatchItemId(structure), payload);
    }

    private static Optional<Operation> operation(Ttlv.Structure item) {
        return item.find(Tag.OPERATION)
                .filter(Ttlv.Enumeration.class::isInstance)
                .flatMap(operation -> Enumerations.find(Operation.class, ((Ttlv.Enumeration) operation).value()));
    }

    private static Optional<Bytes> uniqueBatchItemId(Ttlv.Structure item) {
        return item.find(Tag.UNIQUE_BATCH_ITEM_ID)
                .filter(Ttlv.ByteString.class::isInstance)
                .map(id -> ((Ttlv.ByteString) id).value());
    }

    private static RequestBatchItem.Payload readPayload(Ttlv.Structure item, ProtocolVersion version) {
        requireFields(item);
        Ttlv asked = item.find(Tag.OPERATION)
                .orElseThrow(() -> missing(Tag.OPERATION.kmipName(), Tag.BATCH_ITEM.kmipName()));
        Operation operation = operation(item).orElseThrow(() -> unknown(asked));
        Ttlv payload = item.find(Tag.REQUEST_PAYLOAD).orElse(new Ttlv.Structure(Tag.REQUEST_PAYLOAD, List.of()));
        return new RequestBatchItem.Parsed(
                Payloads.readRequest(operation, VersionShapes.upgrade(operation, payload, version)));
    }

    private static void requireFields(Ttlv.Structure item) {
        Set<Tag> seen = new HashSet<>();
        for (Ttlv field : item.items()) {
            if (!ITEM_FIELDS.contains(field.tag())) {
                throw invalidMessage(quoted(field.tag().jsonName()) + " has no place in BatchItem");
            }
            if (field.tag().equals(Tag.MESSAGE_EXTENSION)) {
                requireUncritical(field);
            } else if (!seen.add(field.tag())) {
                throw invalidMessage(field.tag() + " must not be repeated in BatchItem");
            }
        }
        item.find(Tag.UNIQUE_BATCH_ITEM_ID).ifPresent(id -> {
            if (!(id instanceof Ttlv.ByteString)) {
                throw wrongType(id, ItemType.BYTE_STRING);
            }
        });
    }

    /** No extension is known, so each that must be understood fails the item. */
    private static void requireUncritical(Ttlv extension) {
        boolean critical = !(extension instanceof Ttlv.Structure structure)
                || structure
                        .find(Tag.CRITICALITY_INDICATOR)
                        .filter(indicator -> !(indicator instanceof Ttlv.Bool bool && !bool.value()))
                        .isPresent();
        if (critical) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "a message extension that is critical is not known");
        }
    }

    private static KmipException unknown(Ttlv operation) {
        if (operation instanceof Ttlv.Enumeration enumeration) {
            return new UnknownOperationException(Hex.number(enumeration.value(), 8));
        }
        if (operation instanceof Ttlv.Text name) { // a name that the text encodings do not know
            return new UnknownOperationException(Refusals.printable(name.value()));
        }
        return wrongType(operation, ItemType.ENUMERATION);
    }

    static Ttlv write(RequestMessage message) {
        List<Ttlv> parts = new ArrayList<>();
        parts.add(RecordSchema.of(RequestHeader.class).write(Tag.REQUEST_HEADER, message.requestHeader()));
        message.batchItem().forEach(item -> parts.add(writeItem(item)));
        return new Ttlv.Structure(Tag.REQUEST_MESSAGE, parts);
    }

    private static Ttlv writeItem(RequestBatchItem item) {
        if (!(item.requestPayload() instanceof RequestBatchItem.Parsed parsed)) {
            throw new IllegalArgumentException("a payload that could not be read cannot be written");
        }
        List<Ttlv> fields = new ArrayList<>();
        fields.add(
                new Ttlv.Enumeration(Tag.OPERATION, parsed.request().operation().code()));
        item.uniqueBatchItemId().ifPresent(id -> fields.add(new Ttlv.ByteString(Tag.UNIQUE_BATCH_ITEM_ID, id)));
        fields.add(Payloads.writeRequest(Tag.REQUEST_PAYLOAD, parsed.request()));
        return new Ttlv.Structure(Tag.BATCH_ITEM, fields);
    }
}
