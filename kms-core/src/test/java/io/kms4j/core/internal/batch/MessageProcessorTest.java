package io.kms4j.core.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.UndoableStore;
import io.kms4j.core.internal.session.Sessions;
import io.kms4j.core.internal.session.Tickets;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.ActivateResponse;
import io.kms4j.kmip.operation.CancelRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageProcessorTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Recorder recorder = new Recorder();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final PendingItems pending = new PendingItems(clock);
    private final MessageProcessor processor = new MessageProcessor(
            recorder,
            new MessageProcessor.Shared(
                    new Sessions(new Tickets(clock)),
                    new UndoableStore(new NoStore()),
                    pending,
                    clock,
                    Optional.of(Duration.ofMinutes(5))));

    @AfterEach
    void close() {
        pending.close();
    }

    /** Messages alone need no store. */
    private static final class NoStore implements KeyStore {
        @Override
        public List<UniqueIdentifier> withKey(IndexKey key, int offset, int limit) {
            return List.of();
        }

        @Override
        public Optional<StoredObject> find(UniqueIdentifier id) {
            return Optional.empty();
        }

        @Override
        public LocateResult locate(LocateQuery query) {
            return new LocateResult(0, List.of());
        }

        @Override
        public void apply(List<Change> changes) {
            throw new AssertionError("nothing is changed here");
        }
    }

    /** Creates "made", activates what exists, fails for "missing", breaks for "broken". */
    private static final class Recorder implements MessageProcessor.Executor {
        private final List<String> done = new ArrayList<>();

        @Override
        @SuppressWarnings("unchecked") // each branch answers with the response of its request
        public <R extends ResponsePayload> R execute(RequestPayload<R> request, UserId caller) {
            if (request instanceof CreateRequest) {
                done.add("create");
                return (R) new CreateResponse(ObjectType.SYMMETRIC_KEY, new UniqueIdentifier("made"));
            }
            String id =
                    ((ActivateRequest) request).uniqueIdentifier().orElseThrow().value();
            done.add("activate " + id);
            if (id.equals("missing")) {
                throw new KmipException(ResultReason.OBJECT_NOT_FOUND, "object not found for identifier missing");
            }
            if (id.equals("broken")) {
                throw new IllegalStateException("a secret detail");
            }
            return (R) new ActivateResponse(new UniqueIdentifier(id));
        }
    }

    private static RequestBatchItem activate(String id) {
        return new RequestBatchItem(
                Optional.of(Operation.ACTIVATE),
                Optional.of(Bytes.copyOf(new byte[] {7})),
                new RequestBatchItem.Parsed(ActivateRequest.of(new UniqueIdentifier(id))));
    }

    private static RequestMessage message(
            ProtocolVersion version, Optional<BatchErrorContinuationOption> option, RequestBatchItem... items) {
        RequestHeader plain = RequestHeader.of(version, items.length);
        RequestHeader header = new RequestHeader(
                version,
                plain.maximumResponseSize(),
                Optional.of("correlation"),
                plain.serverCorrelationValue(),
                plain.asynchronousIndicator(),
                plain.attestationCapableIndicator(),
                plain.attestationType(),
                plain.authentication(),
                option,
                plain.batchOrderOption(),
                plain.timeStamp(),
                items.length);
        return new RequestMessage(header, Arrays.asList(items));
    }

    @Test
    void process_stopsAtTheFirstFailure_unlessToldToContinue() {
        RequestBatchItem[] items = {activate("a"), activate("missing"), activate("b")};
        assertThat(processor
                        .process(message(ProtocolVersion.V2_1, Optional.empty(), items), ALICE)
                        .batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED);
        RequestMessage going = message(ProtocolVersion.V2_1, Optional.of(BatchErrorContinuationOption.CONTINUE), items);
        assertThat(processor.process(going, ALICE).batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED, ResultStatus.SUCCESS);
    }

    @Test
    void answer_echoesWhatTheClientNumbered_andTellsTheReasonOfItsVersion() {
        ResponseMessage answer =
                processor.process(message(ProtocolVersion.V1_4, Optional.empty(), activate("missing")), ALICE);
        assertThat(answer.responseHeader().protocolVersion()).isEqualTo(ProtocolVersion.V1_4);
        assertThat(answer.responseHeader().timeStamp()).isEqualTo(NOW);
        assertThat(answer.responseHeader().clientCorrelationValue()).isEmpty();
        ResponseBatchItem item = answer.batchItem().get(0);
        assertThat(item.uniqueBatchItemId()).contains(Bytes.copyOf(new byte[] {7}));
        assertThat(item.resultReason()).contains(ResultReason.ITEM_NOT_FOUND);
    }

    @Test
    void idPlaceholder_isWhatWasMadeBefore() {
        RequestBatchItem create =
                RequestBatchItem.of(new CreateRequest(ObjectType.SYMMETRIC_KEY, Attributes.none(), Optional.empty()));
        RequestBatchItem activate = RequestBatchItem.of(new ActivateRequest(Optional.empty()));
        processor.process(message(ProtocolVersion.V2_1, Optional.empty(), create, activate), ALICE);
        assertThat(recorder.done).containsExactly("create", "activate made");
    }

    @Test
    void defect_isAnsweredWithoutDetail() {
        ResponseBatchItem item = processor
                .process(message(ProtocolVersion.V2_1, Optional.empty(), activate("broken")), ALICE)
                .batchItem()
                .get(0);
        assertThat(item.resultReason()).contains(ResultReason.GENERAL_FAILURE);
        assertThat(item.resultMessage().orElseThrow()).doesNotContain("secret");
    }

    @Test
    void message_isRefusedWhole_whenItsHeaderIsWrong() {
        RequestMessage undo = message(
                ProtocolVersion.V2_1,
                Optional.of(BatchErrorContinuationOption.UNDO),
                activate("a"),
                RequestBatchItem.of(new CancelRequest(Bytes.empty())));
        RequestMessage future = message(new ProtocolVersion(9, 9), Optional.empty(), activate("a"));
        RequestMessage past = message(new ProtocolVersion(1, 9), Optional.empty(), activate("a"));
        RequestMessage miscounted =
                new RequestMessage(RequestHeader.of(ProtocolVersion.V2_1, 2), List.of(activate("a")));
        assertThat(reasonOf(undo)).isEqualTo(ResultReason.FEATURE_NOT_SUPPORTED);
        assertThat(reasonOf(future)).isEqualTo(ResultReason.UNSUPPORTED_PROTOCOL_VERSION);
        assertThat(reasonOf(past)).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reasonOf(miscounted)).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(recorder.done).isEmpty();
    }

    private ResultReason reasonOf(RequestMessage message) {
        return processor
                .process(message, ALICE)
                .batchItem()
                .get(0)
                .resultReason()
                .orElseThrow();
    }

    @Test
    void process_tellsWhatWasUndone() {
        RequestMessage undo = message(
                ProtocolVersion.V2_1,
                Optional.of(BatchErrorContinuationOption.UNDO),
                activate("a"),
                activate("missing"),
                activate("b"));
        assertThat(processor.process(undo, ALICE).batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_FAILED);
    }

    @Test
    void message_isRefused_whenItsTimeStampIsFarOff() {
        RequestMessage message = message(ProtocolVersion.V2_1, Optional.empty(), activate("a"));
        assertThat(reasonsAt(message, NOW.minusSeconds(300))).isEmpty();
        assertThat(reasonsAt(message, NOW.minusSeconds(301))).contains(ResultReason.INVALID_FIELD);
        assertThat(reasonsAt(message, NOW.plusSeconds(301))).contains(ResultReason.INVALID_FIELD);
    }

    private Optional<ResultReason> reasonsAt(RequestMessage message, Instant timeStamp) {
        return answerTo(message, header -> withTimeStamp(header, timeStamp))
                .batchItem()
                .get(0)
                .resultReason();
    }

    private ResponseMessage answerTo(RequestMessage message, UnaryOperator<RequestHeader> change) {
        return processor.process(new RequestMessage(change.apply(message.requestHeader()), message.batchItem()), ALICE);
    }

    private static RequestHeader withTimeStamp(RequestHeader header, Instant timeStamp) {
        return new RequestHeader(
                header.protocolVersion(),
                header.maximumResponseSize(),
                header.clientCorrelationValue(),
                header.serverCorrelationValue(),
                header.asynchronousIndicator(),
                header.attestationCapableIndicator(),
                header.attestationType(),
                header.authentication(),
                header.batchErrorContinuationOption(),
                header.batchOrderOption(),
                Optional.of(timeStamp),
                header.batchCount());
    }

    private static RequestHeader withMaximumResponseSize(RequestHeader header, int size) {
        return new RequestHeader(
                header.protocolVersion(),
                Optional.of(size),
                header.clientCorrelationValue(),
                header.serverCorrelationValue(),
                header.asynchronousIndicator(),
                header.attestationCapableIndicator(),
                header.attestationType(),
                header.authentication(),
                header.batchErrorContinuationOption(),
                header.batchOrderOption(),
                header.timeStamp(),
                header.batchCount());
    }

    @Test
    void items_fail_whenTheAnswerWouldBeLargerThanTheClientTakes() {
        String longName = "n".repeat(200);
        RequestMessage message = message(ProtocolVersion.V2_1, Optional.empty(), activate("a"), activate(longName));
        long size = BinaryTtlv.size(KmipMapper.writeResponseMessage(processor.process(message, ALICE)));
        assertThat(answerTo(message, header -> withMaximumResponseSize(header, (int) size)))
                .isEqualTo(processor.process(message, ALICE));
        ResponseMessage cut = answerTo(message, header -> withMaximumResponseSize(header, (int) size - 1));
        assertThat(cut.batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED);
        assertThat(cut.batchItem().get(1).operation()).contains(Operation.ACTIVATE);
        assertThat(cut.batchItem().get(1).resultReason()).contains(ResultReason.RESPONSE_TOO_LARGE);
        assertThat(BinaryTtlv.size(KmipMapper.writeResponseMessage(cut))).isLessThan(size);
    }

    @Test
    void unreadableItem_failsAlone() {
        RequestBatchItem refused = new RequestBatchItem(
                Optional.empty(),
                Optional.empty(),
                new RequestBatchItem.Refused(new KmipException(ResultReason.OPERATION_NOT_SUPPORTED, "unknown")));
        RequestMessage message = message(
                ProtocolVersion.V2_1, Optional.of(BatchErrorContinuationOption.CONTINUE), refused, activate("a"));
        assertThat(processor.process(message, ALICE).batchItem())
                .extracting(ResponseBatchItem::resultStatus)
                .containsExactly(ResultStatus.OPERATION_FAILED, ResultStatus.SUCCESS);
    }
}
