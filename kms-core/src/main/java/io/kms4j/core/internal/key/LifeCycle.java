package io.kms4j.core.internal.key;

import io.kms4j.core.port.ObjectIndex;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** The states of an object and what moves it from one to the next (KMIP 2.1, State; NIST SP 800-57). */
public final class LifeCycle {
    private static final Set<RevocationReasonCode> COMPROMISES =
            Set.of(RevocationReasonCode.KEY_COMPROMISE, RevocationReasonCode.CA_COMPROMISE);

    private final Clock clock;

    public LifeCycle(Clock clock) {
        this.clock = clock;
    }

    /** Now, in whole seconds as KMIP counts. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The attributes with the state that the dates have brought about by now. */
    public Attributes current(Attributes attributes) {
        return attributes.with(Attribute.STATE, Optional.of(stateOf(attributes)));
    }

    /** The state by now: dates that have passed count, whether or not anybody has written that down. */
    public State stateOf(Attributes attributes) {
        return ObjectIndex.stateAt(attributes, clock.instant());
    }

    /** The moment that counts. */
    public Instant moment() {
        return clock.instant();
    }

    private boolean hasPassed(Optional<Instant> date) {
        return date.filter(moment -> !moment.isAfter(clock.instant())).isPresent();
    }

    /**
     * Checks that an object may be used.
     *
     * @throws KmipException WRONG_KEY_LIFECYCLE_STATE, or OBJECT_DESTROYED
     */
    public void checkUsable(UniqueIdentifier id, Attributes attributes, KeyUse use) {
        State state = stateOf(attributes);
        checkNotDestroyed(state);
        if (!use.states().contains(state)) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "DENIED: '" + id + "' is " + state.kmipName() + "; "
                            + use.right().kmipName() + " needs one of "
                            + use.states().stream()
                                    .map(State::kmipName)
                                    .sorted()
                                    .toList());
        }
        Optional<Instant> stop = attributes.get(Attribute.PROTECT_STOP_DATE);
        Optional<Instant> start = attributes.get(Attribute.PROCESS_START_DATE);
        if (use.protects() ? hasPassed(stop) : start.isPresent() && !hasPassed(start)) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "DENIED: '" + id + "' is outside its " + (use.protects() ? "ProtectStopDate" : "ProcessStartDate"));
        }
    }

    private static void checkNotDestroyed(State state) {
        if (isDestroyed(state)) {
            throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
        }
    }

    public static boolean isDestroyed(State state) {
        return state == State.DESTROYED || state == State.DESTROYED_COMPROMISED;
    }

    /** The attributes of a new object: active from the activation date on, if it has one. */
    public Attributes born(Attributes attributes) {
        Instant now = now();
        Attributes dated = attributes.with(Attribute.INITIAL_DATE, now).with(Attribute.LAST_CHANGE_DATE, now);
        return current(dated.with(Attribute.STATE, State.PRE_ACTIVE));
    }

    /**
     * Activate.
     *
     * @throws KmipException WRONG_KEY_LIFECYCLE_STATE unless Pre-Active
     */
    public Attributes activated(UniqueIdentifier id, Attributes attributes) {
        State state = stateOf(attributes);
        checkNotDestroyed(state);
        if (state != State.PRE_ACTIVE) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE, "'" + id + "' is " + state.kmipName() + ", not PreActive");
        }
        return changed(attributes).with(Attribute.ACTIVATION_DATE, now()).with(Attribute.STATE, State.ACTIVE);
    }

    /**
     * Revoke. A key that is destroyed, or deactivated and not said to be compromised, stays as it is: revoking twice is no
     * error. A Pre-Active key may be revoked for any reason, as products expect.
     *
     * @throws KmipException ITEM_NOT_FOUND when it is compromised already
     */
    public Attributes revoked(
            UniqueIdentifier id,
            Attributes attributes,
            RevocationReason reason,
            Optional<Instant> compromiseOccurrence) {
        State state = stateOf(attributes);
        boolean compromise = COMPROMISES.contains(reason.revocationReasonCode());
        if (isDestroyed(state) || (state == State.DEACTIVATED && !compromise)) {
            return attributes;
        }
        if (state == State.COMPROMISED) {
            throw new KmipException(ResultReason.ITEM_NOT_FOUND, id.value());
        }
        Instant now = now();
        Attributes revoked = changed(attributes).with(Attribute.REVOCATION_REASON, reason);
        if (!compromise) {
            return revoked.with(Attribute.STATE, State.DEACTIVATED).with(Attribute.DEACTIVATION_DATE, now);
        }
        return revoked.with(Attribute.STATE, State.COMPROMISED)
                .with(Attribute.COMPROMISE_DATE, now)
                .with(
                        Attribute.COMPROMISE_OCCURRENCE_DATE,
                        compromiseOccurrence.or(() -> attributes.get(Attribute.INITIAL_DATE)));
    }

    /** Whether Revoke would change the object or leave it, rather than fail. */
    public boolean canBeRevoked(Attributes attributes) {
        return stateOf(attributes) != State.COMPROMISED;
    }

    /**
     * Destroy.
     *
     * @throws KmipException WRONG_KEY_LIFECYCLE_STATE when Active, ITEM_NOT_FOUND when destroyed already
     */
    public Attributes destroyed(UniqueIdentifier id, Attributes attributes) {
        State state = stateOf(attributes);
        if (isDestroyed(state)) {
            throw new KmipException(ResultReason.ITEM_NOT_FOUND, id.value());
        }
        if (state == State.ACTIVE) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE, "DENIED: '" + id + "' is Active; revoke it first");
        }
        return changed(attributes)
                .with(Attribute.STATE, state == State.COMPROMISED ? State.DESTROYED_COMPROMISED : State.DESTROYED)
                .with(Attribute.DESTROY_DATE, now());
    }

    /** Archive. */
    public Attributes archived(Attributes attributes) {
        return changed(attributes).with(Attribute.ARCHIVE_DATE, now());
    }

    /** Recover; an object that is not archived stays as it is. */
    public Attributes recovered(Attributes attributes) {
        return isArchived(attributes) ? changed(attributes).without(Attribute.ARCHIVE_DATE) : attributes;
    }

    public static boolean isArchived(Attributes attributes) {
        return attributes.has(Attribute.ARCHIVE_DATE);
    }

    /** The attributes with the moment of this change. */
    public Attributes changed(Attributes attributes) {
        return current(attributes).with(Attribute.LAST_CHANGE_DATE, now());
    }
}
