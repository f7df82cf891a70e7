package io.kms4j.core.internal.key;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/** Which home makes, changes and removes the key of an identifier. */
public final class KeyHomes {
    private final KeyFinder finder;
    private final DatabaseHome database;

    public KeyHomes(KeyFinder finder, DatabaseHome database) {
        this.finder = finder;
        this.database = database;
    }

    /**
     * The home of an identifier.
     *
     * @throws KmipException INVALID_FIELD when the identifier claims to be in an HSM and there is none
     */
    public KeyHome of(UniqueIdentifier id) {
        Optional<HsmHome> hsm = finder.hsmOf(id);
        return hsm.isPresent() ? hsm.get() : database;
    }

    /** The home of keys to be made, which may have no identifier yet. */
    public KeyHome of(Optional<UniqueIdentifier> id) {
        return id.isPresent() ? of(id.get()) : database;
    }

    /** The HSM that an identifier is in; empty if it is in the database. */
    public Optional<HsmHome> hsmOf(UniqueIdentifier id) {
        return finder.hsmOf(id);
    }

    /** What the key that replaces {@code old} is called when nobody says; empty: its home chooses. */
    public Optional<UniqueIdentifier> successorOf(UniqueIdentifier old) {
        return finder.hsmOf(old).map(hsm -> hsm.successorOf(old));
    }

    /**
     * A key and the one that replaces it are in the same HSM, or both in the database.
     *
     * @throws KmipException OPERATION_NOT_SUPPORTED
     */
    public void requireSameHome(UniqueIdentifier old, UniqueIdentifier replacement) {
        if (!finder.hsmOf(old).equals(finder.hsmOf(replacement))) {
            throw new KmipException(
                    ResultReason.OPERATION_NOT_SUPPORTED,
                    "'" + old + "' and '" + replacement + "' are in different places; create the other key there");
        }
    }

    public DatabaseHome database() {
        return database;
    }
}
