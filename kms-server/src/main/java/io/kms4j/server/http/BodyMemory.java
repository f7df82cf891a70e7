package io.kms4j.server.http;

import io.kms4j.server.config.HttpSettings;
import java.util.concurrent.Semaphore;

/**
 * How much memory large bodies may take all together, so that many large requests at once are told to come back rather than
 * all fail for lack of memory. Small bodies are not counted. Safe for many threads.
 */
final class BodyMemory {
    private static final int UNIT_BYTES = 65_536;
    /** Decoding and answering take several times the size of the body. */
    private static final int SHARE = 16;

    private final Semaphore units;

    /** A share of the heap, and room for at least one body of the largest size. */
    BodyMemory(HttpSettings settings, long heapBytes) {
        units = new Semaphore(Math.max(units(settings.maxRequestBytes()), units(heapBytes / SHARE)));
    }

    /** A reservation that grows with its body; close it when the request is answered. */
    Reservation reserve() {
        return new Reservation();
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES);
    }

    /** The memory of one body. For one thread. */
    final class Reservation implements AutoCloseable {
        private int held;

        private Reservation() {}

        /**
         * Makes sure that this many bytes are reserved.
         *
         * @throws HttpProblem 503 when others have them
         */
        void grow(int bytes) {
            int more = units(bytes) - held;
            if (more > 0) {
                if (!units.tryAcquire(more)) {
                    throw new HttpProblem(503, "too many large requests at the same time; try again later");
                }
                held += more;
            }
        }

        @Override
        public void close() {
            units.release(held);
            held = 0;
        }
    }
}
