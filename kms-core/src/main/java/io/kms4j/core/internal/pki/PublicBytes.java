package io.kms4j.core.internal.pki;

import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/** The bytes of objects that are no secrets: certificates and requests. */
final class PublicBytes {
    private PublicBytes() {}

    static Bytes of(StoredObject object) {
        if (object.material() instanceof Material.Clear clear) {
            return clear.bytes().reveal();
        }
        throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
    }
}
