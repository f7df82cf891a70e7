package io.kms4j.client.cli;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.List;
import java.util.Optional;

/** Makes and opens keys as they travel. */
final class KeyObjects {
    private KeyObjects() {}

    /**
     * A symmetric key from its bytes.
     *
     * @throws IllegalArgumentException if there are none
     */
    static ManagedObject symmetric(Bytes key, CryptographicAlgorithm algorithm) {
        if (key.length() == 0) {
            throw new IllegalArgumentException("the key is empty");
        }
        Ttlv.Structure fields = new Ttlv.Structure(Tag.KEY_MATERIAL, List.of(new Ttlv.ByteString(Tag.KEY, key)));
        return new ManagedObject.SymmetricKey(new KeyBlock(
                KeyFormatType.TRANSPARENT_SYMMETRIC_KEY,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(new KeyMaterial.Transparent(fields), Attributes.none())),
                Optional.of(algorithm),
                Optional.of(key.length() * 8),
                Optional.empty()));
    }

    /** The block of a key in a format that is a byte string; the server finds algorithm and length in it. */
    static KeyBlock encoded(Bytes key, KeyFormatType format) {
        KeyMaterial material = new KeyMaterial.Encoded(SecretBytes.copyOf(key));
        return new KeyBlock(
                format,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(material, Attributes.none())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static boolean isWrapped(ManagedObject object) {
        return object.keyBlockIfAny().flatMap(KeyBlock::keyWrappingData).isPresent();
    }

    /** The bytes of a key, wrapped or not; empty for formats that are not a byte string. */
    static Optional<Bytes> bytes(ManagedObject object) {
        Optional<KeyValue> value = object.keyBlockIfAny().flatMap(KeyBlock::keyValue);
        if (value.isPresent() && value.get() instanceof KeyValue.Wrapped wrapped) {
            return Optional.of(wrapped.bytes());
        }
        if (value.isPresent()
                && value.get() instanceof KeyValue.Plain plain
                && plain.keyMaterial() instanceof KeyMaterial.Encoded encoded) {
            return Optional.of(encoded.bytes().reveal());
        }
        return Optional.empty();
    }
}
