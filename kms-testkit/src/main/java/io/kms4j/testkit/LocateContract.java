package io.kms4j.testkit;

import static io.kms4j.testkit.StoreFixtures.ACTIVE_AES;
import static io.kms4j.testkit.StoreFixtures.aesKey;
import static io.kms4j.testkit.StoreFixtures.dates;
import static io.kms4j.testkit.StoreFixtures.granted;
import static io.kms4j.testkit.StoreFixtures.insert;
import static io.kms4j.testkit.StoreFixtures.matching;
import static io.kms4j.testkit.StoreFixtures.named;
import static io.kms4j.testkit.StoreFixtures.newId;
import static io.kms4j.testkit.StoreFixtures.newUser;
import static io.kms4j.testkit.StoreFixtures.ownedBy;
import static io.kms4j.testkit.StoreFixtures.page;
import static io.kms4j.testkit.StoreFixtures.states;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateQuery.DateRange;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Locate does in every {@link KeyStore}; part of {@link KeyStoreContract}. */
interface LocateContract {
    int INITIAL_DATE = Attribute.INITIAL_DATE.tag().code();
    int ACTIVATION_DATE = Attribute.ACTIVATION_DATE.tag().code();

    KeyStore keyStore();

    @Test
    default void locate_findsNothing_forAUserWithoutObjects() {
        LocateResult result = keyStore().locate(ownedBy(newUser()));

        assertThat(result.total()).isZero();
        assertThat(result.objects()).isEmpty();
    }

    @Test
    default void locate_findsWhatTheUserOwns_newestFirst_withoutMaterial() {
        UserId owner = newUser();
        StoredObject older = named("older", owner);
        StoredObject newer = named("newer", owner);
        keyStore().apply(insert(older));
        keyStore().apply(insert(newer));
        keyStore().apply(insert(named("somebody else's", newUser())));
        keyStore().apply(List.of(new Change.Replace(keyStore().find(older.id()).orElseThrow())));

        LocateResult result = keyStore().locate(ownedBy(owner));
        assertThat(result.total()).isEqualTo(2);
        assertThat(ids(result)).containsExactly(newer.id(), older.id());
        assertThat(result.objects()).allSatisfy(object -> {
            assertThat(object.owner()).isEqualTo(owner);
            assertThat(object.material()).isEqualTo(new Material.None());
        });
        assertThat(result.objects().get(0).attributes()).isEqualTo(newer.attributes());
        assertThat(result.objects().get(1).version()).isEqualTo(2);
    }

    @Test
    default void locate_comparesOwnersByExactBytes() {
        UserId owner = newUser();
        keyStore().apply(insert(named("key", owner)));

        for (String other : List.of(owner.name().toUpperCase(Locale.ROOT), owner + " ", "%", "user-%")) {
            assertThat(keyStore().locate(ownedBy(new UserId(other))).total())
                    .as(other)
                    .isZero();
        }
    }

    @Test
    default void locate_addsWhatTheUserWasGranted_once() {
        UserId user = newUser();
        StoredObject shared = named("shared", newUser());
        StoredObject own = named("own", user);
        StoredObject hidden = named("hidden", newUser());
        keyStore().apply(insert(shared, own, hidden));
        Set<UniqueIdentifier> granted = Set.of(shared.id(), own.id(), newId(), new UniqueIdentifier("hsm::4::mykey"));

        LocateResult result = keyStore().locate(granted(ownedBy(user), granted));
        assertThat(result.total()).isEqualTo(2);
        assertThat(ids(result)).containsExactly(own.id(), shared.id());
    }

    @Test
    default void locate_takesThousandsOfGranted() {
        UserId user = newUser();
        StoredObject shared = named("shared", newUser());
        keyStore().apply(insert(shared));
        Set<UniqueIdentifier> granted = new HashSet<>();
        granted.add(shared.id());
        for (int i = 0; i < 3000; i++) {
            granted.add(newId());
        }
        assertThat(ids(keyStore().locate(granted(ownedBy(user), granted)))).containsExactly(shared.id());
    }

