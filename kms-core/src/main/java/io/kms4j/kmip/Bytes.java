package io.kms4j.kmip;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An immutable byte string of public or encrypted data. Clear keys belong in {@link SecretBytes}. Printing shows the
 * length only, since plaintexts travel in it too.
 */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    public static Bytes empty() {
        return EMPTY;
    }

    public static Bytes copyOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** Takes the array itself: the caller must not touch it again. */
    public static Bytes takeOver(byte[] bytes) {
        return new Bytes(bytes);
    }

    public int length() {
        return value.length;
    }

    public byte at(int index) {
        return value[index];
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** Copies all bytes into {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, value.length);
    }

    /** Copies all bytes to the position of {@code target}, which moves on. */
    public void copyTo(ByteBuffer target) {
        target.put(value);
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        if (from < 0 || to > value.length || from > to) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + value.length);
        }
        return new Bytes(Arrays.copyOfRange(value, from, to));
    }

    /** The parts one after the other. */
    public static Bytes concat(Bytes... parts) {
        int length = 0;
        for (Bytes part : parts) {
            length += part.value.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (Bytes part : parts) {
            part.copyTo(all, at);
            at += part.value.length;
        }
        return new Bytes(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "Bytes[" + value.length + "]";
    }
}
