package io.kms4j.core.internal.session;

import java.util.concurrent.atomic.AtomicLong;

/** Counts uses down to none. Safe for many threads. */
final class Countdown {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final AtomicLong left;

    Countdown(long uses) {
        left = new AtomicLong(uses);
    }

    static Countdown unlimited() {
        return new Countdown(UNLIMITED);
    }

    /** Takes one use; false when none is left. */
    boolean take() {
        return left.getAndUpdate(uses -> uses == UNLIMITED || uses <= 0 ? uses : uses - 1) > 0;
    }
}
