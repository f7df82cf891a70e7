package io.kms4j.hsm.proteccio.pkcs11;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Memory outside the heap with a known address. The wrapper holds back the garbage collector while it works on a Java array,
 * so one slow call of an HSM would stop the whole JVM; with an address it does not. Not safe for many threads.
 */
public final class NativeBuffer {
    private static final int SMALL = 4096;
    private static final int KEPT = 128 * 1024;
    private static final byte[] ZEROS = new byte[SMALL];
    private static final Optional<MethodHandle> ADDRESS = addressOf();

    private ByteBuffer memory = ByteBuffer.allocateDirect(SMALL);
    private long address = address(memory);
    private int length;

    /** Whether this JVM gives addresses; if not, arrays are used. */
    static boolean hasAddresses() {
        return ADDRESS.isPresent();
    }

    /** Takes a copy of {@code bytes} as its content. */
    public NativeBuffer fill(byte[] bytes) {
        return reserve(bytes.length).write(bytes);
    }

    /** Makes room for {@code capacity} bytes. */
    public NativeBuffer reserve(int capacity) {
        if (memory.capacity() < capacity) {
            wipe();
            memory = ByteBuffer.allocateDirect(capacity);
            address = address(memory);
        }
        length = capacity;
        return this;
    }

    /** The first {@code count} bytes, copied. */
    public byte[] read(int count) {
        byte[] bytes = new byte[count];
        memory.get(0, bytes);
        return bytes;
    }

    /** Writes to the beginning. */
    NativeBuffer write(byte[] bytes) {
        memory.put(0, bytes);
        return this;
    }

    /** The length of the content, or the room that was asked for. */
    int length() {
        return length;
    }

    long address() {
        return address;
    }

    /** Overwrites everything, and gives back unusually large memory. */
    void wipe() {
        for (int at = 0; at < length; at += SMALL) {
            memory.put(at, ZEROS, 0, Math.min(SMALL, length - at));
        }
        length = 0;
        if (memory.capacity() > KEPT) {
            memory = ByteBuffer.allocateDirect(SMALL);
            address = address(memory);
        }
    }

    private static long address(ByteBuffer buffer) {
        if (ADDRESS.isEmpty()) {
            return 0;
        }
        try {
            return (long) ADDRESS.get().invokeExact((Buffer) buffer);
        } catch (Throwable e) {
            throw new IllegalStateException("no address of a direct buffer", e);
        }
    }

    /** From Java 22 on MemorySegment tells addresses; before, only a class that needs an export. */
    private static Optional<MethodHandle> addressOf() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            if (Runtime.version().feature() >= 22) {
                Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
                MethodHandle of = lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
                MethodHandle address = lookup.findVirtual(segment, "address", MethodType.methodType(long.class));
                return Optional.of(MethodHandles.filterReturnValue(of, address));
            }
            Class<?> direct = Class.forName("sun.nio.ch.DirectBuffer");
            MethodHandle address = lookup.findVirtual(direct, "address", MethodType.methodType(long.class));
            return Optional.of(address.asType(MethodType.methodType(long.class, Buffer.class)));
        } catch (ReflectiveOperationException notExported) {
            return Optional.empty();
        }
    }
}
