package io.kms4j.core;

import java.time.Duration;

/**
 * How long unwrapped keys stay in memory.
 *
 * @param entries how many at most, 1 or more
 * @param idle how long after the last use
 * @param age how long in all
 */
public record CacheLimits(int entries, Duration idle, Duration age) {
    /** 1,000 keys, 15 minutes idle, one hour in all. */
    public static final CacheLimits DEFAULT = new CacheLimits(1_000, Duration.ofMinutes(15), Duration.ofHours(1));

    public CacheLimits {
        if (entries < 1 || idle.isNegative() || idle.isZero() || age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("cache limits must be positive");
        }
    }
}
