package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.core.port.StoredObjectCodec;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jdbi.v3.core.mapper.RowMapper;

/** How values of the ports look in columns. */
final class Rows {
    /** {@code id, type, owner, version, attributes, material}. */
    static final RowMapper<StoredObject> OBJECT = (row, context) -> object(row, material(row.getBytes(6)));

    /** {@code id, type, owner, version, attributes}. */
    static final RowMapper<StoredObject> OBJECT_WITHOUT_MATERIAL = (row, context) -> object(row, new Material.None());

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Rows() {}

    private static StoredObject object(ResultSet row, Material material) throws SQLException {
        int type = row.getInt(2);
        Attributes attributes = StoredObjectCodec.decodeAttributes(row.getBytes(5));
        return new StoredObject(
                new UniqueIdentifier(text(row.getBytes(1))),
                Enumerations.find(ObjectType.class, type)
                        .orElseThrow(() -> new IllegalStateException("a stored object has the unknown type " + type)),
                new UserId(text(row.getBytes(3))),
                attributes,
                material,
                row.getLong(4));
    }

    private static Material material(byte[] encoded) {
        try {
            return StoredObjectCodec.decodeMaterial(encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
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
