package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.Optional;

/** A place where keys live: it makes them, changes them and removes them. */
public interface KeyHome {
    /** A key to make; {@code id} empty: the home chooses. */
    record NewKey(Optional<UniqueIdentifier> id, ObjectType type, Attributes attributes, UserId owner) {}

    /** A pair to make; {@code id} names the private half, empty: the home chooses. */
    record NewPair(
            Optional<UniqueIdentifier> id, Attributes privateAttributes, Attributes publicAttributes, UserId owner) {}

    /** A pair that was made. */
    record Pair(UniqueIdentifier privateKey, UniqueIdentifier publicKey) {}

    /**
     * Makes a key.
     *
     * @throws KmipException OBJECT_ALREADY_EXISTS when the identifier is taken; INVALID_FIELD for what cannot be made
     */
    UniqueIdentifier create(NewKey key);

    /** Makes a key pair: both halves or neither. Errors as for {@link #create}. */
    Pair createPair(NewPair pair);

    /**
     * Makes a key in the place of {@code old}, which is told so: both or neither.
     *
     * @throws KmipException as for {@link #create}; OPERATION_NOT_SUPPORTED where keys cannot be replaced
     */
    UniqueIdentifier replace(StoredObject old, NewKey key);

    /** Makes a pair in the place of another: all four objects or none. Errors as for {@link #replace}. */
    Pair replacePair(StoredObject oldPrivate, StoredObject oldPublic, NewPair pair);

    /**
     * Keeps a changed object.
     *
     * @throws KmipException OPERATION_NOT_SUPPORTED where keys cannot be changed
     */
    void update(StoredObject changed);

    /**
     * Erases the key.
     *
     * @param remove whether to forget the attributes too
     */
    void destroy(StoredObject object, boolean remove);
}
