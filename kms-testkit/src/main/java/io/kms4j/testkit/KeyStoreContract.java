package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.StoreFixtures.ACTIVE_AES;
import static io.kms4j.testkit.StoreFixtures.aesKey;
import static io.kms4j.testkit.StoreFixtures.insert;
import static io.kms4j.testkit.StoreFixtures.newId;
import static io.kms4j.testkit.StoreFixtures.newUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeyStore} does; its test implements this. The store may be shared with other tests and need not be
 * empty.
 */
public interface KeyStoreContract extends LocateContract, KeyStoreConcurrencyContract {
    @Test
    default void find_isEmpty_whenThereIsNoSuchObject() {
        assertThat(keyStore().find(newId())).isEmpty();
    }

    @Test
    default void find_returnsWhatWasInserted_asVersion1() {
        StoredObject key = aesKey(newId());
        keyStore().apply(insert(key));

        StoredObject found = keyStore().find(key.id()).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("material", "version")
                .isEqualTo(key);
        assertThat(found.version()).isEqualTo(1);
        assertThat(clear(found).format()).isEqualTo(KeyFormatType.RAW);
        assertThat(clear(found).bytes().sameAs(clear(key).bytes())).isTrue();
    }

    @Test
    default void find_returnsTheMaterial_whenItsGiverClosedIt() {
        StoredObject key = aesKey(newId());
        keyStore().apply(insert(key));
        clear(key).bytes().close();
        clear(keyStore().find(key.id()).orElseThrow()).bytes().close();

        Material.Clear found = clear(keyStore().find(key.id()).orElseThrow());
        assertThat(found.bytes().sameAs(SecretBytes.takeOver(new byte[] {1, 2, 3, 4})))
                .isTrue();
    }

    @Test
    default void find_returnsEachKindOfMaterial() {
        HsmKeyId hsmKeyId = new HsmKeyId(4, "mykey");
        KeyWrappingData wrapping = new KeyWrappingData(
                WrappingMethod.ENCRYPT,
                Optional.of(new EncryptionKeyInformation(hsmKeyId.toUniqueIdentifier(), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.copyOf(new byte[12])),
                Optional.of(EncodingOption.NO_ENCODING));
        HsmKey hsmKey = new HsmKey(hsmKeyId, ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, 256, true);
        for (Material material : List.of(
                new Material.Wrapped(KeyFormatType.RAW, Bytes.copyOf(new byte[] {9, 8, 7}), wrapping),
                new Material.InHsm(hsmKey),
                new Material.None())) {
            StoredObject key = aesKey(newId()).withMaterial(material);
            keyStore().apply(insert(key));
            assertThat(keyStore().find(key.id()).orElseThrow().material()).isEqualTo(material);
        }
    }

    @Test
    default void withKey_findsTheObjectsOfAllOwners_pageByPage() {
        Link link = new Link(LinkType.WRAPPING_KEY_LINK, newId().value());
        Attributes linked = ACTIVE_AES.with(Attribute.LINK, link);
        List<StoredObject> objects = Stream.generate(() -> aesKey(newId(), newUser(), linked))
                .limit(3)
                .toList();
        objects.forEach(object -> keyStore().apply(insert(object)));
        keyStore().apply(insert(aesKey(newId())));
        List<UniqueIdentifier> ids = objects.stream().map(StoredObject::id).toList();
        IndexKey key = ObjectIndex.keyOf(link);

        assertThat(keyStore().withKey(key, 0, 10)).isEqualTo(ids);
        assertThat(keyStore().withKey(key, 1, 1)).isEqualTo(ids.subList(1, 2));
        assertThat(keyStore().withKey(key, 3, 10)).isEmpty();

        StoredObject first = keyStore().find(ids.get(0)).orElseThrow();
        keyStore().apply(List.of(new Change.Replace(first.withAttributes(ACTIVE_AES))));
        keyStore().apply(List.of(new Change.Remove(ids.get(1), 1)));
        assertThat(keyStore().withKey(key, 0, 10)).isEqualTo(ids.subList(2, 3));
    }

    @Test
    default void find_comparesExactBytes() {
        String name = "MyKey-" + newId();
        StoredObject key = aesKey(new UniqueIdentifier(name));
        keyStore().apply(insert(key));

        List<String> others = List.of(
                name.toLowerCase(Locale.ROOT),
                name + " ",
                " " + name,
                name.replace("MyKey", "MyKéy"),
                name.replace("MyKey", "MyKe\u0301y"),
                name.replace("MyKey", "ＭｙＫｅｙ"),
                name.substring(1));
        for (String other : others) {
            assertThat(keyStore().find(new UniqueIdentifier(other))).as(other).isEmpty();
        }
        others.forEach(other -> keyStore().apply(insert(aesKey(new UniqueIdentifier(other)))));
        for (String other : others) {
            assertThat(keyStore()
                            .find(new UniqueIdentifier(other))
                            .orElseThrow()
                            .id()
                            .value())
                    .isEqualTo(other);
        }
    }

    @Test
    default void find_takesIdentifiersOf255Bytes_andAnyCharacters() {
        String start = newId() + "'\"\\;--%_`$?:#{}<>&é漢😀";
        String longest = start + "x".repeat(255 - start.getBytes(StandardCharsets.UTF_8).length);
        StoredObject key = aesKey(new UniqueIdentifier(longest));
        keyStore().apply(insert(key));

        assertThat(keyStore().find(key.id()).orElseThrow().id()).isEqualTo(key.id());
        assertThat(keyStore().find(new UniqueIdentifier(longest.substring(0, longest.length() - 1))))
                .isEmpty();
    }

    @Test
    default void apply_refusesToInsert_whenTheIdentifierIsTaken() {
        StoredObject first = aesKey(newId());
        keyStore().apply(insert(first));

        assertTaken(() -> keyStore().apply(insert(aesKey(first.id()))));
        assertThatThrownBy(() -> keyStore().apply(insert(aesKey(first.id()))))
                .hasMessageContaining(first.id().value())
                .hasMessageContaining("already exists");
        assertThat(keyStore().find(first.id()).orElseThrow().owner()).isEqualTo(first.owner());
    }

    @Test
    default void apply_changesNothing_whenOneChangeFails() {
        StoredObject taken = aesKey(newId());
        StoredObject fresh = aesKey(newId());
        keyStore().apply(insert(taken));
        grantStore().grant(taken.id(), newUser(), Set.of(Operation.GET));

        assertTaken(() -> keyStore().apply(insert(fresh, taken)));
        assertTaken(() -> keyStore().apply(insert(fresh, fresh)));
        assertStale(new Change.Insert(fresh), new Change.Remove(taken.id(), 1), new Change.Remove(newId(), 1));

        assertThat(keyStore().find(fresh.id())).isEmpty();
        assertThat(keyStore().find(taken.id())).isPresent();
        assertThat(grantStore().grantsOn(taken.id())).hasSize(1);
    }

    @Test
    default void apply_replacesWhatWasRead_andCountsTheVersion() {
        UniqueIdentifier id = newId();
        keyStore().apply(insert(aesKey(id)));
        StoredObject read = keyStore().find(id).orElseThrow();
        StoredObject changed = read.withAttributes(read.attributes().with(Attribute.STATE, State.DESTROYED))
                .withMaterial(new Material.None());
        keyStore().apply(List.of(new Change.Replace(changed)));

        StoredObject found = keyStore().find(id).orElseThrow();
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.attributes()).isEqualTo(changed.attributes());
        assertThat(found.material()).isEqualTo(new Material.None());
    }

