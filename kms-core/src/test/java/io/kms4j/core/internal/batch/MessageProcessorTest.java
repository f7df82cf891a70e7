package io.kms4j.core.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
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
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageProcessorTest {
    private static final UserId ALICE = new UserId("alice");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Recorder recorder = new Recorder();
    private final MessageProcessor processor = new MessageProcessor(recorder, Clock.fixed(NOW, ZoneOffset.UTC));

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
        RequestMessage undo =
                message(ProtocolVersion.V2_1, Optional.of(BatchErrorContinuationOption.UNDO), activate("a"));
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
