package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.missing;
import static io.kms4j.kmip.ttlv.Refusals.quoted;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as messages. */
final class ResponseMessages {
    private ResponseMessages() {}

    /** A batch item whose payload is still a tree, since only the operation says what it is. */
    record Fields(
            Optional<Operation> operation,
            Optional<Bytes> uniqueBatchItemId,
            ResultStatus resultStatus,
            Optional<ResultReason> resultReason,
            Optional<String> resultMessage,
            Optional<Bytes> asynchronousCorrelationValue,
            Optional<Ttlv> responsePayload) {}

    static ResponseMessage read(Ttlv root) {
        if (!(root instanceof Ttlv.Structure message) || !root.tag().equals(Tag.RESPONSE_MESSAGE)) {
            throw invalidMessage(quoted(root.tag().jsonName()) + " is not a ResponseMessage");
        }
        Ttlv header = message.find(Tag.RESPONSE_HEADER)
                .orElseThrow(
                        () -> missing(Tag.RESPONSE_HEADER.kmipName(), root.tag().kmipName()));
        List<ResponseBatchItem> items = new ArrayList<>();
        for (Ttlv part : message.items()) {
            if (part.tag().equals(Tag.BATCH_ITEM)) {
                items.add(readItem(part));
            }
        }
        return new ResponseMessage(RecordSchema.of(ResponseHeader.class).read(header), List.copyOf(items));
    }

    private static ResponseBatchItem readItem(Ttlv item) {
        Fields fields = RecordSchema.of(Fields.class).read(item);
        return new ResponseBatchItem(
                fields.operation(),
                fields.uniqueBatchItemId(),
                fields.resultStatus(),
                fields.resultReason(),
                fields.resultMessage(),
                fields.asynchronousCorrelationValue(),
                fields.responsePayload().map(payload -> readPayload(fields.operation(), payload)));
    }

    private static ResponsePayload readPayload(Optional<Operation> operation, Ttlv payload) {
        return Payloads.readResponse(
                operation.orElseThrow(() -> missing(Tag.OPERATION.kmipName(), Tag.BATCH_ITEM.kmipName())), payload);
    }

    static Ttlv write(ResponseMessage message) {
        ProtocolVersion version = message.responseHeader().protocolVersion();
        Ttlv header = RecordSchema.of(ResponseHeader.class).write(Tag.RESPONSE_HEADER, message.responseHeader());
        List<Ttlv> parts = new ArrayList<>();
        parts.add(VersionShapes.downgrade(header, version));
        message.batchItem().forEach(item -> parts.add(writeItem(item, version)));
        return new Ttlv.Structure(Tag.RESPONSE_MESSAGE, parts);
    }

    private static Ttlv writeItem(ResponseBatchItem item, ProtocolVersion version) {
        try {
            return write(item, item.responsePayload().map(payload -> writePayload(payload, version)));
        } catch (KmipException unspeakable) {
            ResponseBatchItem failed = new ResponseBatchItem(
                    item.operation(),
                    item.uniqueBatchItemId(),
                    ResultStatus.OPERATION_FAILED,
                    Optional.of(unspeakable.reason()),
                    Optional.of(unspeakable.getMessage()),
                    Optional.empty(),
                    Optional.empty());
            return write(failed, Optional.empty());
        }
    }

    private static Ttlv write(ResponseBatchItem item, Optional<Ttlv> payload) {
        Fields fields = new Fields(
                item.operation(),
                item.uniqueBatchItemId(),
                item.resultStatus(),
                item.resultReason(),
                item.resultMessage(),
                item.asynchronousCorrelationValue(),
                payload);
        return RecordSchema.of(Fields.class).write(Tag.BATCH_ITEM, fields);
    }

    private static Ttlv writePayload(ResponsePayload payload, ProtocolVersion version) {
        Ttlv full = Payloads.writeResponse(Tag.RESPONSE_PAYLOAD, payload);
        Ttlv written = version.isAtLeast(ProtocolVersion.V2_0) ? Payloads.withoutEcho(payload, full) : full;
        return VersionShapes.downgradePayload(written, version, payload instanceof QueryResponse);
    }
}
