package io.kms4j.core.internal.batch;

import io.kms4j.core.ResultReasons;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.ObjectRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Executes the items of a message in order (KMIP 2.1, Batch Error Continuation, ID Placeholder). */
public final class MessageProcessor {
    private static final Logger LOG = System.getLogger(MessageProcessor.class.getName());
    private static final int MAX_ITEMS = 1_000;

    /** Executes one operation. */
    public interface Executor {
        <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller);
    }

    private final Executor executor;
    private final Clock clock;

    public MessageProcessor(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    /** The answer to a message; a failed operation is an item of it, never an exception. */
    public ResponseMessage process(RequestMessage message, UserId caller) {
        RequestHeader header = message.requestHeader();
        Optional<KmipException> refusal = refusal(message);
        if (refusal.isPresent()) {
            ResponseBatchItem item =
                    failed(Optional.empty(), Optional.empty(), refusal.get(), spoken(header.protocolVersion()));
            return answer(header, List.of(item));
        }
        boolean goOn = header.batchErrorContinuationOption().equals(Optional.of(BatchErrorContinuationOption.CONTINUE));
        List<ResponseBatchItem> items = new ArrayList<>();
        Optional<UniqueIdentifier> placeholder = Optional.empty();
        for (RequestBatchItem item : message.batchItem()) {
            ResponseBatchItem answer = process(item, placeholder, header.protocolVersion(), caller);
            items.add(answer);
            placeholder = answer.responsePayload().flatMap(IdPlaceholder::after).or(holding(placeholder));
            if (answer.resultStatus() == ResultStatus.OPERATION_FAILED && !goOn) {
                break;
            }
        }
        return answer(header, items);
    }

    private static Supplier<Optional<UniqueIdentifier>> holding(Optional<UniqueIdentifier> placeholder) {
        return () -> placeholder;
    }

    /** The version to answer in: the client's, or the nearest one that the server speaks. */
    private static ProtocolVersion spoken(ProtocolVersion asked) {
        if (ProtocolVersion.SUPPORTED.contains(asked)) {
            return asked;
        }
        return asked.protocolVersionMajor() <= 1 ? ProtocolVersion.V1_4 : ProtocolVersion.V2_1;
    }

    private static Optional<KmipException> refusal(RequestMessage message) {
        RequestHeader header = message.requestHeader();
        if (!ProtocolVersion.SUPPORTED.contains(header.protocolVersion())) {
            return refusal(
                    ResultReason.UNSUPPORTED_PROTOCOL_VERSION,
                    "KMIP " + header.protocolVersion() + " is not supported; supported are "
                            + ProtocolVersion.SUPPORTED);
        }
        if (header.batchCount() != message.batchItem().size()) {
            return refusal(
                    ResultReason.INVALID_MESSAGE,
                    "BatchCount is " + header.batchCount() + ", but there are "
                            + message.batchItem().size() + " batch items");
        }
        if (message.batchItem().size() > MAX_ITEMS) {
            return refusal(ResultReason.SERVER_LIMIT_EXCEEDED, "a message has at most " + MAX_ITEMS + " batch items");
        }
        if (header.batchErrorContinuationOption().equals(Optional.of(BatchErrorContinuationOption.UNDO))) {
            return refusal(ResultReason.FEATURE_NOT_SUPPORTED, "the batch option Undo is not supported");
        }
        return Optional.empty();
    }

    private static Optional<KmipException> refusal(ResultReason reason, String message) {
        return Optional.of(new KmipException(reason, message));
    }

    private ResponseMessage answer(RequestHeader header, List<ResponseBatchItem> items) {
        ResponseHeader responseHeader = new ResponseHeader(
                spoken(header.protocolVersion()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                Optional.empty(),
                items.size());
        return new ResponseMessage(responseHeader, items);
    }

    private ResponseBatchItem process(
            RequestBatchItem item, Optional<UniqueIdentifier> placeholder, ProtocolVersion version, UserId caller) {
        try {
            ResponsePayload payload = execute(item, placeholder, caller);
            return new ResponseBatchItem(
                    item.operation(),
                    item.uniqueBatchItemId(),
                    ResultStatus.SUCCESS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(payload));
        } catch (KmipException failure) {
            return failed(item.operation(), item.uniqueBatchItemId(), failure, version);
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "an operation failed unexpectedly: " + item.operation(), defect);
            KmipException failure = new KmipException(ResultReason.GENERAL_FAILURE, "Internal server error");
            return failed(item.operation(), item.uniqueBatchItemId(), failure, version);
        }
    }

    private ResponsePayload execute(RequestBatchItem item, Optional<UniqueIdentifier> placeholder, UserId caller) {
        if (item.requestPayload() instanceof RequestBatchItem.Refused refused) {
            throw refused.cause();
        }
        RequestPayload<?> request = ((RequestBatchItem.Parsed) item.requestPayload()).request();
        if (request instanceof ObjectRequest<?> object
                && object.uniqueIdentifier().isEmpty()
                && placeholder.isPresent()) {
            request = object.withUniqueIdentifier(placeholder.get());
        }
        return MessageShape.of(request, executor.execute(request, caller));
    }

    private static ResponseBatchItem failed(
            Optional<Operation> operation, Optional<Bytes> id, KmipException failure, ProtocolVersion version) {
        ResultReason told = ResultReasons.of(failure.reason(), operation, version);
        return new ResponseBatchItem(
                operation,
                id,
                ResultStatus.OPERATION_FAILED,
                Optional.of(told),
                Optional.of(failure.getMessage()),
                Optional.empty(),
                Optional.empty());
    }
}
