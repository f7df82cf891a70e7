package io.kms4j.hsm.proteccio.pkcs11;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Attributes by their CKA type: a template, or an answer of the token. Values are {@link Boolean}, {@link Long} or
 * {@code byte[]}. It may hold key bytes ({@link #wipe}), so printing shows the types only. Not safe for many threads.
 */
public final class AttributeSet {
    private final Map<Long, Object> values = new LinkedHashMap<>();

    public AttributeSet with(long type, boolean value) {
        values.put(type, value);
        return this;
    }

    public AttributeSet with(long type, long value) {
        values.put(type, value);
        return this;
    }

    public AttributeSet with(long type, byte[] value) {
        values.put(type, value);
        return this;
    }

    public AttributeSet with(long type, String text) {
        return with(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** This one's attributes and then those of {@code other}, which it shares. */
    AttributeSet and(AttributeSet other) {
        AttributeSet both = new AttributeSet();
        both.values.putAll(values);
        both.values.putAll(other.values);
        return both;
    }

    /** A template as this one but without {@code type}. */
    AttributeSet without(long type) {
        AttributeSet copy = new AttributeSet();
        copy.values.putAll(values);
        copy.values.remove(type);
        return copy;
    }

    public boolean flag(long type) {
        return get(type, Boolean.class);
    }

    public long number(long type) {
        return get(type, Long.class);
    }

    public byte[] bytes(long type) {
        return get(type, byte[].class);
    }

    /** The bytes as UTF-8; empty without any. */
    public String text(long type) {
        return values.containsKey(type) ? new String(bytes(type), StandardCharsets.UTF_8) : "";
    }

    /** The bytes as an unsigned number, the way PKCS#11 keeps big integers. */
    public BigInteger unsigned(long type) {
        return new BigInteger(1, bytes(type));
    }

    /** Overwrites all byte strings. */
    public void wipe() {
        for (Object value : values.values()) {
            if (value instanceof byte[] bytes) {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    Map<Long, Object> values() {
        return values;
    }

    private <T> T get(long type, Class<T> as) {
        Object value = values.get(type);
        if (!as.isInstance(value)) {
            throw new IllegalStateException("the token gave no usable attribute 0x" + Long.toHexString(type));
        }
        return as.cast(value);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("AttributeSet");
        new TreeSet<>(values.keySet()).forEach(type -> text.append(" 0x").append(Long.toHexString(type)));
        return text.toString();
    }
}
