package io.kms4j.core.internal.key;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.time.Duration;

/** What a client sees of an object's attributes. */
public final class VisibleAttributes {
    private final LifeCycle lifeCycle;

    public VisibleAttributes(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    /** How long a client may use a key before it asks again; never shortened, so it need not be stored. */
    private static final Duration LEASE_TIME = Duration.ofHours(1);

    /** All attributes, with the state by now, the identifiers, the type, the storage and the lease. */
    public Attributes of(StoredObject object) {
        return Attributes.of(Attribute.UNIQUE_IDENTIFIER, object.id())
                .with(Attribute.SHORT_UNIQUE_IDENTIFIER, object.id().shortened())
                .with(Attribute.OBJECT_TYPE, object.type())
                .with(Attribute.LEASE_TIME, LEASE_TIME)
                .with(
                        Attribute.PROTECTION_STORAGE_MASK,
                        HsmKeyId.isHsm(object.id()) ? ProtectionStorageMasks.HARDWARE : ProtectionStorageMasks.SOFTWARE)
                .overriddenBy(lifeCycle.current(object.attributes()))
                .only(attribute -> !attribute.is(Attribute.Rule.HIDDEN)
                        && !(object.type() == ObjectType.TEMPLATE && attribute == Attribute.STATE));
    }

    /** Those that travel with a key: the wrapping key in the store is nobody's business outside. */
    public Attributes inKeyValue(StoredObject object) {
        return of(object)
                .only(attribute -> !attribute.is(Attribute.Rule.GONE))
                .without(Attribute.LINK, link -> link.linkType() == LinkType.WRAPPING_KEY_LINK);
    }
}
