package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.CancellationResult;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ProcessingStage;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One item that is executed later. */
final class PendingItem {
    /** How long Poll waits for an answer: most operations need no second one then. */
    private static final long POLL_WAIT_MILLIS = 1_000;

    /** How long it waits after Process, which asks for the answer in any case. */
    private static final long PROCESS_WAIT_MILLIS = 20_000;

    /** Operations that leave nothing behind, so that they can be canceled at any time: the answer is dropped. */
    private static final Set<Operation> WITHOUT_EFFECT = EnumSet.of(
            Operation.LOCATE,
            Operation.GET_ATTRIBUTES,
            Operation.GET_ATTRIBUTE_LIST,
            Operation.CHECK,
            Operation.QUERY,
            Operation.DISCOVER_VERSIONS,
            Operation.PING,
            Operation.HASH,
            Operation.VALIDATE);

    private final UserId owner;
    private final Optional<Operation> operation;
    private final Optional<Bytes> uniqueBatchItemId;
    private final Bytes correlationValue;
    private final Instant since;
    private final CompletableFuture<ResponseBatchItem> answer = new CompletableFuture<>();
    private Optional<RequestBatchItem> request;
    private long bytes;
    private boolean started;
    private boolean canceled;
    private boolean inFull;

    PendingItem(UserId owner, RequestBatchItem request, Bytes correlationValue, Instant since) {
        this.owner = owner;
        this.operation = request.operation();
        this.uniqueBatchItemId = request.uniqueBatchItemId();
        this.request = Optional.of(request);
        this.bytes = request.requestPayload() instanceof RequestBatchItem.Parsed parsed
                ? BinaryTtlv.size(KmipMapper.writeRequest(parsed.request()))
                : 0;
        this.correlationValue = correlationValue;
        this.since = since;
    }

    UserId owner() {
        return owner;
    }

    Optional<Operation> operation() {
        return operation;
    }

    /** What the request takes up, and later the answer. */
    synchronized long bytes() {
        return bytes;
    }

    static long bytes(ResponseBatchItem answer, ProtocolVersion version) {
        ResponseHeader header = new ResponseHeader(version, Instant.EPOCH, Optional.empty(), Optional.empty(), 1);
        return BinaryTtlv.size(KmipMapper.writeResponseMessage(new ResponseMessage(header, List.of(answer))));
    }

    Bytes correlationValue() {
        return correlationValue;
    }

    Instant since() {
        return since;
    }

    boolean isDone() {
        return answer.isDone();
    }

    /** What is to be executed now; nothing, if it was canceled. */
    synchronized Optional<RequestBatchItem> start() {
        started = true;
        return canceled ? Optional.empty() : request;
    }

    synchronized void complete(ResponseBatchItem done, long size) {
        if (answer.complete(done)) {
            bytes = size;
            request = Optional.empty();
        }
    }

    synchronized CancellationResult cancel() {
        boolean harmless = operation.filter(WITHOUT_EFFECT::contains).isPresent();
        if (canceled || harmless || !started) {
            canceled = true;
            return CancellationResult.CANCELED;
        }
        if (!answer.isDone()) {
            return CancellationResult.UNABLE_TO_CANCEL;
        }
        return Answers.isFailed(answer.join()) ? CancellationResult.FAILED : CancellationResult.COMPLETED;
    }

    /** From now on, {@link #awaited} waits until the answer is there. */
    synchronized void awaitInFull() {
        inFull = true;
    }

    private synchronized long waitMillis() {
        return inFull ? PROCESS_WAIT_MILLIS : POLL_WAIT_MILLIS;
    }

    synchronized ProcessingStage stage() {
        if (canceled || answer.isDone()) {
            return ProcessingStage.COMPLETED;
        }
        return started ? ProcessingStage.IN_PROCESS : ProcessingStage.SUBMITTED;
    }

    private synchronized boolean isCanceled() {
        return canceled;
    }

    ResponseBatchItem canceledAnswer(ProtocolVersion version) {
        return failed(
                new KmipException(ResultReason.OPERATION_CANCELED_BY_REQUESTER, "the operation was canceled"), version);
    }

    ResponseBatchItem failed(KmipException failure, ProtocolVersion version) {
        return Answers.failed(operation, uniqueBatchItemId, failure, version);
    }

    /** The answer, as soon as it is there or after a moment. */
    Optional<ResponseBatchItem> awaited() {
        if (isCanceled()) {
            return Optional.of(canceledAnswer(ProtocolVersion.V2_1));
        }
        try {
            return Optional.of(answer.get(waitMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new AssertionError("an answer is never completed exceptionally", e);
        }
    }
}
