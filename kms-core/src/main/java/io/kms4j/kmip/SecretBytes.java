package io.kms4j.kmip;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that must not leak: keys, PINs, decrypted data on its way out. Lent rather than given, never printed, wiped by
 * {@link #close()}. Wiping shortens the exposure, it does not end it: the garbage collector may have moved the array, and
 * the JCE keeps copies of its own.
 *
 * <p>Safe for many threads: a reader never sees bytes that are half wiped. Equality is by identity; compare contents with
 * {@link #sameAs}.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array itself: the caller must not touch it again. */
    public static SecretBytes takeOver(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    public static SecretBytes copyOf(Bytes bytes) {
        return new SecretBytes(bytes.toArray());
    }

    /** The length in bytes; known after closing too. */
    public int length() {
        return bytes.length;
    }

    /**
     * Calls {@code reader} with a copy that is wiped when it returns.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public <T> T lend(Function<byte[], T> reader) {
        byte[] copy = copy();
        try {
            return reader.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * The bytes as plain data, for an answer that is meant to carry them.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public Bytes reveal() {
        return Bytes.takeOver(copy());
    }

    /** An independent copy, to be closed by its owner. */
    public SecretBytes duplicate() {
        return new SecretBytes(copy());
    }

    private synchronized byte[] copy() {
        if (closed) {
            throw new IllegalStateException("these secret bytes were closed");
        }
        return bytes.clone();
    }

    /** Whether both hold the same bytes, in time that depends on the lengths only. */
    public boolean sameAs(SecretBytes other) {
        return lend(mine -> other.lend(theirs -> MessageDigest.isEqual(mine, theirs)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + "]";
    }
}
