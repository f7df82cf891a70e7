package io.kms4j.core.internal.key;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Map;
import java.util.Optional;

/**
 * Where an identifier is looked up: the only place that looks at the prefix. An identifier that claims to be in an HSM never
 * falls through to the database. Checks no rights.
 */
public final class KeyFinder {
    private final KeyStore store;
    private final Hsms hsms;
    private final Map<String, HsmHome> homes;

    /**
     * @param homes one for each HSM, by name
     */
    public KeyFinder(KeyStore store, Hsms hsms, Map<String, HsmHome> homes) {
        this.store = store;
        this.hsms = hsms;
        this.homes = homes;
    }

    /** The object of this identifier: one read in the database, or one lookup in the HSM. */
    public Optional<StoredObject> find(UniqueIdentifier id) {
        Optional<HsmHome> home = hsmOf(id);
        return home.isPresent() ? home.get().find(id) : store.find(id);
    }

    /**
     * The HSM if {@code id} is in it, empty if it is in the database.
     *
     * @throws KmipException INVALID_FIELD when the identifier is malformed or names no HSM of ours
     */
    Optional<HsmHome> hsmOf(UniqueIdentifier id) {
        if (!HsmKeyId.isHsm(id)) {
            return Optional.empty();
        }
        HsmKeyId key = HsmKeyId.parse(id);
        hsms.member(key);
        return Optional.ofNullable(homes.get(key.hsm()));
    }
}
