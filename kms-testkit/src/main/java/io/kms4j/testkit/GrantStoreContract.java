package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.StoreFixtures.newId;
import static io.kms4j.testkit.StoreFixtures.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link GrantStore} does; its test implements this. The store may be shared and need not be empty. */
public interface GrantStoreContract {
    GrantStore grantStore();

    @Test
    default void granted_isEmpty_whenNothingWasGranted() {
        assertThat(grantStore().granted(newId(), newUser())).isEmpty();
    }

    @Test
    default void granted_returnsWhatTheUserWasGranted() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT, Operation.DECRYPT));

        assertThat(grantStore().granted(object, user)).containsExactlyInAnyOrder(Operation.ENCRYPT, Operation.DECRYPT);
        assertThat(grantStore().granted(object, newUser())).isEmpty();
        assertThat(grantStore().granted(newId(), user)).isEmpty();
    }

    @Test
    default void granted_takesEveryOperation() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        grantStore().grant(object, user, EnumSet.allOf(Operation.class));

        assertThat(grantStore().granted(object, user)).containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    default void granted_addsWhatEverybodyWasGranted() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        grantStore().grant(object, user, Set.of(Operation.DECRYPT));
        grantStore().grant(object, UserId.EVERYBODY, Set.of(Operation.ENCRYPT));

        assertThat(grantStore().granted(object, user)).containsExactlyInAnyOrder(Operation.ENCRYPT, Operation.DECRYPT);
        assertThat(grantStore().granted(object, newUser())).containsExactly(Operation.ENCRYPT);
    }

    @Test
    default void granted_comparesExactBytes() {
        String name = "Ada-" + newId();
        UniqueIdentifier object = new UniqueIdentifier("Key-" + newId());
        grantStore().grant(object, new UserId(name), Set.of(Operation.GET));

        List<String> others = List.of(name.toLowerCase(Locale.ROOT), name + " ", name + "é", name.substring(1));
        for (String other : others) {
            assertThat(grantStore().granted(object, new UserId(other)))
                    .as(other)
                    .isEmpty();
        }
        for (String other : List.of(
                object.value().replace('K', 'k'), object + " ", object.value().replace('e', 'é'))) {
            assertThat(grantStore().granted(new UniqueIdentifier(other), new UserId(name)))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    default void granted_knowsNoWildcards() {
        UniqueIdentifier object = newId();
        grantStore().grant(object, new UserId("ada"), Set.of(Operation.GET));

        for (String pattern : List.of("%", "_da", "ad_", "a%", "ada' OR '1'='1", "ada\\")) {
            assertThat(grantStore().granted(object, new UserId(pattern)))
                    .as(pattern)
                    .isEmpty();
        }
    }

    @Test
    default void grant_keepsWhatWasThere_whenRepeated() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT));
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT, Operation.GET));
        grantStore().grant(object, user, Set.of());

        assertThat(grantStore().granted(object, user)).containsExactlyInAnyOrder(Operation.ENCRYPT, Operation.GET);
    }

    @Test
    default void revoke_takesOnlyWhatItNames() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        UserId other = newUser();
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT, Operation.GET));
        grantStore().grant(object, other, Set.of(Operation.ENCRYPT));
        grantStore().revoke(object, user, Set.of(Operation.ENCRYPT, Operation.DESTROY));
        grantStore().revoke(object, user, Set.of());

        assertThat(grantStore().granted(object, user)).containsExactly(Operation.GET);
        assertThat(grantStore().granted(object, other)).containsExactly(Operation.ENCRYPT);
    }

    @Test
    default void revoke_leavesWhatEverybodyHas() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        grantStore().grant(object, UserId.EVERYBODY, Set.of(Operation.ENCRYPT));
        grantStore().revoke(object, user, Set.of(Operation.ENCRYPT));

        assertThat(grantStore().granted(object, user)).containsExactly(Operation.ENCRYPT);
    }

    @Test
    default void revokeAll_takesEverythingOnOneObject() {
        UniqueIdentifier object = newId();
        UniqueIdentifier other = newId();
        UserId user = newUser();
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT));
        grantStore().grant(object, UserId.EVERYBODY, Set.of(Operation.GET));
        grantStore().grant(other, user, Set.of(Operation.ENCRYPT));
        grantStore().revokeAll(object);

        assertThat(grantStore().grantsOn(object)).isEmpty();
        assertThat(grantStore().granted(other, user)).containsExactly(Operation.ENCRYPT);
    }

    @Test
    default void grantsOn_listsEachUser_andEverybodyAsOne() {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        UserId revoked = newUser();
        grantStore().grant(object, user, Set.of(Operation.ENCRYPT));
        grantStore().grant(object, UserId.EVERYBODY, Set.of(Operation.GET));
        grantStore().grant(object, revoked, Set.of(Operation.GET));
        grantStore().revoke(object, revoked, Set.of(Operation.GET));

        assertThat(grantStore().grantsOn(object))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(user, Set.of(Operation.ENCRYPT), UserId.EVERYBODY, Set.of(Operation.GET)));
    }

    @Test
    default void obtainedBy_listsEachObject_withWhatEverybodyHas() {
        UniqueIdentifier own = newId();
        UniqueIdentifier shared = newId();
        UniqueIdentifier both = new UniqueIdentifier("hsm::4::" + newId());
        UserId user = newUser();
        grantStore().grant(own, user, Set.of(Operation.ENCRYPT));
        grantStore().grant(shared, UserId.EVERYBODY, Set.of(Operation.GET));
        grantStore().grant(both, user, Set.of(Operation.DECRYPT));
        grantStore().grant(both, UserId.EVERYBODY, Set.of(Operation.ENCRYPT));
        grantStore().grant(newId(), newUser(), Set.of(Operation.ENCRYPT));

        Map<UniqueIdentifier, Set<Operation>> obtained = grantStore().obtainedBy(user);
        assertThat(obtained)
                .containsEntry(own, Set.of(Operation.ENCRYPT))
                .containsEntry(shared, Set.of(Operation.GET))
                .containsEntry(both, Set.of(Operation.ENCRYPT, Operation.DECRYPT));
        assertThat(grantStore().obtainedBy(newUser())).containsKey(shared).doesNotContainKeys(own);
    }

    @Test
    default void grant_losesNothing_whenManyGrantTheSameAtOnce() throws Exception {
        UniqueIdentifier object = newId();
        UserId user = newUser();
        inParallel(8, () -> {
            for (int round = 0; round < 10; round++) {
                grantStore().grant(object, user, EnumSet.range(Operation.CREATE, Operation.CERTIFY));
                grantStore().revoke(object, user, Set.of(Operation.LOG));
            }
            return object;
        });
        assertThat(grantStore().granted(object, user))
                .containsExactlyInAnyOrderElementsOf(EnumSet.range(Operation.CREATE, Operation.CERTIFY));
    }
}
