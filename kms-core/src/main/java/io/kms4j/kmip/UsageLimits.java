package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import java.util.Optional;

/** How much a key may still protect (KMIP 2.1, Usage Limits): total, what is left, and whether bytes or objects count. */
public record UsageLimits(long usageLimitsTotal, Optional<Long> usageLimitsCount, UsageLimitsUnit usageLimitsUnit) {

    /** The same limits with nothing used yet. */
    public UsageLimits unused() {
        return withLeft(usageLimitsTotal);
    }

    /** The same limits with {@code count} units left. */
    public UsageLimits withLeft(long count) {
        return new UsageLimits(usageLimitsTotal, Optional.of(count), usageLimitsUnit);
    }

    /** How many units are left. */
    public long left() {
        return usageLimitsCount.orElse(usageLimitsTotal);
    }
}
