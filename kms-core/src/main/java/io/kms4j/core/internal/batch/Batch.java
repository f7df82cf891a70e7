package io.kms4j.core.internal.batch;

import io.kms4j.core.internal.batch.ItemExecutor.Run;
import io.kms4j.core.internal.key.UndoableStore;
import io.kms4j.core.internal.session.Session;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.AsynchronousIndicator;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Executes the items of a message: always in order, at once or later, to the first failure, to the end or not at all (KMIP
 * 2.1, Batch Error Continuation Option, Asynchronous Indicator, ID Placeholder).
 */
final class Batch {
    /** What may take a while, and is done later when the client leaves the choice to the server. */
    private static final Set<Operation> SLOW =
            EnumSet.of(Operation.LOCATE, Operation.CREATE_KEY_PAIR, Operation.RE_KEY_KEY_PAIR);

    /** What is about other pending operations, and is never done later itself. */
    private static final Set<Operation> AT_ONCE =
            EnumSet.of(Operation.POLL, Operation.CANCEL, Operation.PROCESS, Operation.QUERY_ASYNCHRONOUS_REQUESTS);

    private final ItemExecutor executor;
    private final UndoableStore store;
    private final PendingItems pending;

    Batch(ItemExecutor executor, UndoableStore store, PendingItems pending) {
        this.executor = executor;
        this.store = store;
        this.pending = pending;
    }

    /**
     * The answers to the items that were executed.
     *
     * @throws KmipException FEATURE_NOT_SUPPORTED or SERVER_LIMIT_EXCEEDED when nothing was executed
     */
    List<ResponseBatchItem> execute(RequestMessage message, Session session) {
        RequestHeader header = message.requestHeader();
        BatchErrorContinuationOption option =
                header.batchErrorContinuationOption().orElse(BatchErrorContinuationOption.STOP);
        AsynchronousIndicator when = header.asynchronousIndicator().orElse(AsynchronousIndicator.PROHIBITED);
        boolean undo = option == BatchErrorContinuationOption.UNDO;
        boolean goOn = option == BatchErrorContinuationOption.CONTINUE;
        Run run = new Run(header.protocolVersion(), session, undo);
        List<RequestBatchItem> items = message.batchItem();
        if (when == AsynchronousIndicator.MANDATORY) {
            if (undo) {
                throw new KmipException(
                        ResultReason.FEATURE_NOT_SUPPORTED, "a batch with the option Undo is executed at once");
            }
            return later(items, run, goOn);
        }
        if (undo) {
            return allOrNothing(items, run);
        }
        if (when == AsynchronousIndicator.OPTIONAL && items.size() == 1 && isSlow(items.get(0))) {
            try {
                return later(items, run, goOn);
            } catch (KmipException full) {
                // Then it is the client that waits.
                return inOrder(items, run, goOn);
            }
        }
        return inOrder(items, run, goOn);
    }

    private static boolean isSlow(RequestBatchItem item) {
        return item.operation().filter(SLOW::contains).isPresent();
    }

    private List<ResponseBatchItem> inOrder(List<RequestBatchItem> items, Run run, boolean goOn) {
        List<ResponseBatchItem> answers = new ArrayList<>();
        Optional<UniqueIdentifier> placeholder = Optional.empty();
        for (RequestBatchItem item : items) {
            ResponseBatchItem answer = executor.execute(item, placeholder, run);
            answers.add(answer);
            placeholder = IdPlaceholder.after(answer, placeholder);
            if (Answers.isFailed(answer) && !goOn) {
                break;
            }
        }
        return answers;
    }

    private List<ResponseBatchItem> allOrNothing(List<RequestBatchItem> items, Run run) {
        Undoing.refuseLasting(items);
        try (UndoableStore.Undo undo = store.begin()) {
            List<ResponseBatchItem> answers = inOrder(items, run, false);
            int last = answers.size() - 1;
            if (last >= 0 && !Answers.isFailed(answers.get(last))) {
                try {
                    undo.keep();
                    return answers;
                } catch (KmipException lost) {
                    answers.set(last, Answers.failed(items.get(last), lost, run.version()));
                }
            }
            return Undoing.undone(answers);
        }
    }

    private List<ResponseBatchItem> later(List<RequestBatchItem> items, Run run, boolean goOn) {
        List<RequestBatchItem> waiting =
                items.stream().filter(item -> !isAtOnce(item)).toList();
        Iterator<PendingItem> taken = pending.submit(
                        run.session().caller(), waiting, these -> executeLater(these, run, goOn))
                .iterator();
        List<ResponseBatchItem> answers = new ArrayList<>();
        for (RequestBatchItem item : items) {
            answers.add(
                    isAtOnce(item)
                            ? executor.execute(item, Optional.empty(), run)
                            : Answers.pending(
                                    item.operation(),
                                    item.uniqueBatchItemId(),
                                    taken.next().correlationValue()));
        }
        return answers;
    }

    private static boolean isAtOnce(RequestBatchItem item) {
        return item.operation().filter(AT_ONCE::contains).isPresent()
                || item.requestPayload() instanceof RequestBatchItem.Refused;
    }

    private void executeLater(List<PendingItem> items, Run run, boolean goOn) {
        try {
            Optional<UniqueIdentifier> placeholder = Optional.empty();
            boolean stopped = false;
            for (PendingItem item : items) {
                ResponseBatchItem answer = stopped ? notExecuted(item, run) : executeLater(item, placeholder, run);
                pending.complete(item, answer, run.version());
                placeholder = IdPlaceholder.after(answer, placeholder);
                stopped |= Answers.isFailed(answer) && !goOn;
            }
        } finally {
            // Whatever happened: nobody polls for ever.
            items.forEach(item -> item.complete(notExecuted(item, run), 0));
        }
    }

    private ResponseBatchItem executeLater(PendingItem item, Optional<UniqueIdentifier> placeholder, Run run) {
        return item.start()
                .map(request -> executor.execute(request, placeholder, run))
                .orElseGet(() -> item.canceledAnswer(run.version()));
    }

    private static ResponseBatchItem notExecuted(PendingItem item, Run run) {
        return item.failed(
                new KmipException(
                        ResultReason.OPERATION_CANCELED_BY_REQUESTER,
                        "an earlier operation of the batch failed or was canceled"),
                run.version());
    }
}
