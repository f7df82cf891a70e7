package io.kms4j.core.internal.key;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
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

    public DatabaseHome database() {
        return database;
    }
}
