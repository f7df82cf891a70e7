package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.AdjustmentType;
import io.kms4j.kmip.enumeration.EndpointRole;
import io.kms4j.kmip.enumeration.Pkcs11Function;
import io.kms4j.kmip.enumeration.Pkcs11ReturnCode;
import io.kms4j.kmip.enumeration.PutFunction;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.AdjustAttributeRequest;
import io.kms4j.kmip.operation.ArchiveRequest;
import io.kms4j.kmip.operation.CheckRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetUsageAllocationRequest;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.LogRequest;
import io.kms4j.kmip.operation.ModifyAttributeRequest;
import io.kms4j.kmip.operation.NotifyRequest;
import io.kms4j.kmip.operation.ObtainLeaseRequest;
import io.kms4j.kmip.operation.ObtainLeaseResponse;
import io.kms4j.kmip.operation.Pkcs11Request;
import io.kms4j.kmip.operation.Pkcs11Response;
import io.kms4j.kmip.operation.PutRequest;
import io.kms4j.kmip.operation.RecoverRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.SetEndpointRoleRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What becomes of an object during its life, apart from its states: limits, leases, the archive, adjusted attributes. */
public interface KmsLifeContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private static CreateRequest aes() {
        return CreateRequest.aes(256).named(TestKms.freshName("life"));
    }

    private UniqueIdentifier create(CreateRequest request) {
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private static CreateRequest limited(long total, UsageLimitsUnit unit) {
        return aes().with(Attribute.USAGE_LIMITS, new UsageLimits(total, Optional.of(total * 2), unit));
    }

    private void check(UniqueIdentifier id, Optional<Long> count, Optional<Integer> mask, Optional<Duration> lease) {
        kms().execute(new CheckRequest(Optional.of(id), count, mask.map(CryptographicUsageMask::new), lease), ALICE);
    }

    private Attributes attributes(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
    }

    private long left(UniqueIdentifier id) {
        return attributes(id).get(Attribute.USAGE_LIMITS).orElseThrow().left();
    }

    private void allocate(UniqueIdentifier id, long count) {
        kms().execute(new GetUsageAllocationRequest(Optional.of(id), count), ALICE);
    }

    @Test
    default void check_refusesWhatTheObjectDoesNotAllow_andUsesNothingUp() {
        UniqueIdentifier id = create(limited(1000, UsageLimitsUnit.BYTE)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(CryptographicUsageMask.ENCRYPT)));
        check(id, Optional.of(1000L), Optional.of(CryptographicUsageMask.ENCRYPT), Optional.of(Duration.ofHours(1)));
        assertRefused(
                ResultReason.USAGE_LIMIT_EXCEEDED,
                () -> check(id, Optional.of(1001L), Optional.empty(), Optional.empty()));
        int both = CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.DECRYPT;
        assertRefused(
                ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                () -> check(id, Optional.empty(), Optional.of(both), Optional.empty()));
        assertRefused(
                ResultReason.PERMISSION_DENIED,
                () -> check(id, Optional.empty(), Optional.empty(), Optional.of(Duration.ofDays(1))));
        assertThat(left(id)).isEqualTo(1000);
    }

    @Test
    default void obtainLease_tellsTheLastChange_unlessTheKeyIsCompromised() {
        UniqueIdentifier id = create(aes());
        test().clock().advance(Duration.ofMinutes(1));
        kms().execute(new AddAttributeRequest(Optional.of(id), Attributes.of(Attribute.COMMENT, "changed")), ALICE);
        ObtainLeaseResponse lease = kms().execute(ObtainLeaseRequest.of(id), ALICE);
        assertThat(lease.leaseTime()).isEqualTo(Duration.ofHours(1));
        assertThat(lease.lastChangeDate()).isEqualTo(test().clock().instant());
        kms().execute(RevokeRequest.of(id, RevocationReasonCode.KEY_COMPROMISE), ALICE);
        assertRefused(ResultReason.PERMISSION_DENIED, () -> kms().execute(ObtainLeaseRequest.of(id), ALICE));
    }

    @Test
    default void getUsageAllocation_takesUnitsOff_untilNoneAreLeft() {
        UniqueIdentifier id = create(limited(1000, UsageLimitsUnit.BYTE));
        allocate(id, 600);
        assertRefused(ResultReason.USAGE_LIMIT_EXCEEDED, () -> allocate(id, 401));
        allocate(id, 400);
        assertRefused(ResultReason.USAGE_LIMIT_EXCEEDED, () -> allocate(id, 1));
        assertRefused(ResultReason.USAGE_LIMIT_EXCEEDED, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE));
        assertRefused(ResultReason.INVALID_FIELD, () -> allocate(id, 0));
        assertRefused(ResultReason.INVALID_FIELD, () -> allocate(id, Long.MIN_VALUE));
        assertRefused(ResultReason.ATTRIBUTE_NOT_FOUND, () -> allocate(create(aes()), 1));
    }

    @Test
    default void getUsageAllocation_givesNoUnitTwice_whenNodesRace() throws Exception {
        UniqueIdentifier id = create(limited(20, UsageLimitsUnit.OBJECT));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Kms other = test().builder().build()) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Kms node = i % 2 == 0 ? kms() : other;
                calls.add(() -> isGiven(node, id));
            }
            int given = 0;
            for (Future<Boolean> answer : threads.invokeAll(calls)) {
                given += answer.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(20);
            assertThat(left(id)).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isGiven(Kms node, UniqueIdentifier id) {
        try {
            node.execute(new GetUsageAllocationRequest(Optional.of(id), 1), ALICE);
            return true;
        } catch (KmipException refused) {
            assertThat(refused.reason()).isEqualTo(ResultReason.USAGE_LIMIT_EXCEEDED);
            return false;
        }
    }

    @Test
    default void usageLimits_startInFull_andStayOnceUsed() {
        UniqueIdentifier id = create(aes());
        UsageLimits asked = new UsageLimits(10, Optional.of(99L), UsageLimitsUnit.OBJECT);
        Attributes echo = kms().execute(
                        new AddAttributeRequest(Optional.of(id), Attributes.of(Attribute.USAGE_LIMITS, asked)), ALICE)
                .attributes()
                .orElseThrow();
        assertThat(echo.get(Attribute.USAGE_LIMITS)).contains(asked.unused());
        allocate(id, 1);
        Attributes more =
                Attributes.of(Attribute.USAGE_LIMITS, new UsageLimits(20, Optional.empty(), asked.usageLimitsUnit()));
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                        new ModifyAttributeRequest(Optional.of(id), Optional.empty(), more), ALICE));
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                        new DeleteAttributeRequest(
                                Optional.of(id),
                                Optional.empty(),
                                List.of(new AttributeReference.Standard(Tag.USAGE_LIMITS))),
                        ALICE));
        assertThat(left(id)).isEqualTo(9);
    }

    @Test
    default void archive_takesTheObjectOffLine_untilItIsRecovered() {
        UniqueIdentifier id = create(aes());
        kms().execute(ArchiveRequest.of(id), ALICE);
        assertThat(attributes(id).get(Attribute.ARCHIVE_DATE)).isPresent();
        for (Runnable use : List.<Runnable>of(
                () -> kms().execute(GetRequest.of(id), ALICE),
                () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE),
                () -> kms().execute(ArchiveRequest.of(id), ALICE),
                () -> kms().execute(RevokeRequest.of(id, RevocationReasonCode.UNSPECIFIED), ALICE),
                () -> kms().execute(DestroyRequest.of(id), ALICE))) {
            assertRefused(ResultReason.OBJECT_ARCHIVED, use::run);
        }
        assertThat(located(id, Optional.empty())).isFalse();
        assertThat(located(id, Optional.of(1))).isFalse();
        assertThat(located(id, Optional.of(2))).isTrue();
        assertThat(located(id, Optional.of(3))).isTrue();
        kms().execute(RecoverRequest.of(id), ALICE);
        kms().execute(RecoverRequest.of(id), ALICE);
        assertThat(attributes(id).has(Attribute.ARCHIVE_DATE)).isFalse();
        assertThat(located(id, Optional.empty())).isTrue();
        assertThat(located(id, Optional.of(2))).isFalse();
        kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE);
    }

    @Test
    default void locate_findsTheDestroyed_onlyWhenTheStorageStatusMaskSaysSo() {
        UniqueIdentifier id = create(aes());
        kms().execute(RevokeRequest.of(id, RevocationReasonCode.UNSPECIFIED), ALICE);
        kms().execute(DestroyRequest.of(id), ALICE);
        assertThat(located(id, Optional.empty())).isFalse();
        assertThat(located(id, Optional.of(0))).isFalse();
        assertThat(located(id, Optional.of(4))).isTrue();
        assertThat(located(id, Optional.of(7))).isTrue();
    }

    private boolean located(UniqueIdentifier id, Optional<Integer> storageStatusMask) {
        LocateRequest request = new LocateRequest(
                Optional.empty(),
                Optional.empty(),
                storageStatusMask,
                Optional.empty(),
                Optional.of(Attributes.of(Attribute.UNIQUE_IDENTIFIER, id)));
        return kms().execute(request, ALICE).uniqueIdentifier().contains(id);
    }

    @Test
    default void wrappedKey_isNotOpened_whileItsWrappingKeyIsArchived() {
        UniqueIdentifier kek = create(aes());
        try (Kms uncached = test().builder().unwrappedCache(Optional.empty()).build()) {
            UniqueIdentifier id = uncached.execute(aes().wrappedBy(kek), ALICE).uniqueIdentifier();
            uncached.execute(ArchiveRequest.of(kek), ALICE);
            assertRefused(
                    ResultReason.WRAPPING_OBJECT_ARCHIVED,
                    () -> uncached.execute(EncryptRequest.of(id, PLAINTEXT), ALICE));
            uncached.execute(RecoverRequest.of(kek), ALICE);
            uncached.execute(EncryptRequest.of(id, PLAINTEXT), ALICE);
        }
    }

    private void adjust(UniqueIdentifier id, Tag tag, AdjustmentType type, Optional<Ttlv> value) {
        kms().execute(
                        new AdjustAttributeRequest(Optional.of(id), new AttributeReference.Standard(tag), type, value),
                        ALICE);
    }

    private static Optional<Ttlv> seconds(long seconds) {
        return Optional.of(new Ttlv.Interval(Tag.of("AdjustmentValue"), seconds));
    }

    @Test
    default void adjustAttribute_countsFromNothing_andStaysInRange() {
        UniqueIdentifier id = create(aes());
        Tag period = Attribute.PROTECTION_PERIOD.tag();
        adjust(id, period, AdjustmentType.INCREMENT, seconds(60));
        adjust(id, period, AdjustmentType.DECREMENT, Optional.empty());
        assertThat(attributes(id).get(Attribute.PROTECTION_PERIOD)).contains(Duration.ofSeconds(59));
        assertRefused(ResultReason.NUMERIC_RANGE, () -> adjust(id, period, AdjustmentType.DECREMENT, seconds(60)));
        assertRefused(ResultReason.NUMERIC_RANGE, () -> adjust(id, period, AdjustmentType.NEGATE, Optional.empty()));
        adjust(id, Attribute.QUANTUM_SAFE.tag(), AdjustmentType.NEGATE, Optional.empty());
        assertThat(attributes(id).get(Attribute.QUANTUM_SAFE)).contains(true);
        assertRefused(
                ResultReason.INVALID_DATA_TYPE,
                () -> adjust(id, Attribute.COMMENT.tag(), AdjustmentType.INCREMENT, Optional.empty()));
        assertRefused(
                ResultReason.ATTRIBUTE_READ_ONLY,
                () -> adjust(id, Attribute.CRYPTOGRAPHIC_LENGTH.tag(), AdjustmentType.INCREMENT, Optional.empty()));
        assertRefused(
                ResultReason.UNSUPPORTED_ATTRIBUTE,
                () -> adjust(id, Tag.of("KeyBlock"), AdjustmentType.INCREMENT, Optional.empty()));
    }

    @Test
    default void adjustAttribute_keepsTheTypeOfAVendorsAttribute() {
        UniqueIdentifier id = create(aes());
        Ttlv most = new Ttlv.LongInt(Tag.ATTRIBUTE_VALUE, Long.MAX_VALUE - 1);
        kms().execute(
                        new AddAttributeRequest(
                                Optional.of(id),
                                Attributes.of(Attribute.VENDOR, new VendorAttribute("acme", "uses", most))),
                        ALICE);
        AdjustAttributeRequest next = new AdjustAttributeRequest(
                Optional.of(id),
                new AttributeReference.Vendor("acme", "uses"),
                AdjustmentType.INCREMENT,
                Optional.empty());
        kms().execute(next, ALICE);
        assertThat(attributes(id).vendor("acme", "uses"))
                .contains(new Ttlv.LongInt(Tag.ATTRIBUTE_VALUE, Long.MAX_VALUE));
        assertRefused(ResultReason.NUMERIC_RANGE, () -> kms().execute(next, ALICE));
    }

    @Test
    default void log_takesOneBoundedLine() {
        kms().execute(new LogRequest("hello\nINFO forged"), ALICE);
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(new LogRequest("x".repeat(1_001)), ALICE));
    }

    @Test
    default void setEndpointRole_leavesTheServerAServer() {
        assertThat(kms().execute(new SetEndpointRoleRequest(EndpointRole.SERVER), ALICE)
                        .endpointRole())
                .isEqualTo(EndpointRole.SERVER);
        assertRefused(ResultReason.FEATURE_NOT_SUPPORTED, () -> kms().execute(
                        new SetEndpointRoleRequest(EndpointRole.CLIENT), ALICE));
    }

    private Pkcs11Response pkcs11(UserId caller, Pkcs11Function function, Optional<Bytes> correlationValue) {
        return kms().execute(new Pkcs11Request(Optional.empty(), function, correlationValue, Optional.empty()), caller);
    }

    @Test
    default void pkcs11_saysWhatThereIs_toWhoInitializedIt() {
        Optional<Bytes> value =
                pkcs11(ALICE, Pkcs11Function.C_INITIALIZE, Optional.empty()).correlationValue();
        Pkcs11Response info = pkcs11(ALICE, Pkcs11Function.C_GET_INFO, value);
        assertThat(info.pkcs11ReturnCode()).isEqualTo(Pkcs11ReturnCode.OK);
        assertThat(info.pkcs11OutputParameters().orElseThrow().length()).isEqualTo(76);
        Pkcs11ReturnCode not = Pkcs11ReturnCode.CRYPTOKI_NOT_INITIALIZED;
        assertThat(pkcs11(BOB, Pkcs11Function.C_GET_INFO, value).pkcs11ReturnCode())
                .isEqualTo(not);
        assertThat(pkcs11(ALICE, Pkcs11Function.C_FINALIZE, value).pkcs11ReturnCode())
                .isEqualTo(Pkcs11ReturnCode.OK);
        assertThat(pkcs11(ALICE, Pkcs11Function.C_FINALIZE, value).pkcs11ReturnCode())
                .isEqualTo(not);
        assertRefused(ResultReason.PKCS_11_INVALID_FUNCTION, () -> pkcs11(ALICE, Pkcs11Function.C_OPEN_SESSION, value));
        assertRefused(ResultReason.PKCS_11_INVALID_INTERFACE, () -> kms().execute(
                        new Pkcs11Request(Optional.of("Vendor"), Pkcs11Function.C_GET_INFO, value, Optional.empty()),
                        ALICE));
    }

    @Test
    default void put_keepsAnObject_asImportDoes() {
        UniqueIdentifier id = new UniqueIdentifier(TestKms.freshName("put"));
        ManagedObject object =
                kms().execute(GetRequest.of(create(aes())), ALICE).managedObject();
        PutRequest put = new PutRequest(
                id,
                PutFunction.NEW,
                Optional.empty(),
                object,
                Optional.of(Attributes.of(Attribute.COMMENT, "from elsewhere")));
        kms().execute(put, ALICE);
        assertThat(attributes(id).get(Attribute.COMMENT)).contains("from elsewhere");
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, () -> kms().execute(put, ALICE));
        PutRequest replace = new PutRequest(id, PutFunction.REPLACE, Optional.of(id), object, Optional.empty());
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(replace, BOB));
        kms().execute(replace, ALICE);
        assertThat(attributes(id).has(Attribute.COMMENT)).isFalse();
    }

    @Test
    default void notify_isHeard_aboutWhatTheCallerKnows() {
        UniqueIdentifier id = create(aes());
        NotifyRequest told =
                new NotifyRequest(id, Optional.of(Attributes.of(Attribute.COMMENT, "changed elsewhere")), List.of());
        kms().execute(told, ALICE);
        assertThat(attributes(id).has(Attribute.COMMENT)).isFalse();
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(told, BOB));
    }
}
