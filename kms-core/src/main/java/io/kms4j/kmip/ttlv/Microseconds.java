package io.kms4j.kmip.ttlv;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as KMIP's Date-Time Extended counts them: microseconds since 1970. */
final class Microseconds {
    private Microseconds() {}

    static long of(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** Never out of range: an Instant spans more than 2^63 microseconds. */
    static Instant toInstant(long microseconds) {
        return Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    }
}
