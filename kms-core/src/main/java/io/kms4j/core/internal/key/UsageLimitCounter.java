package io.kms4j.core.internal.key;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Counts Usage Limits down (KMIP 2.1, Usage Limits): before the use, in the store, so that no crash gives uses back. */
public final class UsageLimitCounter {
    private static final int MAX_ATTEMPTS = 50;

    private final KeyStore store;

    public UsageLimitCounter(KeyStore store) {
        this.store = store;
    }

    /**
     * Takes one use of {@code bytes} bytes off what the key may still protect; does nothing if it has no limits.
     *
     * @throws KmipException USAGE_LIMIT_EXCEEDED when that is not left
     */
    public void charge(StoredObject object, int bytes) {
        take(object, limits -> limits.usageLimitsUnit() == UsageLimitsUnit.BYTE ? bytes : 1);
    }

    /**
     * Takes {@code units} off what the key may still protect, for a client that uses the key itself.
     *
     * @throws KmipException USAGE_LIMIT_EXCEEDED when that is not left
     */
    public void allocate(StoredObject object, long units) {
        take(object, limits -> units);
    }

    /** What is left, if there are limits. */
    public static Optional<Long> left(Attributes attributes) {
        return attributes.get(Attribute.USAGE_LIMITS).map(UsageLimits::left);
    }

    private void take(StoredObject object, ToLongFunction<UsageLimits> cost) {
        StoredObject current = object;
        for (int attempt = 1; current.attributes().has(Attribute.USAGE_LIMITS); attempt++) {
            StoredObject charged = charged(current, cost);
            try {
                store.apply(List.of(new Change.Replace(charged)));
                return;
            } catch (StaleObjectException raced) {
                if (attempt == MAX_ATTEMPTS) {
                    throw raced;
                }
                UniqueIdentifier id = object.id();
                current = store.find(id).orElseThrow(() -> KeyResolver.notFound(id));
            }
        }
    }

    private static StoredObject charged(StoredObject object, ToLongFunction<UsageLimits> cost) {
        UsageLimits limits = object.attributes().get(Attribute.USAGE_LIMITS).orElseThrow();
        long left = limits.left() - cost.applyAsLong(limits);
        if (left < 0) {
            throw new KmipException(
                    ResultReason.USAGE_LIMIT_EXCEEDED, "the usage limits of '" + object.id() + "' are exceeded");
        }
        return object.withAttributes(object.attributes().with(Attribute.USAGE_LIMITS, limits.withLeft(left)));
    }
}
