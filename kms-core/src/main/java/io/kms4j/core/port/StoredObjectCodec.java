package io.kms4j.core.port;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a store writes into its rows: attributes and material as binary TTLV of KMIP 2.1, with extension tags for what the
 * standard does not have. Attributes that a later release wrote and this one does not know are passed over. Safe for many
 * threads. Reading throws {@link IllegalStateException} for bytes that this class did not write.
 */
public final class StoredObjectCodec {
    private static final Tag CLEAR = Tag.of(0x54F001);
    private static final Tag WRAPPED = Tag.of(0x54F002);
    private static final Tag IN_HSM = Tag.of(0x54F003);
    private static final Tag NONE = Tag.of(0x54F004);
    private static final Tag SLOT = Tag.of(0x54F011);
    private static final Tag LABEL = Tag.of(0x54F012);

    /** Where the bytes of clear material begin: after a structure's header, a format and a byte string's header. */
    private static final int CLEAR_BYTES_AT = 8 + 16 + 8;

    private StoredObjectCodec() {}

    public static byte[] encodeAttributes(Attributes attributes) {
        return BinaryTtlv.write(KmipMapper.writeStoredAttributes(attributes));
    }

    public static Attributes decodeAttributes(byte[] bytes) {
        return reading("attributes", () -> KmipMapper.readStoredAttributes(BinaryTtlv.read(bytes)));
    }

    /** The material; the caller wipes the array of a clear key after use. */
    public static byte[] encodeMaterial(Material material) {
        if (material instanceof Material.Clear clear) {
            return encodeClear(clear);
        }
        if (material instanceof Material.Wrapped wrapped) {
            return BinaryTtlv.write(new Ttlv.Structure(
                    WRAPPED,
                    List.of(
                            enumeration(Tag.KEY_FORMAT_TYPE, wrapped.format()),
                            wrappedValue(wrapped),
                            KmipMapper.writeStructure(
                                    Tag.KEY_WRAPPING_DATA, wrapped.wrapping(), KeyWrappingData.class))));
        }
        if (material instanceof Material.InHsm inHsm) {
            return BinaryTtlv.write(hsmKey(inHsm.key()));
        }
        return BinaryTtlv.write(new Ttlv.Structure(NONE, List.of()));
    }

    private static Ttlv wrappedValue(Material.Wrapped wrapped) {
        return wrapped.inStructure()
                ? new Ttlv.Structure(Tag.KEY_VALUE, List.of(new Ttlv.ByteString(Tag.KEY_MATERIAL, wrapped.bytes())))
                : new Ttlv.ByteString(Tag.KEY_VALUE, wrapped.bytes());
    }

    public static Material decodeMaterial(byte[] bytes) {
        return reading("material", () -> isClear(bytes) ? decodeClear(bytes) : decodeOther(bytes));
    }

    private static <T> T reading(String what, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (KmipException e) {
            throw new IllegalStateException("stored " + what + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Clear keys are written and read without a tree, which would keep copies that nobody wipes. */
    private static byte[] encodeClear(Material.Clear clear) {
        int length = clear.bytes().length();
        int padded = length + (-length & 7);
        ByteBuffer out = ByteBuffer.allocate(CLEAR_BYTES_AT + padded);
        header(out, CLEAR, 0x01, CLEAR_BYTES_AT - 8 + padded);
        header(out, Tag.KEY_FORMAT_TYPE, 0x05, 4);
        out.putInt(clear.format().code()).putInt(0);
        header(out, Tag.KEY_MATERIAL, 0x08, length);
        clear.bytes().lend(out::put);
        return out.array();
    }

    private static void header(ByteBuffer out, Tag tag, int type, int length) {
        out.putInt(tag.code() << 8 | type).putInt(length);
    }

    private static boolean isClear(byte[] bytes) {
        return bytes.length >= 8 && ByteBuffer.wrap(bytes).getInt() >>> 8 == CLEAR.code();
    }

    private static Material decodeClear(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = bytes.length < CLEAR_BYTES_AT ? -1 : in.getInt(CLEAR_BYTES_AT - 4);
        if (length < 0 || length > bytes.length - CLEAR_BYTES_AT) {
            throw new IllegalStateException("stored material cannot be read: it is cut off");
        }
        KeyFormatType format = value(KeyFormatType.class, in.getInt(16));
        return new Material.Clear(
                format, SecretBytes.takeOver(Arrays.copyOfRange(bytes, CLEAR_BYTES_AT, CLEAR_BYTES_AT + length)));
    }

    private static Material decodeOther(byte[] bytes) {
        if (!(BinaryTtlv.read(bytes) instanceof Ttlv.Structure root)) {
            throw new IllegalStateException("stored material cannot be read: it is not a structure");
        }
        if (root.tag().equals(WRAPPED)) {
            Ttlv value = item(root, Tag.KEY_VALUE);
            Ttlv key = value instanceof Ttlv.Structure structure ? item(structure, Tag.KEY_MATERIAL) : value;
            return new Material.Wrapped(
                    value(KeyFormatType.class, number(root, Tag.KEY_FORMAT_TYPE)),
                    ((Ttlv.ByteString) key).value(),
                    KmipMapper.readStructure(item(root, Tag.KEY_WRAPPING_DATA), KeyWrappingData.class),
                    value instanceof Ttlv.Structure);
        }
        if (root.tag().equals(IN_HSM)) {
            return new Material.InHsm(hsmKey(root));
        }
        if (root.tag().equals(NONE)) {
            return new Material.None();
        }
        throw new IllegalStateException("stored material cannot be read: it has the unknown form " + root.tag());
    }

    private static Ttlv.Structure hsmKey(HsmKey key) {
        return new Ttlv.Structure(
                IN_HSM,
                List.of(
                        new Ttlv.LongInt(SLOT, key.id().slot()),
                        new Ttlv.Text(LABEL, key.id().label()),
                        enumeration(Tag.OBJECT_TYPE, key.type()),
                        enumeration(Tag.CRYPTOGRAPHIC_ALGORITHM, key.algorithm()),
                        new Ttlv.Int(Tag.CRYPTOGRAPHIC_LENGTH, key.lengthBits()),
                        new Ttlv.Bool(Tag.SENSITIVE, key.sensitive())));
    }

    private static HsmKey hsmKey(Ttlv.Structure root) {
        return new HsmKey(
                new HsmKeyId(((Ttlv.LongInt) item(root, SLOT)).value(), ((Ttlv.Text) item(root, LABEL)).value()),
                value(ObjectType.class, number(root, Tag.OBJECT_TYPE)),
                value(CryptographicAlgorithm.class, number(root, Tag.CRYPTOGRAPHIC_ALGORITHM)),
                ((Ttlv.Int) item(root, Tag.CRYPTOGRAPHIC_LENGTH)).value(),
                ((Ttlv.Bool) item(root, Tag.SENSITIVE)).value());
    }

    private static Ttlv enumeration(Tag tag, KmipEnum value) {
        return new Ttlv.Enumeration(tag, value.code());
    }

    private static int number(Ttlv.Structure root, Tag tag) {
        return ((Ttlv.Enumeration) item(root, tag)).value();
    }

    private static Ttlv item(Ttlv.Structure root, Tag tag) {
        return root.find(tag)
                .orElseThrow(() -> new IllegalStateException("stored material cannot be read: it has no " + tag));
    }

    private static <E extends KmipEnum> E value(Class<E> type, int code) {
        return Enumerations.find(type, code)
                .orElseThrow(() -> new IllegalStateException(
                        String.format("stored material cannot be read: 0x%08X is no %s", code, type.getSimpleName())));
    }
}
