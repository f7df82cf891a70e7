package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;

/** Reads the clear bytes of objects inside the server, for operations that make other objects of them. */
public final class SecretReader {
    private final KeyResolver resolver;
    private final ReadyKeys keys;

    public SecretReader(KeyResolver resolver, ReadyKeys keys) {
        this.resolver = resolver;
        this.keys = keys;
    }

    /**
     * The bytes in the kept format of the object's type, to be closed by the caller.
     *
     * @param object one that {@code caller} may Get
     * @throws KmipException OPERATION_NOT_SUPPORTED for a key of the HSM; OBJECT_DESTROYED; NOT_AUTHORISED when somebody
     *     wrapped it outside and {@code caller} may not unwrap it
     */
    SecretBytes read(StoredObject object, UserId caller) {
        if (object.material() instanceof Material.InHsm) {
            throw new KmipException(
                    ResultReason.OPERATION_NOT_SUPPORTED, "'" + object.id() + "' is in the HSM and stays there");
        }
        if (object.attributes().has(Attribute.KEY_WRAP_TYPE) && object.material() instanceof Material.Wrapped wrapped) {
            resolver.mayUnwrap(wrapped.wrapping(), caller);
        }
        return keys.keptForm(object);
    }
}
