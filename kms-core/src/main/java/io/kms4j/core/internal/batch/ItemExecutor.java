package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.session.Session;
import io.kms4j.core.internal.session.Sessions;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.ObjectRequest;
import io.kms4j.kmip.operation.PollRequest;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Executes one item; a failure is an answer, never an exception. */
final class ItemExecutor {
    private static final Logger LOG = System.getLogger(ItemExecutor.class.getName());

    /**
     * For whom, and how, the items of a message are executed.
     *
     * @param undoable whether what was done may have to be undone
     */
    record Run(ProtocolVersion version, Session session, boolean undoable) {}

    private final MessageProcessor.Executor executor;
    private final Sessions sessions;
    private final PendingItems pending;

    ItemExecutor(MessageProcessor.Executor executor, Sessions sessions, PendingItems pending) {
        this.executor = executor;
        this.sessions = sessions;
        this.pending = pending;
    }

    ResponseBatchItem execute(RequestBatchItem item, Optional<UniqueIdentifier> placeholder, Run run) {
        try {
            if (item.requestPayload() instanceof RequestBatchItem.Refused refused) {
                throw refused.cause();
            }
            RequestPayload<?> request = about(((RequestBatchItem.Parsed) item.requestPayload()).request(), placeholder);
            if (run.undoable()) {
                Undoing.refuseLasting(request);
            }
            run.session().authorise(request);
            return request instanceof PollRequest poll ? poll(item, poll, run) : answer(item, request, run);
        } catch (KmipException failure) {
            return Answers.failed(item, failure, run.version());
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, "an operation failed unexpectedly: " + item.operation(), defect);
            KmipException failure = new KmipException(ResultReason.GENERAL_FAILURE, "Internal server error");
            return Answers.failed(item, failure, run.version());
        }
    }

    private static RequestPayload<?> about(RequestPayload<?> request, Optional<UniqueIdentifier> placeholder) {
        return request instanceof ObjectRequest<?> object
                        && object.uniqueIdentifier().isEmpty()
                        && placeholder.isPresent()
                ? object.withUniqueIdentifier(placeholder.get())
                : request;
    }

    private ResponseBatchItem answer(RequestBatchItem item, RequestPayload<?> request, Run run) {
        ResponsePayload payload = sessions.executing(
                run.session(),
                request,
                () -> executor.execute(request, run.session().caller()));
        return Answers.success(item, allowed(MessageShape.of(request, payload), run.session()));
    }

    /** Query names the operations that the caller may ask for. */
    private static ResponsePayload allowed(ResponsePayload payload, Session session) {
        return payload instanceof QueryResponse query
                ? query.withOperations(
                        query.operation().stream().filter(session::allows).toList())
                : payload;
    }

    private ResponseBatchItem poll(RequestBatchItem item, PollRequest poll, Run run) {
        UserId caller = run.session().caller();
        Bytes value = poll.asynchronousCorrelationValue();
        Optional<Operation> operation = pending.get(value, caller).operation();
        return pending.poll(value, caller)
                .map(answer -> Answers.to(item, answer))
                .orElseGet(() -> Answers.pending(operation, item.uniqueBatchItemId(), value));
    }
}
