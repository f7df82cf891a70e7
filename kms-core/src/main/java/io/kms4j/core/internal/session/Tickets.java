package io.kms4j.core.internal.session;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Rights;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ticket;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.TicketType;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tickets that are valid now. They live in the memory of this node, by their SHA-256 only, and are gone when it stops:
 * clients then log in again. Safe for many threads.
 */
public final class Tickets {
    private static final int VALUE_BYTES = 32;
    private static final int MAX_IN_ALL = 10_000;
    private static final int MAX_PER_USER = 100;
    private static final int MAX_RIGHTS_BYTES = 16_384;
    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * One ticket.
     *
     * @param delegation the rights it is limited to; empty: all that the user has
     */
    record Entry(UserId user, Instant end, Countdown requests, Countdown operations, Optional<Delegation> delegation) {}

    /** What a ticket is asked to be; as in {@code LoginRequest}. */
    public record Wish(Optional<Ttlv> leaseTime, Optional<Integer> requestCount, Optional<UsageLimits> usageLimits) {}

    private final Map<Bytes, Entry> entries = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Tickets(Clock clock) {
        this.clock = clock;
    }

    /**
     * A new ticket.
     *
     * @throws KmipException INVALID_FIELD for limits below 0 or a lease that is over; FEATURE_NOT_SUPPORTED for limits in
     *     bytes; SERVER_LIMIT_EXCEEDED when there are too many tickets or rights
     */
    public Ticket issue(UserId user, Wish wish, Optional<Rights> rights) {
        rights.ifPresent(Tickets::checkSize);
        Entry entry = new Entry(
                user,
                end(wish.leaseTime()),
                wish.requestCount().map(count -> countdown(count.longValue())).orElseGet(Countdown::unlimited),
                countdown(wish.usageLimits()),
                rights.map(Delegation::new));
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        Bytes bytes = Bytes.takeOver(value);
        add(sha256(bytes), entry);
        return new Ticket(TicketType.LOGIN, bytes);
    }

    private static void checkSize(Rights rights) {
        if (BinaryTtlv.size(KmipMapper.writeStructure(Tag.RIGHTS, rights, Rights.class)) > MAX_RIGHTS_BYTES) {
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED,
                    "Rights has at most " + MAX_RIGHTS_BYTES + " bytes; name groups of objects");
        }
    }

    private Instant end(Optional<Ttlv> leaseTime) {
        Instant now = clock.instant();
        Instant last = now.plus(LONGEST);
        if (leaseTime.isEmpty()) {
            return last;
        }
        Instant asked;
        if (leaseTime.get() instanceof Ttlv.Interval interval) {
            asked = interval.seconds() == 0 ? last : now.plusSeconds(interval.seconds());
        } else if (leaseTime.get() instanceof Ttlv.DateTime date) {
            asked = date.value();
        } else {
            throw new KmipException(ResultReason.INVALID_FIELD, "LeaseTime must be an Interval or a Date-Time");
        }
        if (!asked.isAfter(now)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "LeaseTime is in the past");
        }
        return asked.isBefore(last) ? asked : last;
    }

    static Countdown countdown(Optional<UsageLimits> limits) {
        if (limits.filter(present -> present.usageLimitsUnit() != UsageLimitsUnit.OBJECT)
                .isPresent()) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "the usage of a ticket is counted in objects, not in bytes");
        }
        return limits.map(present -> countdown(present.usageLimitsTotal())).orElseGet(Countdown::unlimited);
    }

    private static Countdown countdown(long uses) {
        if (uses < 0) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a ticket cannot be used less than 0 times");
        }
        return new Countdown(uses);
    }

    private synchronized void add(Bytes hash, Entry entry) {
        boolean full = entries.size() >= MAX_IN_ALL || countOf(entry.user()) >= MAX_PER_USER;
        if (full) {
            Instant now = clock.instant();
            entries.values().removeIf(old -> !old.end().isAfter(now));
            if (entries.size() >= MAX_IN_ALL || countOf(entry.user()) >= MAX_PER_USER) {
                throw new KmipException(
                        ResultReason.SERVER_LIMIT_EXCEEDED,
                        "a user has at most " + MAX_PER_USER + " tickets at a time; log out");
            }
        }
        entries.put(hash, entry);
    }

    private long countOf(UserId user) {
        return entries.values().stream()
                .filter(entry -> entry.user().equals(user))
                .count();
    }

    /**
     * The session that a ticket opens, which takes one request off it.
     *
     * @throws KmipException INVALID_TICKET when there is none, it is over or was logged out; USAGE_LIMIT_EXCEEDED
     */
    Session open(Ticket ticket) {
        Entry entry = valid(ticket);
        boolean left = entry.requests().take();
        // The holder of a delegated ticket is told for each operation.
        if (!left && entry.delegation().isEmpty()) {
            throw Session.usedUp();
        }
        return Session.of(entry, !left);
    }

    /**
     * Ends a ticket of {@code user}.
     *
     * @throws KmipException INVALID_TICKET when there is none
     */
    public synchronized void end(Ticket ticket, UserId user) {
        if (!valid(ticket).user().equals(user)) {
            throw invalid();
        }
        entries.remove(sha256(ticket.ticketValue()));
    }

    private synchronized Entry valid(Ticket ticket) {
        Entry entry = entries.get(sha256(ticket.ticketValue()));
        if (entry == null || !entry.end().isAfter(clock.instant())) {
            throw invalid();
        }
        return entry;
    }

    private static KmipException invalid() {
        return new KmipException(ResultReason.INVALID_TICKET, "the ticket is not valid, or not any more: log in again");
    }

    private static Bytes sha256(Bytes value) {
        try {
            return Bytes.takeOver(MessageDigest.getInstance("SHA-256").digest(value.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
