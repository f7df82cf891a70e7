package io.kms4j.core.internal.pki;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import java.util.Optional;

/** Links to one object each. */
final class Links {
    private Links() {}

    /** The object that a link of this type names, the newest if there are several. */
    static Optional<UniqueIdentifier> of(Attributes attributes, LinkType type) {
        return attributes.all(Attribute.LINK).stream()
                .filter(link -> link.linkType() == type)
                .reduce((older, newer) -> newer)
                .map(link -> new UniqueIdentifier(link.linkedObjectIdentifier()));
    }

    static Optional<UniqueIdentifier> of(StoredObject object, LinkType type) {
        return of(object.attributes(), type);
    }

    /** The attributes with one more link. */
    static Attributes plus(Attributes attributes, LinkType type, UniqueIdentifier id) {
        Link link = new Link(type, id.value());
        return attributes.all(Attribute.LINK).contains(link) ? attributes : attributes.plus(Attribute.LINK, link);
    }

    static Attributes without(Attributes attributes, LinkType type) {
        return attributes.without(Attribute.LINK, link -> link.linkType() == type);
    }
}
