package io.kms4j.server.socket;

import java.time.Duration;

/** The moment at which a connection is given up unless it gets on. Set by one thread, watched by another. */
final class Deadline {
    private static final Duration NEVER = Duration.ofDays(365);

    private volatile long nanos;

    Deadline(Duration first) {
        in(first);
    }

    /** From now. */
    void in(Duration duration) {
        after(System.nanoTime(), duration);
    }

    /** From a moment of {@link System#nanoTime()}. */
    void after(long begin, Duration duration) {
        nanos = begin + duration.toNanos();
    }

    void never() {
        in(NEVER);
    }

    boolean isOver() {
        return System.nanoTime() - nanos > 0;
    }
}
