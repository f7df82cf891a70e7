package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.testkit.FakeHsm;
import io.kms4j.testkit.InMemoryGrantStore;
import io.kms4j.testkit.InMemoryKeyStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several HSMs under one KMS: each with its own slots, keys and admins. */
class SeveralHsmsTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Bytes TEXT = Bytes.copyOf("text".getBytes(StandardCharsets.UTF_8));
    private static final UniqueIdentifier FLAT = new UniqueIdentifier("hsm::4::k");
    private static final UniqueIdentifier LUNA = new UniqueIdentifier("hsm::luna::4::k");
    private static final UniqueIdentifier OTHER_LUNA = new UniqueIdentifier("hsm::luna_1::4::k");

    private final FakeHsm flat = new FakeHsm().withSlot(4);
    private final FakeHsm luna = new FakeHsm().withSlot(4);
    private final FakeHsm otherLuna = new FakeHsm().withSlot(4).withSlot(5);
    private final InMemoryGrantStore grants = new InMemoryGrantStore();
    private final Kms kms = Kms.builder()
            .keyStore(new InMemoryKeyStore(grants))
            .grantStore(grants)
            .crypto(new TinkCrypto())
            .hsm(flat, Set.of(ALICE))
            .hsm("luna", luna, Set.of(BOB))
            .hsm("luna_1", otherLuna, Set.of(ALICE, BOB))
            .build();

    @AfterEach
    void close() {
        kms.close();
    }

    private void create(UniqueIdentifier id, UserId user) {
        assertThat(kms.execute(CreateRequest.aes(256).named(id.value()), user).uniqueIdentifier())
                .isEqualTo(id);
    }

    private List<UniqueIdentifier> located(UserId user) {
        LocateRequest all = new LocateRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return kms.execute(all, user).uniqueIdentifier();
    }

    private static void assertRefused(ResultReason reason, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }

    @Test
    void keysOfOneLabel_areDifferentKeys_inDifferentHsms() {
        create(FLAT, ALICE);
        create(LUNA, BOB);
        create(OTHER_LUNA, ALICE);
        EncryptResponse sealed = kms.execute(EncryptRequest.of(LUNA, TEXT), BOB);
        assertThat(kms.execute(DecryptRequest.of(LUNA, sealed), BOB).data()).hasValue(TEXT);
        assertRefused(
                ResultReason.CRYPTOGRAPHIC_FAILURE, () -> kms.execute(DecryptRequest.of(OTHER_LUNA, sealed), BOB));
        assertThat(List.of(flat, luna, otherLuna)).allMatch(hsm -> hsm.calls("generateAes") == 1);
        kms.execute(DestroyRequest.of(LUNA), BOB);
        assertThat(luna.list(4)).isEmpty();
        assertThat(flat.list(4)).hasSize(1);
    }

    @Test
    void adminOfOneHsm_isNobody_inAnother() {
        create(LUNA, BOB);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms.execute(EncryptRequest.of(LUNA, TEXT), ALICE));
        assertRefused(ResultReason.NOT_AUTHORISED, () -> create(new UniqueIdentifier("hsm::luna::4::mine"), ALICE));
        assertRefused(ResultReason.NOT_AUTHORISED, () -> create(FLAT, BOB));
        kms.accessRights().grant(LUNA, ALICE, Set.of(Operation.ENCRYPT), BOB);
        assertThat(kms.execute(EncryptRequest.of(LUNA, TEXT), ALICE).data()).isPresent();
    }

    @Test
    void identifier_isRefused_whenItNamesNoHsmOfOurs() {
        for (String id : List.of("hsm::nshield::4::k", "hsm::LUNA::4::k", "hsm::luna::k", "hsm::luna_2::4::k")) {
            assertRefused(ResultReason.INVALID_FIELD, () -> create(new UniqueIdentifier(id), BOB));
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> kms.execute(EncryptRequest.of(new UniqueIdentifier(id), TEXT), BOB));
        }
        assertRefused(ResultReason.INVALID_FIELD, () -> create(new UniqueIdentifier("hsm::luna::5::k"), BOB));
    }

    @Test
    void locate_findsWhatTheCallerMaySee_inAllHsms() {
        create(FLAT, ALICE);
        create(LUNA, BOB);
        create(OTHER_LUNA, BOB);
        assertThat(located(ALICE)).containsExactlyInAnyOrder(FLAT, OTHER_LUNA);
        assertThat(located(BOB)).containsExactlyInAnyOrder(LUNA, OTHER_LUNA);
    }

    @Test
    void databaseKey_isWrappedAndUnwrapped_byTheHsmItNames() {
        create(LUNA, BOB);
        UniqueIdentifier key =
                kms.execute(CreateRequest.aes(256).wrappedBy(LUNA), BOB).uniqueIdentifier();
        EncryptResponse sealed = kms.execute(EncryptRequest.of(key, TEXT), BOB);
        assertThat(kms.execute(DecryptRequest.of(key, sealed), BOB).data()).hasValue(TEXT);
        assertThat(luna.calls("decrypt")).isEqualTo(1);
        assertThat(flat.calls("decrypt") + otherLuna.calls("decrypt")).isZero();
    }

    @Test
    void hsms_tellTheirPrefixesAndSlots() {
        assertThat(kms.hsms()).extracting(HsmStatus::prefix).containsExactly("hsm", "hsm::luna", "hsm::luna_1");
        assertThat(kms.hsms().get(2).slots()).extracting(slot -> slot.slot()).containsExactly(4L, 5L);
        assertThat(kms.hsms()).allMatch(HsmStatus::accessible);
    }
}
