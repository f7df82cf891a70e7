package io.kms4j.core.internal.key;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.enumeration.LinkType;

/** What a client sees of an object's attributes. */
public final class VisibleAttributes {
    private final LifeCycle lifeCycle;

    public VisibleAttributes(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    /** All attributes, with the state by now, the identifier and the type. */
    public Attributes of(StoredObject object) {
        return Attributes.of(Attribute.UNIQUE_IDENTIFIER, object.id())
                .with(Attribute.OBJECT_TYPE, object.type())
                .overriddenBy(lifeCycle.current(object.attributes()))
                .only(attribute -> !attribute.is(Attribute.Rule.HIDDEN));
    }

    /** Those that travel with a key: the wrapping key in the store is nobody's business outside. */
    public Attributes inKeyValue(StoredObject object) {
        return of(object).without(Attribute.LINK, link -> link.linkType() == LinkType.WRAPPING_KEY_LINK);
    }
}
