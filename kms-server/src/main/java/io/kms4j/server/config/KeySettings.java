package io.kms4j.server.config;

import io.kms4j.core.AlgorithmPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * How keys are handled.
 *
 * @param cache the bounds of the unwrapped-key cache; empty when it is off
 */
public record KeySettings(
        String vendorIdentification,
        AlgorithmPolicy algorithmPolicy,
        boolean clientIvAllowed,
        boolean strictSeparation,
        Optional<Cache> cache) {
    /** Bounds of the cache: entries, time without use, and time in all. */
    public record Cache(int maxEntries, Duration maxIdle, Duration maxAge) {}
}
