package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Locate over the keys of all HSMs: by the few attributes they have, and only those that the caller may know of. */
public final class HsmSearch {
    private static final Set<Attribute<?>> KNOWN = Set.of(
            Attribute.UNIQUE_IDENTIFIER,
            Attribute.OBJECT_TYPE,
            Attribute.CRYPTOGRAPHIC_ALGORITHM,
            Attribute.CRYPTOGRAPHIC_LENGTH,
            Attribute.STATE,
            Attribute.SENSITIVE,
            Attribute.EXTRACTABLE);

    private final Collection<HsmHome> homes;
    private final AccessPolicy policy;

    public HsmSearch(Collection<HsmHome> homes, AccessPolicy policy) {
        this.homes = homes;
        this.policy = policy;
    }

    /** The identifiers of the keys that match. */
    public List<UniqueIdentifier> find(Attributes wanted, UserId caller) {
        boolean answerable =
                KNOWN.containsAll(wanted.names()) && wanted.get(Attribute.STATE).orElse(State.ACTIVE) == State.ACTIVE;
        if (!answerable) {
            return List.of();
        }
        return visibleTo(caller).stream()
                .filter(object -> matches(wanted, object))
                .map(StoredObject::id)
                .toList();
    }

    /** The keys that the caller may know of. */
    public List<StoredObject> visibleTo(UserId caller) {
        return homes.stream()
                .flatMap(home -> home.all().stream())
                .filter(object -> policy.knows(caller, object))
                .toList();
    }

    private static boolean matches(Attributes wanted, StoredObject object) {
        Optional<ObjectType> type = wanted.get(Attribute.OBJECT_TYPE);
        Optional<UniqueIdentifier> id = wanted.get(Attribute.UNIQUE_IDENTIFIER);
        return type.orElse(object.type()) == object.type()
                && id.orElse(object.id()).equals(object.id())
                && wanted.names().stream()
                        .filter(attribute -> attribute != Attribute.OBJECT_TYPE
                                && attribute != Attribute.UNIQUE_IDENTIFIER
                                && attribute != Attribute.STATE)
                        .allMatch(attribute ->
                                wanted.get(attribute).equals(object.attributes().get(attribute)));
    }
}