    @Test
    default void locate_findsWhatHasEveryAttribute() {
        UserId owner = newUser();
        StoredObject one = aesKey(newId(), owner, ACTIVE_AES.with(Attribute.NAME, Name.text("one")));
        StoredObject both = aesKey(
                newId(),
                owner,
                ACTIVE_AES
                        .withAll(Attribute.NAME, List.of(Name.text("one"), Name.text("two")))
                        .with(Attribute.OBJECT_GROUP, "group")
                        .with(Attribute.CRYPTOGRAPHIC_LENGTH, 128));
        keyStore().apply(insert(one, both));

        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("one")), both, one);
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("two")), both);
        assertFound(owner, both.attributes().without(Attribute.STATE), both);
        assertFound(owner, Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 128), both);
        assertFound(owner, Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES), both, one);
        assertFound(owner, Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.RSA));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("ONE")));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("one ")));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("%")));
        assertFound(newUser(), Attributes.of(Attribute.NAME, Name.text("one")));
    }

    @Test
    default void locate_findsLongValuesAndVendorAttributes() {
        UserId owner = newUser();
        String text = "x".repeat(5000);
        Attributes vendor = Attributes.none().withVendor(VendorAttribute.text("acme", "site", "Paris"));
        StoredObject key = aesKey(
                newId(),
                owner,
                ACTIVE_AES
                        .with(Attribute.NAME, Name.text(text))
                        .withVendor(VendorAttribute.text("acme", "site", "Paris")));
        keyStore().apply(insert(key));

        assertFound(owner, Attributes.of(Attribute.NAME, Name.text(text)), key);
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text(text + "x")));
        assertFound(owner, vendor, key);
        assertFound(owner, Attributes.none().withVendor(VendorAttribute.text("acme", "site", "Rome")));
    }

    @Test
    default void locate_followsChangesOfAttributes() {
        UserId owner = newUser();
        StoredObject key = named("before", owner);
        keyStore().apply(insert(key));
        StoredObject read = keyStore().find(key.id()).orElseThrow();
        Attributes changed = ACTIVE_AES
                .with(Attribute.NAME, Name.text("after"))
                .with(Attribute.STATE, State.DEACTIVATED)
                .with(Attribute.ACTIVATION_DATE, Instant.ofEpochSecond(1000));
        keyStore().apply(List.of(new Change.Replace(read.withAttributes(changed))));

        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("before")));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("after")), key);
        assertThat(keyStore().locate(states(ownedBy(owner), State.ACTIVE)).total())
                .isZero();
        assertThat(keyStore()
                        .locate(dates(ownedBy(owner), new DateRange(ACTIVATION_DATE, at(1000), at(1000))))
                        .total())
                .isEqualTo(1);

        keyStore().apply(List.of(new Change.Remove(key.id(), 2)));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("after")));
        keyStore().apply(insert(aesKey(key.id(), owner, ACTIVE_AES)));
        assertFound(owner, Attributes.of(Attribute.NAME, Name.text("after")));
    }

    @Test
    default void locate_findsDatesInARange_endsIncluded() {
        UserId owner = newUser();
        StoredObject key = aesKey(
                newId(),
                owner,
                ACTIVE_AES.with(Attribute.INITIAL_DATE, at(1000)).with(Attribute.ACTIVATION_DATE, at(-5)));
        keyStore().apply(insert(key, named("without dates", owner)));

        assertThat(totalBetween(owner, at(1000), at(1000))).isEqualTo(1);
        assertThat(totalBetween(owner, at(999), at(1001))).isEqualTo(1);
        assertThat(totalBetween(owner, Instant.MIN, Instant.MAX)).isEqualTo(1);
        assertThat(totalBetween(owner, Instant.EPOCH, at(999))).isZero();
        assertThat(totalBetween(owner, at(1001), Instant.MAX)).isZero();
        LocateQuery both = dates(
                ownedBy(owner),
                new DateRange(INITIAL_DATE, at(1000), at(1000)),
                new DateRange(ACTIVATION_DATE, at(-10), at(0)));
        assertThat(keyStore().locate(both).total()).isEqualTo(1);
    }

    @Test
    default void locate_findsOneOfTheStates() {
        UserId owner = newUser();
        for (State state : List.of(State.PRE_ACTIVE, State.ACTIVE, State.DESTROYED)) {
            keyStore().apply(insert(aesKey(newId(), owner, ACTIVE_AES.with(Attribute.STATE, state))));
        }
        assertThat(keyStore().locate(states(ownedBy(owner), State.ACTIVE)).total())
                .isEqualTo(1);
        assertThat(keyStore()
                        .locate(states(ownedBy(owner), State.ACTIVE, State.PRE_ACTIVE, State.COMPROMISED))
                        .total())
                .isEqualTo(2);
        assertThat(keyStore().locate(states(ownedBy(owner))).total()).isEqualTo(3);
    }

    @Test
    default void locate_findsTheState_thatDatesHaveBroughtAbout() {
        UserId owner = newUser();
        StoredObject waiting = inState(owner, State.PRE_ACTIVE, 2000, 3000);
        StoredObject active = inState(owner, State.ACTIVE, 500, 3000);
        StoredObject ended = inState(owner, State.ACTIVE, 500, 2000);
        StoredObject stopped = inState(owner, State.DEACTIVATED, 500, 3000);
        StoredObject neverActive = aesKey(newId(), owner, ACTIVE_AES.with(Attribute.STATE, State.PRE_ACTIVE));
        keyStore().apply(insert(waiting, active, ended, stopped, neverActive));

        assertInState(owner, State.PRE_ACTIVE, 1000, waiting, neverActive);
        assertInState(owner, State.ACTIVE, 1000, active, ended);
        assertInState(owner, State.DEACTIVATED, 1000, stopped);
        assertInState(owner, State.PRE_ACTIVE, 2000, neverActive);
        assertInState(owner, State.ACTIVE, 2000, waiting, active);
        assertInState(owner, State.DEACTIVATED, 2000, ended, stopped);
        assertInState(owner, State.DEACTIVATED, 3000, waiting, active, ended, stopped);
        assertInState(owner, State.COMPROMISED, 3000);
    }

    private static StoredObject inState(UserId owner, State state, long activation, long deactivation) {
        return aesKey(
                newId(),
                owner,
                ACTIVE_AES
                        .with(Attribute.STATE, state)
                        .with(Attribute.ACTIVATION_DATE, at(activation))
                        .with(Attribute.DEACTIVATION_DATE, at(deactivation)));
    }

    private void assertInState(UserId owner, State state, long moment, StoredObject... expected) {
        assertThat(keyStore().locate(ownedBy(owner).in(state, at(moment))).objects())
                .extracting(StoredObject::id)
                .containsExactlyInAnyOrder(
                        Arrays.stream(expected).map(StoredObject::id).toArray(UniqueIdentifier[]::new));
    }

    @Test
    default void locate_givesTheOldest_ifAskedTo() {
        UserId owner = newUser();
        StoredObject first = named("first", owner);
        keyStore().apply(insert(first, named("second", owner)));

        assertThat(keyStore().locate(ownedBy(owner).oldest()).objects())
                .extracting(StoredObject::id)
                .containsExactly(first.id());
    }

    @Test
    default void locate_givesEachPage_ofOwnedAndGrantedTogether() {
        UserId user = newUser();
        UserId other = newUser();
        List<UniqueIdentifier> newestFirst = new ArrayList<>();
        Set<UniqueIdentifier> granted = new HashSet<>();
        for (int i = 0; i < 23; i++) {
            boolean shared = i % 3 == 1;
            StoredObject key = named("paged", shared ? other : user);
            keyStore().apply(insert(key));
            newestFirst.add(0, key.id());
            if (shared) {
                granted.add(key.id());
            }
        }
        // By a rare attribute and without any: a store may well go two ways.
        assertPages(granted(matching(user, Attributes.of(Attribute.NAME, Name.text("paged"))), granted), newestFirst);
        assertPages(granted(ownedBy(user), granted), newestFirst);
    }

    @Test
    default void locate_findsTheFewOnes_whenAThousandOthersHaveTheAttributeToo() {
        UserId user = newUser();
        UserId other = newUser();
        StoredObject[] others = new StoredObject[1100];
        String name = "common-" + newId();
        Arrays.setAll(others, i -> named(name, other));
        StoredObject own = named(name, user);
        keyStore().apply(insert(others));
        keyStore().apply(insert(own, named("another", user)));

        Attributes wanted = Attributes.of(Attribute.NAME, Name.text(name));
        LocateResult result = keyStore().locate(granted(matching(user, wanted), Set.of(others[7].id())));
        assertThat(ids(result)).containsExactly(own.id(), others[7].id());
        assertThat(result.total()).isEqualTo(2);
        LocateResult last = keyStore().locate(page(matching(other, wanted), 1090, 100));
        assertThat(last.objects()).hasSize(10);
        assertThat(last.total()).isEqualTo(1100);
    }

    private void assertPages(LocateQuery query, List<UniqueIdentifier> newestFirst) {
        for (int limit : new int[] {1, 2, 5, 8, 22, 23, 24, Integer.MAX_VALUE}) {
            for (int offset : new int[] {0, 1, 7, 8, 9, 15, 22, 23, 24, Integer.MAX_VALUE}) {
                LocateResult result = keyStore().locate(page(query, offset, limit));
                int from = Math.min(23, offset);
                int to = (int) Math.min(23, (long) from + limit);
                assertThat(ids(result)).as("%d from %d", limit, offset).isEqualTo(newestFirst.subList(from, to));
                assertThat(result.total()).isEqualTo(23);
            }
        }
    }

    private int totalBetween(UserId owner, Instant from, Instant to) {
        LocateQuery query = dates(ownedBy(owner), new DateRange(INITIAL_DATE, from, to));
        return keyStore().locate(query).total();
    }

    private void assertFound(UserId owner, Attributes wanted, StoredObject... newestFirst) {
        LocateResult result = keyStore().locate(matching(owner, wanted));
        assertThat(ids(result))
                .containsExactlyElementsOf(
                        List.of(newestFirst).stream().map(StoredObject::id).toList());
        assertThat(result.total()).isEqualTo(newestFirst.length);
    }

    private static Instant at(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond);
    }

    private static List<UniqueIdentifier> ids(LocateResult result) {
        return result.objects().stream().map(StoredObject::id).toList();
    }
}
