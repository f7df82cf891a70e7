package io.kms4j.core.internal.key;

import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;

/** The vendor attribute {@code wrapping_key_id} of a request: the key to wrap the new key with before it is stored. */
public final class WrappingKeyId {
    static final String ATTRIBUTE_NAME = "wrapping_key_id";

    private WrappingKeyId() {}

    /** The key named in the request, if one is. */
    public static Optional<UniqueIdentifier> of(Attributes attributes) {
        return attributes.all(Attribute.VENDOR).stream()
                .filter(WrappingKeyId::isIt)
                .map(WrappingKeyId::read)
                .findFirst();
    }

    /** The attributes without it: it is about the request, not the object. */
    public static Attributes removed(Attributes attributes) {
        return attributes.without(Attribute.VENDOR, WrappingKeyId::isIt);
    }

    /** The attributes of something to be made of {@code sources}: wrapped as the first of them is that is, unless they say. */
    public static Attributes inherited(Attributes requested, List<StoredObject> sources) {
        if (of(requested).isPresent()) {
            return requested;
        }
        return sources.stream()
                .flatMap(source -> ofStored(source).stream())
                .findFirst()
                .map(key -> requested.withVendor(VendorAttribute.text("", ATTRIBUTE_NAME, key.value())))
                .orElse(requested);
    }

    /** The key that an object is stored under. */
    private static Optional<UniqueIdentifier> ofStored(StoredObject object) {
        return object.material() instanceof Material.Wrapped wrapped
                ? wrapped.wrapping().encryptionKeyInformation().map(EncryptionKeyInformation::uniqueIdentifier)
                : Optional.empty();
    }

    private static boolean isIt(VendorAttribute attribute) {
        return attribute.attributeName().equals(ATTRIBUTE_NAME);
    }

    private static UniqueIdentifier read(VendorAttribute attribute) {
        if (attribute.attributeValue() instanceof Ttlv.Text text) {
            return new UniqueIdentifier(text.value());
        }
        throw new KmipException(ResultReason.INVALID_FIELD, "the attribute wrapping_key_id must be text");
    }
}
