package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.missing;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects, under the tags of their types, and what is special about their key blocks. */
final class ObjectCodec {
    /** The name that earlier clients of the original product give to an object of whatever type. */
    static final Tag OBJECT = Tag.of("Object");

    private static final Map<Tag, RecordSchema<?>> SCHEMAS = new HashMap<>();

    static {
        for (Class<?> type : ManagedObject.class.getPermittedSubclasses()) {
            Tag tag = Tag.find(type.getSimpleName()).orElseThrow(() -> new AssertionError(type));
            SCHEMAS.put(tag, RecordSchema.of(type.asSubclass(Record.class)));
        }
    }

    private ObjectCodec() {}

    /** Whether an item with this tag is an object. */
    static boolean isObject(Tag tag) {
        return SCHEMAS.containsKey(tag) || tag.equals(OBJECT);
    }

    /** An item of a payload as it is, but an {@link #OBJECT} tagged by the type that its payload names. */
    static Ttlv typed(Ttlv item, Ttlv.Structure payload) {
        if (item.tag().code() != 0 || !item.tag().equals(OBJECT)) {
            return item;
        }
        Ttlv type = payload.find(Tag.OBJECT_TYPE)
                .orElseThrow(
                        () -> missing(Tag.OBJECT_TYPE.kmipName(), payload.tag().kmipName()));
        ObjectType objectType = ValueCodecs.of(ObjectType.class).read(type);
        return objectType == null ? item : item.withTag(Tag.of(objectType.kmipName()));
    }

    static ManagedObject read(Ttlv item) {
        RecordSchema<?> schema = SCHEMAS.get(item.tag());
        if (schema == null) {
            throw invalidField(item.tag() + " is not a type of object that can be kept");
        }
        return (ManagedObject) schema.read(item);
    }

    static Ttlv write(ManagedObject object) {
        Tag tag = Tag.of(object.objectType().kmipName());
        return write(tag, object, SCHEMAS.get(tag));
    }

    @SuppressWarnings("unchecked") // the table pairs each object type's tag with the schema of its class
    private static <T extends Record> Ttlv write(Tag tag, ManagedObject object, @Nullable RecordSchema<T> schema) {
        if (schema == null) {
            throw new AssertionError(tag);
        }
        return schema.write(tag, (T) object);
    }

    static KeyBlock readKeyBlock(Ttlv item) {
        KeyBlock block = RecordSchema.of(KeyBlock.class).read(item);
        if (block.keyValue().orElse(null) instanceof KeyValue.Plain plain) {
            TransparentKeys.check(block.keyFormatType(), plain.keyMaterial());
        }
        return block;
    }

    static KeyValue readKeyValue(Ttlv item) {
        if (item instanceof Ttlv.ByteString wrapped) {
            return new KeyValue.Wrapped(wrapped.value());
        }
        if (!(item instanceof Ttlv.Structure structure)) {
            throw wrongType(item, ItemType.STRUCTURE);
        }
        Optional<KeyMaterial> material = Optional.empty();
        Optional<Attributes> attributes = Optional.empty();
        for (Ttlv child : structure.items()) {
            if (child.tag().equals(Tag.KEY_MATERIAL) && material.isEmpty()) {
                material = Optional.of(readKeyMaterial(child));
            } else if (child.tag().equals(Tag.ATTRIBUTES) && attributes.isEmpty()) {
                attributes = Optional.of(AttributesCodec.read(child));
            } else {
                throw invalidMessage(child.tag() + " has no place in " + item.tag() + ", or is there twice");
            }
        }
        return new KeyValue.Plain(
                material.orElseThrow(
                        () -> missing(Tag.KEY_MATERIAL.kmipName(), item.tag().kmipName())),
                attributes.orElse(Attributes.none()));
    }

    private static KeyMaterial readKeyMaterial(Ttlv item) {
        if (item instanceof Ttlv.ByteString bytes) {
            return new KeyMaterial.Encoded(SecretBytes.takeOver(bytes.value().toArray()));
        }
        if (item instanceof Ttlv.Structure fields) {
            return new KeyMaterial.Transparent(fields);
        }
        throw wrongType(item, ItemType.BYTE_STRING);
    }

    static Ttlv writeKeyValue(Tag tag, KeyValue value) {
        if (value instanceof KeyValue.Wrapped wrapped) {
            return new Ttlv.ByteString(tag, wrapped.bytes());
        }
        KeyValue.Plain plain = (KeyValue.Plain) value;
        Ttlv material = writeKeyMaterial(plain.keyMaterial());
        if (plain.attributes().isEmpty()) {
            return new Ttlv.Structure(tag, List.of(material));
        }
        return new Ttlv.Structure(tag, List.of(material, AttributesCodec.write(Tag.ATTRIBUTES, plain.attributes())));
    }

    private static Ttlv writeKeyMaterial(KeyMaterial material) {
        if (material instanceof KeyMaterial.Encoded encoded) {
            return new Ttlv.ByteString(Tag.KEY_MATERIAL, encoded.bytes().reveal());
        }
        return ((KeyMaterial.Transparent) material).fields().withTag(Tag.KEY_MATERIAL);
    }
}
