package io.kms4j.server.config;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How keys are handled, and the requests for them.
 *
 * @param clockSkew how far the time stamp of a message may be off; empty: as far as it likes
 * @param crlHosts where Validate may fetch revocation lists
 * @param keyEncryptionKey what wraps new keys; empty: nothing unless a request says so
 * @param unwrappedTypes which objects are handed out unwrapped by default
 * @param cache the bounds of the unwrapped-key cache; empty when it is off
 */
public record KeySettings(
        String vendorIdentification,
        AlgorithmPolicy algorithmPolicy,
        boolean clientIvAllowed,
        boolean strictSeparation,
        Optional<Duration> clockSkew,
        Set<String> crlHosts,
        Optional<UniqueIdentifier> keyEncryptionKey,
        Set<ObjectType> unwrappedTypes,
        Optional<Cache> cache) {
    /** Bounds of the cache: entries, time without use, and time in all. */
    public record Cache(int maxEntries, Duration maxIdle, Duration maxAge) {}
}
