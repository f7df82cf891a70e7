package io.kms4j.core.port;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;

/**
 * A managed object as it is kept.
 *
 * @param attributes all attributes but the identifier and the type
 * @param version 0 when new, then one more with each change
 */
public record StoredObject(
        UniqueIdentifier id, ObjectType type, UserId owner, Attributes attributes, Material material, long version) {

    public StoredObject withAttributes(Attributes changed) {
        return new StoredObject(id, type, owner, changed, material, version);
    }

    public StoredObject withMaterial(Material changed) {
        return new StoredObject(id, type, owner, attributes, changed, version);
    }
}
