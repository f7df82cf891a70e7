package io.kms4j.core.port;

import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which objects to find: those that {@code owner} owns or whose identifier is among {@code granted}, and that have every
 * key, every date and one of the states.
 *
 * @param allOf keys that an object must all have
 * @param dates ranges that an object's dates must all fall in
 * @param states states as stored, as {@link ObjectIndex#stateOf} numbers them; empty: any
 * @param offset how many matches to pass over, 0 or more
 * @param limit how many to return at most, 1 or more
 */
public record LocateQuery(
        UserId owner,
        Set<UniqueIdentifier> granted,
        List<IndexKey> allOf,
        List<DateRange> dates,
        Set<Integer> states,
        int offset,
        int limit) {

    /** A date attribute, by tag number, between two moments, both included. */
    public record DateRange(int attribute, Instant from, Instant to) {}
}
