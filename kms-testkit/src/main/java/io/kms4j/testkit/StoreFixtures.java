package io.kms4j.testkit;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.State;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the contracts of the stores share. Names are random, so a store may be shared and need not be empty. */
final class StoreFixtures {
    static final Attributes ACTIVE_AES = Attributes.of(Attribute.STATE, State.ACTIVE)
            .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
            .with(Attribute.CRYPTOGRAPHIC_LENGTH, 256);

    private StoreFixtures() {}

    static UniqueIdentifier newId() {
        return new UniqueIdentifier(UUID.randomUUID().toString());
    }

    static UserId newUser() {
        return new UserId("user-" + UUID.randomUUID());
    }

    static StoredObject aesKey(UniqueIdentifier id, UserId owner, Attributes attributes) {
        Material material = new Material.Clear(KeyFormatType.RAW, SecretBytes.takeOver(new byte[] {1, 2, 3, 4}));
        return new StoredObject(id, ObjectType.SYMMETRIC_KEY, owner, attributes, material, 0);
    }

    static StoredObject aesKey(UniqueIdentifier id) {
        return aesKey(id, newUser(), ACTIVE_AES);
    }

    static StoredObject named(String name, UserId owner) {
        return aesKey(newId(), owner, ACTIVE_AES.with(Attribute.NAME, Name.text(name)));
    }

    static List<Change> insert(StoredObject... objects) {
        return List.of(objects).stream().<Change>map(Change.Insert::new).toList();
    }

    /** All that {@code owner} owns. */
    static LocateQuery ownedBy(UserId owner) {
        return matching(owner, Attributes.none());
    }

    /** What {@code owner} owns that has these attributes. */
    static LocateQuery matching(UserId owner, Attributes wanted) {
        return new LocateQuery(owner, Set.of(), ObjectIndex.keysOf(wanted), List.of(), Set.of(), 0, 100);
    }

    static LocateQuery granted(LocateQuery query, Set<UniqueIdentifier> granted) {
        return new LocateQuery(
                query.owner(), granted, query.allOf(), query.dates(), query.states(), query.offset(), query.limit());
    }

    static LocateQuery page(LocateQuery query, int offset, int limit) {
        return new LocateQuery(
                query.owner(), query.granted(), query.allOf(), query.dates(), query.states(), offset, limit);
    }

    static LocateQuery states(LocateQuery query, State... states) {
        Set<Integer> codes = Set.of(List.of(states).stream().map(State::code).toArray(Integer[]::new));
        return new LocateQuery(
                query.owner(), query.granted(), query.allOf(), query.dates(), codes, query.offset(), query.limit());
    }

    static LocateQuery dates(LocateQuery query, LocateQuery.DateRange... ranges) {
        return new LocateQuery(
                query.owner(),
                query.granted(),
                query.allOf(),
                List.of(ranges),
                query.states(),
                query.offset(),
                query.limit());
    }
}
