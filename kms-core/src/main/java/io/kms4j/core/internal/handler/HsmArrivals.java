package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.HsmHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.Optional;

/** Keys that clients bring into an HSM, by Register or Import with an identifier that is in one. */
public final class HsmArrivals {
    private final KeyHomes homes;
    private final ObjectReader reader;

    public HsmArrivals(KeyHomes homes, ObjectReader reader) {
        this.homes = homes;
        this.reader = reader;
    }

    /**
     * Puts the key where the identifier says, if that is an HSM. A wrapped key is unwrapped for it.
     *
     * @return whether it was
     * @throws KmipException OBJECT_ALREADY_EXISTS; INVALID_FIELD when it is no key that the HSM takes;
     *     OPERATION_NOT_SUPPORTED when the HSM takes none, or not with these attributes
     */
    boolean takes(UniqueIdentifier id, ObjectType type, Attributes attributes, ManagedObject object, UserId caller) {
        Optional<HsmHome> hsm = homes.hsmOf(id);
        hsm.ifPresent(home -> {
            ParsedKey key = reader.readKey(type, attributes, object, caller);
            try (SecretBytes material = key.material()) {
                home.bring(id, type, key.algorithm(), material, attributes);
            }
        });
        return hsm.isPresent();
    }
}
