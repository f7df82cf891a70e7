package io.kms4j.core.port;

import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which objects to find: those that {@code owner} owns or whose identifier is among {@code granted}, and that have every
 * key, every date and one of the states.
 *
 * @param allOf keys that an object must all have
 * @param dates ranges that an object's dates must all fall in
 * @param states states as stored, as {@link ObjectIndex#stateOf} numbers them; empty: any
 * @param stateAt the state that an object must be in by then
 * @param offset how many matches to pass over, 0 or more
 * @param limit how many to return at most, 1 or more
 * @param oldestFirst whether the order of creation counts, not its reverse
 * @param counted whether the total is wanted; counting may cost more than finding
 */
public record LocateQuery(
        UserId owner,
        Set<UniqueIdentifier> granted,
        List<IndexKey> allOf,
        List<DateRange> dates,
        Set<Integer> states,
        Optional<StateAt> stateAt,
        int offset,
        int limit,
        boolean oldestFirst,
        boolean counted) {

    /** Newest first, with a total. */
    public LocateQuery(
            UserId owner,
            Set<UniqueIdentifier> granted,
            List<IndexKey> allOf,
            List<DateRange> dates,
            Set<Integer> states,
            int offset,
            int limit) {
        this(owner, granted, allOf, dates, states, Optional.empty(), offset, limit, false, true);
    }

    /** A date attribute, by tag number, between two moments, both included. */
    public record DateRange(int attribute, Instant from, Instant to) {
        boolean holds(StoredObject object) {
            Instant date = ObjectIndex.datesOf(object).get(attribute);
            return date != null && !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /** The state that an object's dates have brought it to by a moment, whether or not that is stored. */
    public record StateAt(State state, Instant at) {
        boolean holds(StoredObject object) {
            return ObjectIndex.stateAt(object.attributes(), at) == state;
        }
    }

    /** Whether {@code object} matches, wherever it would be in the result. */
    public boolean matches(StoredObject object) {
        return (object.owner().equals(owner) || granted.contains(object.id()))
                && ObjectIndex.keysOf(object).containsAll(allOf)
                && dates.stream().allMatch(range -> range.holds(object))
                && (states.isEmpty() || states.contains(ObjectIndex.stateOf(object)))
                && stateAt.map(wanted -> wanted.holds(object)).orElse(true);
    }

    /** The same query for the oldest match alone, however many there are. */
    public LocateQuery oldest() {
        return new LocateQuery(owner, granted, allOf, dates, states, stateAt, 0, 1, true, false);
    }

    /** The same query for objects that are in this state by {@code moment}. */
    public LocateQuery in(State state, Instant moment) {
        Optional<StateAt> wanted = Optional.of(new StateAt(state, moment));
        return new LocateQuery(owner, granted, allOf, dates, states, wanted, offset, limit, oldestFirst, counted);
    }

    /** The same query, whose total nobody reads. */
    public LocateQuery uncounted() {
        return new LocateQuery(owner, granted, allOf, dates, states, stateAt, offset, limit, oldestFirst, false);
    }

    /** The same query for another page. */
    public LocateQuery page(int newOffset, int newLimit) {
        return new LocateQuery(
                owner, granted, allOf, dates, states, stateAt, newOffset, newLimit, oldestFirst, counted);
    }
}
