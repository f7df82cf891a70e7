package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.UndoableStore;
import io.kms4j.core.internal.session.Sessions;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Answers messages: who asks, what the header says, and the items as a {@link Batch}. */
public final class MessageProcessor {
    private static final int MAX_ITEMS = 1_000;

    /** Executes one operation. */
    public interface Executor {
        <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller);
    }

    /**
     * What the messages share.
     *
     * @param clockSkew how far the time stamp of a request may be from the server's time; empty: as far as it likes
     */
    public record Shared(
            Sessions sessions, UndoableStore store, PendingItems pending, Clock clock, Optional<Duration> clockSkew) {}

    private final Shared shared;
    private final Correlation correlation = new Correlation();
    private final Batch batch;

    public MessageProcessor(Executor executor, Shared shared) {
        this.shared = shared;
        this.batch = new Batch(
                new ItemExecutor(executor, shared.sessions(), shared.pending()), shared.store(), shared.pending());
    }

    /** The answer to a message; a failed operation is an item of it, never an exception. */
    public ResponseMessage process(RequestMessage message, UserId caller) {
        RequestHeader header = message.requestHeader();
        List<ResponseBatchItem> items;
        try {
            refuse(message);
            items = batch.execute(message, shared.sessions().open(header.authentication(), caller));
        } catch (KmipException refusal) {
            items = List.of(
                    Answers.failed(Optional.empty(), Optional.empty(), refusal, spoken(header.protocolVersion())));
        }
        ResponseMessage answer = answer(header, items);
        return header.maximumResponseSize()
                .map(maximum -> ResponseSize.limited(answer, maximum))
                .orElse(answer);
    }

    /** The version to answer in: the client's, or the nearest one that the server speaks. */
    private static ProtocolVersion spoken(ProtocolVersion asked) {
        if (ProtocolVersion.SUPPORTED.contains(asked)) {
            return asked;
        }
        return asked.protocolVersionMajor() <= 1 ? ProtocolVersion.V1_4 : ProtocolVersion.V2_1;
    }

    private void refuse(RequestMessage message) {
        RequestHeader header = message.requestHeader();
        if (!ProtocolVersion.SUPPORTED.contains(header.protocolVersion())) {
            throw new KmipException(
                    ResultReason.UNSUPPORTED_PROTOCOL_VERSION,
                    "KMIP " + header.protocolVersion() + " is not supported; supported are "
                            + ProtocolVersion.SUPPORTED);
        }
        if (header.batchCount() != message.batchItem().size()) {
            throw new KmipException(
                    ResultReason.INVALID_MESSAGE,
                    "BatchCount is " + header.batchCount() + ", but there are "
                            + message.batchItem().size() + " batch items");
        }
        if (message.batchItem().size() > MAX_ITEMS) {
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED, "a message has at most " + MAX_ITEMS + " batch items");
        }
        header.timeStamp().ifPresent(this::refuseStale);
    }

    private void refuseStale(Instant timeStamp) {
        Duration off = Duration.between(timeStamp, shared.clock().instant()).abs();
        if (shared.clockSkew().filter(most -> off.compareTo(most) > 0).isPresent()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "TimeStamp is " + off.toSeconds() + " seconds off the server's time; set the client's clock");
        }
    }

    private ResponseMessage answer(RequestHeader header, List<ResponseBatchItem> items) {
        ResponseHeader responseHeader = new ResponseHeader(
                spoken(header.protocolVersion()),
                shared.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty(),
                correlation.of(header),
                items.size());
        return new ResponseMessage(responseHeader, items);
    }
}
