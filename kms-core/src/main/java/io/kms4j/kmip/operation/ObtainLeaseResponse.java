package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import java.time.Duration;
import java.time.Instant;

/**
 * The answer to Obtain Lease.
 *
 * @param leaseTime how long a copy may be used, in whole seconds
 * @param lastChangeDate when the object changed last: what the client remembers from before is out of date
 */
public record ObtainLeaseResponse(UniqueIdentifier uniqueIdentifier, Duration leaseTime, Instant lastChangeDate)
        implements ResponsePayload {}
