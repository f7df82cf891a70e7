package io.kms4j.core.internal.key;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/**
 * Where an identifier is looked up: the only place that looks at the prefix. An identifier that claims to be in an HSM never
 * falls through to the database. Checks no rights.
 */
public final class KeyFinder {
    private final KeyStore store;
    private final Optional<HsmHome> hsm;

    public KeyFinder(KeyStore store, Optional<HsmHome> hsm) {
        this.store = store;
        this.hsm = hsm;
    }

    /** The object of this identifier: one read in the database, or one lookup in the HSM. */
    public Optional<StoredObject> find(UniqueIdentifier id) {
        Optional<HsmHome> home = hsmOf(id);
        return home.isPresent() ? home.get().find(id) : store.find(id);
    }

    /**
     * The HSM if {@code id} is in it, empty if it is in the database.
     *
     * @throws KmipException INVALID_FIELD when the identifier is malformed or there is no HSM
     */
    Optional<HsmHome> hsmOf(UniqueIdentifier id) {
        if (!HsmKeyId.isHsm(id)) {
            return Optional.empty();
        }
        HsmKeyId.parse(id);
        if (hsm.isEmpty()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "'" + id + "' names a key in an HSM, but no HSM is configured");
        }
        return hsm;
    }
}
