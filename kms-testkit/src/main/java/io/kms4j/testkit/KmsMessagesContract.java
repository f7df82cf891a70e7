package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.AsynchronousRequest;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Right;
import io.kms4j.kmip.Rights;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ticket;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.AsynchronousIndicator;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import io.kms4j.kmip.enumeration.CancellationResult;
import io.kms4j.kmip.enumeration.CredentialType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.message.Authentication;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.CancelRequest;
import io.kms4j.kmip.operation.CancelResponse;
import io.kms4j.kmip.operation.CheckRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import io.kms4j.kmip.operation.DelegatedLoginRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.LocateResponse;
import io.kms4j.kmip.operation.LoginRequest;
import io.kms4j.kmip.operation.LogoutRequest;
import io.kms4j.kmip.operation.PollRequest;
import io.kms4j.kmip.operation.ProcessRequest;
import io.kms4j.kmip.operation.QueryAsynchronousRequestsRequest;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the header of a message brings about: batches that are undone, operations that are done later, tickets. */
public interface KmsMessagesContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private static CreateRequest aes() {
        return CreateRequest.aes(256).named(TestKms.freshName("message"));
    }

    private UniqueIdentifier create(CreateRequest request) {
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private Attributes attributes(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
    }

    /** The parts of a header that matter here. */
    record Header(
            Optional<AsynchronousIndicator> when,
            Optional<BatchErrorContinuationOption> option,
            Optional<Ticket> ticket) {
        static final Header PLAIN = new Header(Optional.empty(), Optional.empty(), Optional.empty());
        static final Header UNDO =
                new Header(Optional.empty(), Optional.of(BatchErrorContinuationOption.UNDO), Optional.empty());
        static final Header LATER =
                new Header(Optional.of(AsynchronousIndicator.MANDATORY), Optional.empty(), Optional.empty());

        static Header with(Ticket ticket) {
            return new Header(Optional.empty(), Optional.empty(), Optional.of(ticket));
        }

        RequestHeader of(int count) {
            RequestHeader plain = RequestHeader.of(ProtocolVersion.V2_1, count);
            return new RequestHeader(
                    plain.protocolVersion(),
                    plain.maximumResponseSize(),
                    plain.clientCorrelationValue(),
                    plain.serverCorrelationValue(),
                    when,
                    plain.attestationCapableIndicator(),
                    plain.attestationType(),
                    ticket.map(Header::credential),
                    option,
                    plain.batchOrderOption(),
                    plain.timeStamp(),
                    count);
        }

        private static Authentication credential(Ticket ticket) {
            Ttlv value = new Ttlv.Structure(
                    Tag.CREDENTIAL_VALUE, List.of(KmipMapper.writeStructure(Tag.TICKET, ticket, Ticket.class)));
            return new Authentication(List.of(new Ttlv.Structure(
                    Tag.CREDENTIAL,
                    List.of(new Ttlv.Enumeration(Tag.CREDENTIAL_TYPE, CredentialType.TICKET.code()), value))));
        }
    }

    private List<ResponseBatchItem> process(Header header, UserId caller, RequestPayload<?>... requests) {
        List<RequestBatchItem> items =
                Arrays.stream(requests).map(RequestBatchItem::of).toList();
        return kms().process(new RequestMessage(header.of(items.size()), items), caller)
                .batchItem();
    }

    private static List<ResultStatus> statuses(List<ResponseBatchItem> answers) {
        return answers.stream().map(ResponseBatchItem::resultStatus).toList();
    }

    private ResultReason refusal(Header header, UserId caller, RequestPayload<?> request) {
        return process(header, caller, request).get(0).resultReason().orElseThrow();
    }

    @Test
    default void undo_leavesNothingBehind_whenALaterItemFails() {
        UniqueIdentifier old = create(aes());
        UniqueIdentifier changed = create(aes());
        CreateRequest request = aes();
        UniqueIdentifier made =
                request.attributes().get(Attribute.UNIQUE_IDENTIFIER).orElseThrow();
        Attributes before = attributes(changed);
        List<ResponseBatchItem> answers = process(
                Header.UNDO,
                ALICE,
                request,
                new AddAttributeRequest(Optional.of(changed), Attributes.of(Attribute.COMMENT, "undone")),
                new AddAttributeRequest(Optional.of(made), Attributes.of(Attribute.COMMENT, "seen in the batch")),
                RevokeRequest.of(old, RevocationReasonCode.UNSPECIFIED),
                DestroyRequest.of(old),
                GetRequest.of(new UniqueIdentifier(TestKms.freshName("missing"))),
                ActivateRequest.of(changed));
        assertThat(statuses(answers))
                .containsExactly(
                        ResultStatus.OPERATION_UNDONE,
                        ResultStatus.OPERATION_UNDONE,
                        ResultStatus.OPERATION_UNDONE,
                        ResultStatus.OPERATION_UNDONE,
                        ResultStatus.OPERATION_UNDONE,
                        ResultStatus.OPERATION_FAILED);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(GetRequest.of(made), ALICE));
        assertThat(attributes(changed)).isEqualTo(before);
        assertThat(kms().execute(EncryptRequest.of(old, PLAINTEXT), ALICE).data())
                .isPresent();
    }

    @Test
    default void undo_keepsEverything_whenNothingFails() {
        UniqueIdentifier old = create(aes());
        CreateRequest request = aes();
        UniqueIdentifier made =
                request.attributes().get(Attribute.UNIQUE_IDENTIFIER).orElseThrow();
        List<ResponseBatchItem> answers = process(
                Header.UNDO,
                ALICE,
                request,
                new AddAttributeRequest(Optional.empty(), Attributes.of(Attribute.COMMENT, "first")),
                EncryptRequest.of(made, PLAINTEXT),
                located(made),
                RevokeRequest.of(old, RevocationReasonCode.UNSPECIFIED),
                DestroyRequest.of(old));
        assertThat(statuses(answers)).containsOnly(ResultStatus.SUCCESS).hasSize(6);
        assertThat(((LocateResponse) answers.get(3).responsePayload().orElseThrow()).uniqueIdentifier())
                .containsExactly(made);
        assertThat(attributes(made).get(Attribute.COMMENT)).contains("first");
        assertThat(attributes(old).get(Attribute.STATE)).contains(State.DESTROYED);
    }

    private static LocateRequest located(UniqueIdentifier id) {
        return new LocateRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Attributes.of(Attribute.UNIQUE_IDENTIFIER, id)));
    }

    @Test
    default void undo_letsLocateSeeWhatTheBatchDid() {
        String group = TestKms.freshName("group");
        UniqueIdentifier stored = create(aes().with(Attribute.OBJECT_GROUP, group));
        UniqueIdentifier destroyed = create(aes().with(Attribute.OBJECT_GROUP, group));
        CreateRequest request = aes().with(Attribute.OBJECT_GROUP, group);
        List<ResponseBatchItem> answers = process(
                Header.UNDO,
                ALICE,
                request,
                RevokeRequest.of(destroyed, RevocationReasonCode.UNSPECIFIED),
                DestroyRequest.of(destroyed),
                inGroup(group, 0),
                inGroup(group, 1),
                GetRequest.of(destroyed));
        UniqueIdentifier made =
                request.attributes().get(Attribute.UNIQUE_IDENTIFIER).orElseThrow();
        assertThat(answers.get(3).responsePayload()).contains(new LocateResponse(Optional.of(2), List.of(made)));
        assertThat(answers.get(4).responsePayload()).contains(new LocateResponse(Optional.of(2), List.of(stored)));
        assertThat(kms().execute(inGroup(group, 0), ALICE))
                .isEqualTo(new LocateResponse(Optional.of(2), List.of(destroyed)));
    }

    private static LocateRequest inGroup(String group, int offset) {
        return new LocateRequest(
                Optional.of(1),
                Optional.of(offset),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Attributes.of(Attribute.OBJECT_GROUP, group)));
    }

    @Test
    default void undo_givesNoCiphertext_forUsesThatItDoesNotCount() {
        UniqueIdentifier id = create(
                aes().with(Attribute.USAGE_LIMITS, new UsageLimits(1, Optional.empty(), UsageLimitsUnit.OBJECT)));
        List<ResponseBatchItem> answers =
                process(Header.UNDO, ALICE, EncryptRequest.of(id, PLAINTEXT), EncryptRequest.of(id, PLAINTEXT));
        assertThat(statuses(answers)).containsExactly(ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_FAILED);
        assertThat(answers.get(0).responsePayload()).isEmpty();
        assertThat(kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE).data())
                .isPresent();
    }

    @Test
    default void undo_isRefused_forWhatHappensInTheHsm() {
        UniqueIdentifier id = test().freshHsmId("undo");
        UniqueIdentifier before =
                kms().execute(CreateRequest.aes(256).named(id.value()), ADMIN).uniqueIdentifier();
        CreateRequest request = aes();
        List<ResponseBatchItem> answers =
                process(Header.UNDO, ADMIN, request, EncryptRequest.of(before, PLAINTEXT), DestroyRequest.of(before));
        assertThat(statuses(answers))
                .containsExactly(
                        ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_FAILED);
        assertThat(answers.get(2).resultReason()).contains(ResultReason.FEATURE_NOT_SUPPORTED);
        assertThat(kms().execute(EncryptRequest.of(before, PLAINTEXT), ADMIN).data())
                .isPresent();
    }

    @Test
    default void check_emptiesTheIdPlaceholder_whenItFails() {
        CheckRequest check = new CheckRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new CryptographicUsageMask(CryptographicUsageMask.CERTIFICATE_SIGN)),
                Optional.empty());
        Header goOn =
                new Header(Optional.empty(), Optional.of(BatchErrorContinuationOption.CONTINUE), Optional.empty());
        List<ResponseBatchItem> answers =
                process(goOn, ALICE, aes(), check, new GetAttributesRequest(Optional.empty(), List.of()));
        assertThat(statuses(answers))
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED, ResultStatus.OPERATION_FAILED);
    }

    private static Bytes correlation(ResponseBatchItem pending) {
        assertThat(pending.resultStatus()).isEqualTo(ResultStatus.OPERATION_PENDING);
        return pending.asynchronousCorrelationValue().orElseThrow();
    }

    /** Polls to the end: an answer comes as soon as the engine's threads get to it. */
    private ResponseBatchItem polled(Bytes correlation, UserId caller) {
        ResponseBatchItem answer;
        do {
            answer = process(Header.PLAIN, caller, new PollRequest(correlation)).get(0);
        } while (answer.resultStatus() == ResultStatus.OPERATION_PENDING);
        return answer;
    }

    @Test
    default void batch_isExecutedLater_inOrder_whenTheClientWantsThat() {
        List<ResponseBatchItem> pending = process(
                Header.LATER,
                ALICE,
                aes(),
                new AddAttributeRequest(Optional.empty(), Attributes.of(Attribute.COMMENT, "later")),
                GetRequest.of(new UniqueIdentifier(TestKms.freshName("missing"))),
                new GetAttributesRequest(Optional.empty(), List.of()));
        ResponseBatchItem created = polled(correlation(pending.get(0)), ALICE);
        assertThat(created.operation()).contains(Operation.CREATE);
        UniqueIdentifier id = ((CreateResponse) created.responsePayload().orElseThrow()).uniqueIdentifier();
        assertThat(polled(correlation(pending.get(1)), ALICE).resultStatus()).isEqualTo(ResultStatus.SUCCESS);
        assertThat(polled(correlation(pending.get(2)), ALICE).resultReason()).contains(ResultReason.OBJECT_NOT_FOUND);
        assertThat(polled(correlation(pending.get(3)), ALICE).resultReason())
                .contains(ResultReason.OPERATION_CANCELED_BY_REQUESTER);
        assertThat(attributes(id).get(Attribute.COMMENT)).contains("later");
    }

    @Test
    default void pendingAnswer_isForItsOwnerAlone_andOnce() {
        Bytes correlation = correlation(process(Header.LATER, ALICE, aes()).get(0));
        assertThat(refusal(Header.PLAIN, BOB, new PollRequest(correlation)))
                .isEqualTo(ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE);
        assertThat(canceled(correlation, BOB)).isEqualTo(CancellationResult.UNAVAILABLE);
        assertThat(polled(correlation, ALICE).resultStatus()).isEqualTo(ResultStatus.SUCCESS);
        assertThat(refusal(Header.PLAIN, ALICE, new PollRequest(correlation)))
                .isEqualTo(ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE);
    }

    private CancellationResult canceled(Bytes correlation, UserId caller) {
        ResponseBatchItem answer =
                process(Header.PLAIN, caller, new CancelRequest(correlation)).get(0);
        return ((CancelResponse) answer.responsePayload().orElseThrow()).cancellationResult();
    }

    @Test
    default void pendingOperations_areListed_untilTheyArePolledFor() {
        UserId user = new UserId(TestKms.freshName("waiting"));
        Bytes correlation =
                correlation(process(Header.LATER, user, QueryRequest.of()).get(0));
        QueryAsynchronousRequestsRequest all = new QueryAsynchronousRequestsRequest(Optional.empty(), Optional.empty());
        assertThat(kms().execute(all, user).asynchronousRequest())
                .extracting(AsynchronousRequest::asynchronousCorrelationValue, AsynchronousRequest::operation)
                .containsExactly(tuple(correlation, Operation.QUERY));
        QueryAsynchronousRequestsRequest creations = new QueryAsynchronousRequestsRequest(
                Optional.empty(), Optional.of(new Right.Operations(List.of(Operation.CREATE))));
        assertThat(kms().execute(creations, user).asynchronousRequest()).isEmpty();
        assertThat(kms().execute(all, BOB).asynchronousRequest())
                .extracting(AsynchronousRequest::asynchronousCorrelationValue)
                .doesNotContain(correlation);
        kms().execute(new ProcessRequest(correlation), user);
        assertThat(statuses(process(Header.PLAIN, user, new PollRequest(correlation))))
                .containsExactly(ResultStatus.SUCCESS);
        assertThat(kms().execute(all, user).asynchronousRequest()).isEmpty();
        assertRefused(ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE, () -> kms().execute(
                        new ProcessRequest(correlation), user));
    }

    @Test
    default void answer_isFoundInTheLogs_byTheServersWordOrTheClients() {
        RequestMessage plain = new RequestMessage(Header.PLAIN.of(1), List.of(RequestBatchItem.of(QueryRequest.of())));
        assertThat(kms().process(plain, ALICE).responseHeader().serverCorrelationValue())
                .isPresent()
                .isNotEqualTo(kms().process(plain, ALICE).responseHeader().serverCorrelationValue());
        RequestMessage old = new RequestMessage(
                RequestHeader.of(ProtocolVersion.V1_4, 1), List.of(RequestBatchItem.of(QueryRequest.of())));
        assertThat(kms().process(old, ALICE).responseHeader().serverCorrelationValue())
                .isEmpty();
    }

    @Test
    default void cancel_dropsTheAnswer_ofWhatHasNoEffect() {
        Header optional = new Header(Optional.of(AsynchronousIndicator.OPTIONAL), Optional.empty(), Optional.empty());
        Bytes correlation = correlation(process(optional, ALICE, located(new UniqueIdentifier("nothing")))
                .get(0));
        assertThat(canceled(correlation, ALICE)).isEqualTo(CancellationResult.CANCELED);
        ResponseBatchItem answer = polled(correlation, ALICE);
        assertThat(answer.operation()).contains(Operation.LOCATE);
        assertThat(answer.resultReason()).contains(ResultReason.OPERATION_CANCELED_BY_REQUESTER);
    }

    @Test
    default void pendingOperations_areBoundedPerUser() {
        UserId eager = new UserId(TestKms.freshName("eager"));
        QueryRequest query = QueryRequest.of();
        for (int i = 0; i < 100; i++) {
            correlation(process(Header.LATER, eager, query).get(0));
        }
        assertThat(refusal(Header.LATER, eager, query)).isEqualTo(ResultReason.SERVER_LIMIT_EXCEEDED);
        correlation(process(Header.LATER, new UserId(TestKms.freshName("other")), query)
                .get(0));
    }

    @Test
    default void pendingOperations_areBoundedInBytes() {
        UniqueIdentifier id = create(aes());
        EncryptRequest large = EncryptRequest.of(id, Bytes.copyOf(new byte[17 << 20]));
        assertThat(refusal(Header.LATER, ALICE, large)).isEqualTo(ResultReason.SERVER_LIMIT_EXCEEDED);
    }

    private Ticket login(UserId caller, Optional<Ttlv> leaseTime, Optional<Integer> requests) {
        return kms().execute(new LoginRequest(leaseTime, requests, Optional.empty()), caller)
                .ticket();
    }

    private static Optional<Ttlv> seconds(long seconds) {
        return Optional.of(new Ttlv.Interval(Tag.of("LeaseTime"), seconds));
    }

    @Test
    default void ticket_authenticatesItsUser_untilItIsUsedUp() {
        UniqueIdentifier id = create(aes());
        Ticket ticket = login(ALICE, seconds(0), Optional.of(2));
        GetRequest get = GetRequest.of(id);
        assertThat(statuses(process(Header.with(ticket), BOB, get))).containsExactly(ResultStatus.SUCCESS);
        assertThat(statuses(process(Header.with(ticket), BOB, get))).containsExactly(ResultStatus.SUCCESS);
        assertThat(refusal(Header.with(ticket), BOB, get)).isEqualTo(ResultReason.USAGE_LIMIT_EXCEEDED);
        assertThat(refusal(Header.PLAIN, BOB, get)).isEqualTo(ResultReason.OBJECT_NOT_FOUND);
    }

    @Test
    default void ticket_isInvalid_afterItsLease_orWhenLoggedOut() {
        QueryRequest query = QueryRequest.of();
        Ticket leased = login(ALICE, seconds(60), Optional.empty());
        test().clock().advance(Duration.ofSeconds(60));
        assertThat(refusal(Header.with(leased), ALICE, query)).isEqualTo(ResultReason.INVALID_TICKET);
        Ticket ended = login(ALICE, Optional.empty(), Optional.empty());
        assertRefused(ResultReason.INVALID_TICKET, () -> kms().execute(new LogoutRequest(ended), BOB));
        assertThat(statuses(process(Header.with(ended), BOB, query))).containsExactly(ResultStatus.SUCCESS);
        kms().execute(new LogoutRequest(ended), ALICE);
        assertThat(refusal(Header.with(ended), ALICE, query)).isEqualTo(ResultReason.INVALID_TICKET);
        Ticket forged = new Ticket(ended.ticketType(), Bytes.copyOf(new byte[32]));
        assertThat(refusal(Header.with(forged), ALICE, query)).isEqualTo(ResultReason.INVALID_TICKET);
        assertThat(ended.toString()).doesNotContain(ended.ticketValue().toString());
    }

    @Test
    default void tickets_areBoundedPerUser() {
        UserId eager = new UserId(TestKms.freshName("eager"));
        for (int i = 0; i < 100; i++) {
            login(eager, seconds(60), Optional.empty());
        }
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> login(eager, seconds(60), Optional.empty()));
        test().clock().advance(Duration.ofSeconds(60));
        login(eager, seconds(60), Optional.empty());
    }

    private Ticket delegate(Right... rights) {
        return kms().execute(
                        new DelegatedLoginRequest(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                new Rights(Arrays.asList(rights))),
                        ALICE)
                .ticket();
    }

    private static Right right(List<Operation> operations, Optional<UsageLimits> limits, UniqueIdentifier... objects) {
        return new Right(
                limits,
                Optional.of(new Right.Operations(operations)),
                objects.length == 0 ? Optional.empty() : Optional.of(new Right.Objects(Arrays.asList(objects))),
                Optional.empty());
    }

    @Test
    default void delegatedTicket_givesTheNamedRights_andNoOther() {
        UniqueIdentifier shared = create(aes());
        UniqueIdentifier other = create(aes());
        Header header = Header.with(delegate(
                right(List.of(Operation.ENCRYPT), Optional.empty(), shared),
                right(List.of(Operation.GET_ATTRIBUTES), Optional.empty())));
        assertThat(statuses(process(header, BOB, EncryptRequest.of(shared, PLAINTEXT))))
                .containsExactly(ResultStatus.SUCCESS);
        assertThat(statuses(process(header, BOB, GetAttributesRequest.of(other))))
                .containsExactly(ResultStatus.SUCCESS);
        assertThat(refusal(header, BOB, EncryptRequest.of(other, PLAINTEXT))).isEqualTo(ResultReason.OBJECT_NOT_FOUND);
        assertThat(refusal(header, BOB, GetRequest.of(shared))).isEqualTo(ResultReason.PERMISSION_DENIED);
        assertThat(refusal(header, BOB, aes())).isEqualTo(ResultReason.PERMISSION_DENIED);
        Header asking = Header.with(
                delegate(right(List.of(Operation.QUERY, Operation.LOGIN, Operation.LOG), Optional.empty())));
        ResponseBatchItem answer = process(asking, BOB, QueryRequest.of(QueryFunction.QUERY_OPERATIONS))
                .get(0);
        assertThat(((QueryResponse) answer.responsePayload().orElseThrow()).operation())
                .containsExactlyInAnyOrder(Operation.QUERY, Operation.LOG);
    }

    @Test
    default void delegatedTicket_isRefused_whenItsRightsAreTooLong() {
        List<UniqueIdentifier> many = Stream.generate(() -> new UniqueIdentifier("x".repeat(200)))
                .limit(100)
                .toList();
        assertRefused(
                ResultReason.SERVER_LIMIT_EXCEEDED,
                () -> delegate(right(List.of(Operation.GET), Optional.empty(), many.toArray(UniqueIdentifier[]::new))));
    }

    @Test
    default void delegatedTicket_givesNoFurtherTickets() {
        Header header = Header.with(
                delegate(new Right(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        assertThat(statuses(process(header, BOB, aes()))).containsExactly(ResultStatus.SUCCESS);
        LoginRequest login = new LoginRequest(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(refusal(header, BOB, login)).isEqualTo(ResultReason.PERMISSION_DENIED);
    }

    @Test
    default void delegatedTicket_countsTheUsesOfARight() {
        UniqueIdentifier id = create(aes());
        UsageLimits once = new UsageLimits(1, Optional.empty(), UsageLimitsUnit.OBJECT);
        Header header = Header.with(delegate(right(List.of(Operation.GET_ATTRIBUTES), Optional.of(once), id)));
        GetAttributesRequest get = GetAttributesRequest.of(id);
        assertThat(statuses(process(header, BOB, get))).containsExactly(ResultStatus.SUCCESS);
        assertThat(refusal(header, BOB, get)).isEqualTo(ResultReason.USAGE_LIMIT_EXCEEDED);
        UsageLimits bytes = new UsageLimits(1, Optional.empty(), UsageLimitsUnit.BYTE);
        assertRefused(
                ResultReason.FEATURE_NOT_SUPPORTED,
                () -> delegate(right(List.of(Operation.GET_ATTRIBUTES), Optional.of(bytes), id)));
    }

    @Test
    default void delegatedTicket_doesNotOpenWrappingKeys_thatItDoesNotName() {
        UniqueIdentifier kek = create(aes());
        UniqueIdentifier id = create(aes());
        Right get = right(List.of(Operation.GET, Operation.CREATE), Optional.empty(), id);
        Header header = Header.with(delegate(get));
        GetRequest wrapped = new GetRequest(
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new KeyWrappingSpecification(
                        WrappingMethod.ENCRYPT,
                        Optional.of(new EncryptionKeyInformation(kek, Optional.empty())),
                        Optional.empty(),
                        List.of(),
                        Optional.empty())));
        assertThat(statuses(process(Header.PLAIN, ALICE, wrapped))).containsExactly(ResultStatus.SUCCESS);
        assertThat(refusal(header, BOB, wrapped)).isEqualTo(ResultReason.OBJECT_NOT_FOUND);
        assertThat(statuses(process(header, BOB, GetRequest.of(id)))).containsExactly(ResultStatus.SUCCESS);
    }

    @Test
    default void close_givesUpPendingOperations() {
        Kms other = test().builder().build();
        other.close();
        RequestBatchItem item = RequestBatchItem.of(QueryRequest.of());

        ResponseMessage answer = other.process(new RequestMessage(Header.LATER.of(1), List.of(item)), ALICE);

        assertThat(answer.batchItem().get(0).resultReason()).contains(ResultReason.SERVER_LIMIT_EXCEEDED);
    }
}
