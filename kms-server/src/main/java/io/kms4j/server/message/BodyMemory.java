package io.kms4j.server.message;

import java.util.concurrent.Semaphore;

/**
 * How much memory large bodies may take all together, so that many large requests at once are told to come back rather than
 * all fail for lack of memory. Small bodies are not counted. Safe for many threads.
 */
public final class BodyMemory {
    private static final int UNIT_BYTES = 65_536;
    /** Decoding and answering take several times the size of the body. */
    private static final int SHARE = 16;

    private final Semaphore units;

    /** A share of the heap, and room for at least one body of the largest size. */
    public BodyMemory(int largestBytes, long heapBytes) {
        units = new Semaphore(Math.max(units(largestBytes), units(heapBytes / SHARE)));
    }

    /** A reservation that grows with its body; close it when the request is answered. */
    public Reservation reserve() {
        return new Reservation();
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES);
    }

    /** The memory of one body. For one thread. */
    public final class Reservation implements AutoCloseable {
        private int held;

        private Reservation() {}

        /** Makes sure that this many bytes are reserved; false when others have them. */
        public boolean grow(int bytes) {
            int more = units(bytes) - held;
            if (more <= 0) {
                return true;
            }
            boolean free = units.tryAcquire(more);
            held += free ? more : 0;
            return free;
        }

        @Override
        public void close() {
            units.release(held);
            held = 0;
        }
    }
}
