package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.core.port.StoredObjectCodec;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jdbi.v3.core.mapper.RowMapper;

/** How values of the ports look in columns. */
final class Rows {
    /** {@code id, type, owner, version, attributes}. */
    static final RowMapper<StoredObject> OBJECT_WITHOUT_MATERIAL = (row, context) -> new StoredObject(
            new UniqueIdentifier(text(row.getBytes(1))),
            type(row.getInt(2)),
            new UserId(text(row.getBytes(3))),
            StoredObjectCodec.decodeAttributes(row.getBytes(5)),
            new Material.None(),
            row.getLong(4));

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Rows() {}

    static ObjectType type(int code) {
        return Enumerations.find(ObjectType.class, code)
                .orElseThrow(() -> new IllegalStateException("a stored object has the unknown type " + code));
    }

    /** Material from its column; wipes the array unless all that it holds is wrapped. */
    static Material material(byte[] column) {
        boolean wrapped = false;
        try {
            Material material = StoredObjectCodec.decodeMaterial(column);
            wrapped = !(material instanceof Material.Clear);
            return material;
        } finally {
            if (!wrapped) {
                Arrays.fill(column, (byte) 0);
            }
        }
    }

    static byte[] bytes(UniqueIdentifier id) {
        return bytes(id.value());
    }

    static byte[] bytes(UserId user) {
        return bytes(user.name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Microseconds since 1970; moments outside what fits, such as the ends of an open range, become its first or last. */
    static long micros(Instant moment) {
        try {
            return Math.addExact(
                    Math.multiplyExact(moment.getEpochSecond(), MICROS_PER_SECOND), moment.getNano() / 1000);
        } catch (ArithmeticException beyond) {
            return moment.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
