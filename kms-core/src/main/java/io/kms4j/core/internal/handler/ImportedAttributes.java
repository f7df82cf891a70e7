package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Set;

/**
 * What Import takes over as it is given, where Register lets the server choose (KMIP 2.1, Import). What the server vouches for
 * stays its own: digests, formats, the identifiers, and whether a key has always been sensitive or never extractable.
 */
final class ImportedAttributes {
    private static final Set<Attribute<?>> AS_GIVEN = Set.of(
            Attribute.STATE,
            Attribute.FRESH,
            Attribute.INITIAL_DATE,
            Attribute.LAST_CHANGE_DATE,
            Attribute.ORIGINAL_CREATION_DATE,
            Attribute.COMPROMISE_DATE,
            Attribute.COMPROMISE_OCCURRENCE_DATE,
            Attribute.REVOCATION_REASON,
            Attribute.ROTATE_DATE,
            Attribute.ROTATE_GENERATION,
            Attribute.ROTATE_LATEST);

    private ImportedAttributes() {}

    /**
     * The object as it is imported.
     *
     * @throws KmipException INVALID_ATTRIBUTE_VALUE when it is said to be destroyed
     */
    static StoredObject applied(StoredObject object, Attributes given) {
        if (given.get(Attribute.STATE).filter(LifeCycle::isDestroyed).isPresent()) {
            throw new KmipException(
                    ResultReason.INVALID_ATTRIBUTE_VALUE, "an object that is destroyed cannot be imported");
        }
        return object.withAttributes(object.attributes().overriddenBy(given.only(AS_GIVEN::contains)));
    }
}
