package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.StoreFixtures.ACTIVE_AES;
import static io.kms4j.testkit.StoreFixtures.aesKey;
import static io.kms4j.testkit.StoreFixtures.insert;
import static io.kms4j.testkit.StoreFixtures.newId;
import static io.kms4j.testkit.StoreFixtures.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link KeyStore} does for many at once; part of {@link KeyStoreContract}. */
interface KeyStoreConcurrencyContract {
    KeyStore keyStore();

    /** The store of the grants that go when their object goes. */
    GrantStore grantStore();

    @Test
    default void apply_letsOneWin_whenManyInsertTheSameAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            UniqueIdentifier id = newId();
            AtomicInteger winners = new AtomicInteger();
            inParallel(8, () -> {
                StoredObject key = aesKey(id);
                try {
                    keyStore().apply(insert(key, aesKey(newId())));
                    winners.incrementAndGet();
                } catch (KmipException lost) {
                    assertTaken(() -> keyStore().apply(insert(key)));
                }
                return id;
            });
            assertThat(winners).hasValue(1);
        }
    }

    @Test
    default void apply_losesNoUpdate_whenManyReplaceTheSameAtOnce() throws Exception {
        UniqueIdentifier id = newId();
        keyStore().apply(insert(aesKey(id, newUser(), ACTIVE_AES.with(Attribute.CRYPTOGRAPHIC_LENGTH, 0))));
        inParallel(8, () -> {
            for (int wins = 0; wins < 5; ) {
                StoredObject read = keyStore().find(id).orElseThrow();
                int count =
                        read.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH).orElseThrow();
                StoredObject counted =
                        read.withAttributes(read.attributes().with(Attribute.CRYPTOGRAPHIC_LENGTH, count + 1));
                wins += applied(new Change.Replace(counted)) ? 1 : 0;
            }
            return id;
        });
        StoredObject found = keyStore().find(id).orElseThrow();
        assertThat(found.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(40);
        assertThat(found.version()).isEqualTo(41);
    }

    @Test
    default void apply_isStaleAtWorst_whenManyChangeTwoObjectsInOppositeOrder() throws Exception {
        UniqueIdentifier one = newId();
        UniqueIdentifier two = newId();
        keyStore().apply(insert(aesKey(one), aesKey(two)));
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger applied = new AtomicInteger();
        inParallel(8, () -> {
            for (int round = 0; round < 10; round++) {
                boolean forwards = turn.getAndIncrement() % 2 == 0;
                StoredObject first = keyStore().find(forwards ? one : two).orElseThrow();
                StoredObject second = keyStore().find(forwards ? two : one).orElseThrow();
                if (applied(new Change.Replace(first), new Change.Replace(second))) {
                    applied.incrementAndGet();
                }
            }
            return one;
        });
        assertThat(keyStore().find(one).orElseThrow().version()).isEqualTo(1L + applied.get());
        assertThat(keyStore().find(two).orElseThrow().version()).isEqualTo(1L + applied.get());
    }

    @Test
    default void nothingFails_whenManyCreateGrantRevokeAndRemoveTheSameAtOnce() throws Exception {
        List<UniqueIdentifier> ids = List.of(newId(), newId(), newId());
        UserId user = newUser();
        AtomicInteger turn = new AtomicInteger();
        inParallel(16, () -> {
            for (int round = 0; round < 12; round++) {
                UniqueIdentifier id = ids.get(turn.getAndIncrement() % ids.size());
                if (keyStore().find(id).isEmpty()) {
                    ignoringTaken(() -> keyStore().apply(insert(aesKey(id))));
                }
                grantStore().grant(id, user, Set.of(Operation.GET, Operation.ENCRYPT, Operation.DECRYPT));
                grantStore().revoke(id, user, Set.of(Operation.DECRYPT, Operation.GET));
                grantStore().revokeAll(id);
                keyStore().find(id).ifPresent(read -> applied(new Change.Remove(id, read.version())));
            }
            return ids;
        });
        for (UniqueIdentifier id : ids) {
            keyStore().find(id).ifPresent(read -> assertThat(read.version()).isEqualTo(1));
        }
    }

    private static void ignoringTaken(Runnable insert) {
        try {
            insert.run();
        } catch (KmipException taken) {
            assertThat(taken.reason()).isEqualTo(ResultReason.OBJECT_ALREADY_EXISTS);
        }
    }

    private boolean applied(Change... changes) {
        try {
            keyStore().apply(List.of(changes));
            return true;
        } catch (StaleObjectException somebodyElseWasFirst) {
            return false;
        }
    }
}
