package io.kms4j.core.internal.key;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which stored keys depend on a key of the HSM, because it wraps them: the index knows them by their wrapping-key link, and
 * each is looked at, since the link outlives the key.
 */
public final class Dependents {
    private static final int PAGE = 500;

    private final KeyStore store;

    public Dependents(KeyStore store) {
        this.store = store;
    }

    /**
     * Lets a key of the HSM go only when nothing depends on it. A key that is being wrapped at this very moment is missed:
     * first keep clients from wrapping with it, then destroy it.
     *
     * @param forced the key that may go all the same
     * @throws KmipException ILLEGAL_OPERATION when a stored key is wrapped by this key or its other half
     */
    public void requireNone(UniqueIdentifier id, Optional<UniqueIdentifier> forced) {
        if (!HsmKeyId.isHsm(id) || forced.equals(Optional.of(id))) {
            return;
        }
        for (UniqueIdentifier name : names(id)) {
            if (wraps(name)) {
                throw new KmipException(
                        ResultReason.ILLEGAL_OPERATION,
                        "'" + id + "' still wraps stored keys, which would be lost with it; destroy or re-wrap them"
                                + " first, or name the key a second time in the request to force it");
            }
        }
    }

    private static Set<UniqueIdentifier> names(UniqueIdentifier id) {
        HsmKeyId key = HsmKeyId.parse(id);
        Set<UniqueIdentifier> names = new LinkedHashSet<>(List.of(id));
        names.add(key.privateHalf().toUniqueIdentifier());
        names.add(key.privateHalf().publicHalf().toUniqueIdentifier());
        return names;
    }

    private boolean wraps(UniqueIdentifier wrappingKey) {
        IndexKey link = ObjectIndex.keyOf(new Link(LinkType.WRAPPING_KEY_LINK, wrappingKey.value()));
        int offset = 0;
        List<UniqueIdentifier> page;
        do {
            page = store.withKey(link, offset, PAGE);
            if (page.stream().map(store::find).flatMap(Optional::stream).anyMatch(key -> isWrapped(key, wrappingKey))) {
                return true;
            }
            offset += page.size();
        } while (page.size() == PAGE);
        return false;
    }

    private static boolean isWrapped(StoredObject object, UniqueIdentifier wrappingKey) {
        return object.material() instanceof Material.Wrapped wrapped
                && wrapped.wrapping()
                        .encryptionKeyInformation()
                        .map(EncryptionKeyInformation::uniqueIdentifier)
                        .equals(Optional.of(wrappingKey));
    }
}