    @Test
    default void apply_refusesToReplace_whenTheVersionIsStale() {
        UniqueIdentifier id = newId();
        keyStore().apply(insert(aesKey(id)));
        StoredObject read = keyStore().find(id).orElseThrow();
        keyStore().apply(List.of(new Change.Replace(read)));

        assertStale(new Change.Replace(read));
        assertStale(new Change.Replace(aesKey(newId())));
        assertThat(keyStore().find(id).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    default void apply_removesAnObject_andTheGrantsOnIt() {
        StoredObject key = aesKey(newId());
        StoredObject other = aesKey(newId());
        keyStore().apply(insert(key, other));
        grantStore().grant(key.id(), newUser(), Set.of(Operation.GET));
        grantStore().grant(other.id(), newUser(), Set.of(Operation.GET));

        assertStale(new Change.Remove(key.id(), 2));
        keyStore().apply(List.of(new Change.Remove(key.id(), 1)));

        assertThat(keyStore().find(key.id())).isEmpty();
        assertThat(grantStore().grantsOn(key.id())).isEmpty();
        assertThat(keyStore().find(other.id())).isPresent();
        assertThat(grantStore().grantsOn(other.id())).hasSize(1);
        assertStale(new Change.Remove(key.id(), 1));
    }

    @Test
    default void apply_runsChangesInOrder() {
        StoredObject key = aesKey(newId());
        keyStore().apply(insert(key));
        StoredObject successor = aesKey(key.id(), newUser(), ACTIVE_AES);
        keyStore().apply(List.of(new Change.Remove(key.id(), 1), new Change.Insert(successor)));

        assertThat(keyStore().find(key.id()).orElseThrow().owner()).isEqualTo(successor.owner());
    }

    @Test
    default void apply_doesNothing_withoutChanges() {
        keyStore().apply(List.of());
    }

    private static Material.Clear clear(StoredObject object) {
        return (Material.Clear) object.material();
    }

    private void assertStale(Change... changes) {
        assertThatThrownBy(() -> keyStore().apply(List.of(changes))).isInstanceOf(StaleObjectException.class);
    }
}
