package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.List;
import java.util.Optional;

/** This server's policy for groups of objects (KMIP 2.1, Locate: Object Group Member). */
public final class GroupMembers {
    /** The group that the standard reserves for the server. */
    private static final String DEFAULT_GROUP = "default";

    private static final int LENGTH_BITS = 256;

    private final KeyStore store;
    private final KeyResolver resolver;
    private final KeyHomes homes;

    public GroupMembers(KeyStore store, KeyResolver resolver, KeyHomes homes) {
        this.store = store;
        this.resolver = resolver;
        this.homes = homes;
    }

    /** The default member: the oldest that nobody got yet, or else the oldest. */
    Optional<UniqueIdentifier> defaultMember(LocateQuery fresh, LocateQuery all) {
        return first(fresh).or(() -> first(all));
    }

    private Optional<UniqueIdentifier> first(LocateQuery query) {
        return store.locate(query.oldest()).objects().stream().findFirst().map(StoredObject::id);
    }

    /**
     * A new AES key, if it is the server's own group that has no fresh member left and nothing else was asked for.
     *
     * @throws io.kms4j.kmip.KmipException NOT_AUTHORISED unless {@code caller} may create objects
     */
    Optional<UniqueIdentifier> made(Attributes wanted, UserId caller) {
        if (!wanted.equals(Attributes.none().withAll(Attribute.OBJECT_GROUP, List.of(DEFAULT_GROUP)))) {
            return Optional.empty();
        }
        resolver.authoriseCreate(Optional.empty(), caller);
        Attributes attributes = wanted.with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, LENGTH_BITS);
        return Optional.of(homes.of(Optional.empty())
                .create(new KeyHome.NewKey(Optional.empty(), ObjectType.SYMMETRIC_KEY, attributes, caller)));
    }
}
