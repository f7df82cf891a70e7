package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.State;
import java.util.List;
import java.util.Set;

/** Objects for the tests of this package. */
final class Objects {
    static final UserId OWNER = new UserId("ada");

    private Objects() {}

    static UniqueIdentifier id(String id) {
        return new UniqueIdentifier(id);
    }

    static StoredObject key(String id) {
        return key(id, 32);
    }

    static StoredObject key(String id, int bytes) {
        return new StoredObject(
                id(id),
                ObjectType.SYMMETRIC_KEY,
                OWNER,
                Attributes.of(Attribute.STATE, State.ACTIVE).with(Attribute.NAME, Name.text(id)),
                new Material.Clear(KeyFormatType.RAW, SecretBytes.takeOver(new byte[bytes])),
                0);
    }

    /** Inserts keys, all or none. */
    static void insert(JdbcStore store, String... ids) {
        store.keyStore()
                .apply(List.of(ids).stream()
                        .<Change>map(id -> new Change.Insert(key(id)))
                        .toList());
    }

    static LocateQuery owned(int offset, int limit) {
        return new LocateQuery(OWNER, Set.of(), List.of(), List.of(), Set.of(), offset, limit);
    }
}
