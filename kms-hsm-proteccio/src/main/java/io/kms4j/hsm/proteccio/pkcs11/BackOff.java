package io.kms4j.hsm.proteccio.pkcs11;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When to try again to reach a device that is away: after 100 ms, then after twice as long each time, up to 5 s. As long as
 * little was tried it may just have blinked, and calls wait for it; then the slot is down, and calls are refused at once
 * until the next try is due. Not safe for many threads.
 */
final class BackOff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int BLINKS = 3;

    private final LongSupplier nanoTime;
    private int failures;
    private long retryAt;

    BackOff(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void failed() {
        retryAt = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(delayMillis());
        failures++;
    }

    void succeeded() {
        failures = 0;
    }

    private long delayMillis() {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
    }

    /** Whether the device is away for longer than a blink. */
    boolean isDown() {
        return failures > BLINKS;
    }

    /** How long to wait before the next try, in ms; 0: it is due. */
    long waitMillis() {
        long nanos = failures == 0 ? 0 : retryAt - nanoTime.getAsLong();
        return nanos <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }
}
