package io.kms4j.kmip.ttlv;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as KMIP's Date-Time Extended counts them: microseconds since 1970. */
final class Microseconds {
    private static final long PER_SECOND = 1_000_000;

    private Microseconds() {}

    /**
     * @throws ArithmeticException for a moment more than 292,000 years away
     */
    static long of(Instant moment) {
        long seconds = moment.getEpochSecond();
        int microseconds = moment.getNano() / 1000;
        return seconds >= 0
                ? Math.addExact(Math.multiplyExact(seconds, PER_SECOND), microseconds)
                // The nanoseconds count upwards before 1970 too: the whole second alone might be out of range.
                : Math.addExact(Math.multiplyExact(seconds + 1, PER_SECOND), microseconds - PER_SECOND);
    }

    /** Never out of range: an Instant spans more than 2^63 microseconds. */
    static Instant toInstant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
