package io.kms4j.core.internal.key;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a key hands on to the key that takes its place, and what it keeps (KMIP 2.1, Re-key, Re-key Key Pair). */
public final class Succession {
    /** What belongs to one key alone, beside what the server sets for every new object. */
    private static final Set<Attribute<?>> NOT_INHERITED =
            Set.of(Attribute.LINK, Attribute.RANDOM_NUMBER_GENERATOR, Attribute.KEY_WRAP_TYPE, Attribute.LEASE_TIME);

    private static final Set<Attribute<Instant>> MOVED_WITH_ACTIVATION =
            Set.of(Attribute.PROCESS_START_DATE, Attribute.PROTECT_STOP_DATE, Attribute.DEACTIVATION_DATE);

    /** A replacement is a key of the same kind. */
    private static final Set<Attribute<?>> SAME = Set.of(
            Attribute.CRYPTOGRAPHIC_ALGORITHM,
            Attribute.CRYPTOGRAPHIC_LENGTH,
            Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS);

    private final LifeCycle lifeCycle;

    public Succession(LifeCycle lifeCycle) {
        this.lifeCycle = lifeCycle;
    }

    /**
     * The attributes with which to make the key that replaces {@code old}: its own, with those asked for. Of attributes with
     * several values those asked for come on top.
     *
     * @throws KmipException OBJECT_DESTROYED; KEY_VALUE_NOT_PRESENT; PERMISSION_DENIED when the key was replaced already;
     *     INVALID_MESSAGE for an offset beside a date; ILLEGAL_OPERATION for an offset when there is no Activation Date to
     *     move the others from; INVALID_FIELD for another algorithm or length; ATTRIBUTE_READ_ONLY for less protection
     */
    public Attributes inherited(StoredObject old, Attributes asked, Optional<Duration> offset) {
        checkReplaceable(old);
        checkAsked(old.attributes(), asked);
        Attributes inherited = dated(old.attributes(), asked, offset)
                .only(attribute -> !NOT_INHERITED.contains(attribute))
                .with(
                        Attribute.USAGE_LIMITS,
                        old.attributes().get(Attribute.USAGE_LIMITS).map(Succession::unused));
        return with(WrappingKeyId.inherited(inherited, List.of(old)), Protection.inherited(asked, List.of(old)));
    }

    private void checkReplaceable(StoredObject old) {
        if (LifeCycle.isDestroyed(lifeCycle.stateOf(old.attributes()))) {
            throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
        }
        if (old.attributes().has(Attribute.KEY_VALUE_PRESENT)) {
            throw new KmipException(
                    ResultReason.KEY_VALUE_NOT_PRESENT, "the key value of '" + old.id() + "' is not on this server");
        }
        old.attributes().all(Attribute.LINK).stream()
                .filter(link -> link.linkType() == LinkType.REPLACEMENT_OBJECT_LINK)
                .findFirst()
                .ifPresent(link -> {
                    throw new KmipException(
                            ResultReason.PERMISSION_DENIED,
                            "DENIED: '" + old.id() + "' was replaced by '" + link.linkedObjectIdentifier()
                                    + "' already; re-key that one");
                });
    }

    private static void checkAsked(Attributes old, Attributes asked) {
        for (Attribute<?> attribute : SAME) {
            if (asked.has(attribute) && !asked.get(attribute).equals(old.get(attribute))) {
                throw new KmipException(
                        ResultReason.INVALID_FIELD, "a replacement has the same " + attribute + " as the key before");
            }
        }
    }

    private Attributes dated(Attributes old, Attributes asked, Optional<Duration> offset) {
        if (offset.isEmpty()) {
            return old;
        }
        if (asked.has(Attribute.ACTIVATION_DATE)
                || MOVED_WITH_ACTIVATION.stream().anyMatch(asked::has)) {
            throw new KmipException(ResultReason.INVALID_MESSAGE, "Offset and dates cannot be given together");
        }
        Optional<Instant> activation = old.get(Attribute.ACTIVATION_DATE);
        if (activation.isEmpty() && MOVED_WITH_ACTIVATION.stream().anyMatch(old::has)) {
            throw new KmipException(
                    ResultReason.ILLEGAL_OPERATION,
                    "the key has no ActivationDate that its other dates could keep their distance from");
        }
        Instant next = lifeCycle.now().plus(offset.get());
        Attributes dated = old.with(Attribute.ACTIVATION_DATE, next);
        for (Attribute<Instant> attribute : MOVED_WITH_ACTIVATION) {
            dated = dated.with(
                    attribute,
                    old.get(attribute).map(date -> date.plus(Duration.between(activation.orElse(date), next))));
        }
        return dated;
    }

    private static UsageLimits unused(UsageLimits limits) {
        return new UsageLimits(
                limits.usageLimitsTotal(), Optional.of(limits.usageLimitsTotal()), limits.usageLimitsUnit());
    }

    private static Attributes with(Attributes inherited, Attributes asked) {
        Attributes both = inherited;
        for (Attribute<?> attribute : asked.names()) {
            both = with(both, asked, attribute);
        }
        return both;
    }

    private static <T> Attributes with(Attributes inherited, Attributes asked, Attribute<T> attribute) {
        if (attribute == Attribute.VENDOR) {
            Attributes both = inherited;
            for (VendorAttribute vendor : asked.all(Attribute.VENDOR)) {
                boolean wrappingKey = vendor.attributeName().equals(WrappingKeyId.ATTRIBUTE_NAME);
                both = (wrappingKey ? WrappingKeyId.removed(both) : both).withVendor(vendor);
            }
            return both;
        }
        if (!attribute.is(Attribute.Rule.MULTIPLE)) {
            return inherited.with(attribute, asked.get(attribute));
        }
        List<T> all = new ArrayList<>(inherited.all(attribute));
        asked.all(attribute).stream().filter(value -> !all.contains(value)).forEach(all::add);
        return inherited.withAll(attribute, all);
    }

    /** {@code made} as the key that replaces {@code old} (KMIP 2.1, Rotate Generation, Rotate Latest). */
    public static StoredObject succeeding(StoredObject old, StoredObject made) {
        int generation = old.attributes().get(Attribute.ROTATE_GENERATION).orElse(0) + 1;
        return made.withAttributes(linked(made.attributes(), LinkType.REPLACED_OBJECT_LINK, old.id())
                .with(Attribute.ROTATE_GENERATION, generation)
                .with(Attribute.ROTATE_LATEST, true));
    }

    /** {@code old} after {@code successor} has taken its place and its names. */
    public StoredObject retired(StoredObject old, UniqueIdentifier successor) {
        Attributes attributes = linked(lifeCycle.changed(old.attributes()), LinkType.REPLACEMENT_OBJECT_LINK, successor)
                .without(Attribute.NAME)
                .with(Attribute.ROTATE_DATE, lifeCycle.now())
                .with(Attribute.ROTATE_LATEST, false);
        return old.withAttributes(attributes);
    }

    private static Attributes linked(Attributes attributes, LinkType type, UniqueIdentifier other) {
        return attributes.plus(Attribute.LINK, new Link(type, other.value()));
    }
}
