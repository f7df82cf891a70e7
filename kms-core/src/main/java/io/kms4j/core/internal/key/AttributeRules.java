package io.kms4j.core.internal.key;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a client may do to the attributes of an object (KMIP 2.1, Object Attributes, "modifiable by client" and "deletable by
 * client"), and the original product's leave to set a usage mask. Sensitive and Extractable only ever become stricter.
 */
public final class AttributeRules {
    /** Not modifiable by the standard, but set by the original's command line, which must go on working. */
    private static final Set<Attribute<?>> SETTABLE =
            Set.of(Attribute.CRYPTOGRAPHIC_USAGE_MASK, Attribute.ROTATE_INTERVAL, Attribute.ROTATE_OFFSET);

    /** Dates that may change only while the object is Pre-Active. */
    private static final Set<Attribute<?>> PRE_ACTIVE_ONLY = Set.of(Attribute.ACTIVATION_DATE);

    private static final Set<State> LIVE = Set.of(State.PRE_ACTIVE, State.ACTIVE);

    private static final Set<Attribute<?>> LIVE_ONLY =
            Set.of(Attribute.DEACTIVATION_DATE, Attribute.PROCESS_START_DATE, Attribute.PROTECT_STOP_DATE);

    private final LifeCycle lifeCycle;
    private final String vendorIdentification;
    private final UsageSeparation separation;

    public AttributeRules(LifeCycle lifeCycle, String vendorIdentification, UsageSeparation separation) {
        this.lifeCycle = lifeCycle;
        this.vendorIdentification = vendorIdentification;
        this.separation = separation;
    }

    /** The one attribute that a request is about. */
    public static Attribute<?> single(Attributes attributes) {
        if (attributes.names().size() != 1) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "exactly one attribute was expected, got "
                            + attributes.names().size());
        }
        return attributes.names().iterator().next();
    }

    /** Add Attribute: a first value, or one more where there may be several. */
    public StoredObject add(StoredObject object, Attributes added) {
        Attribute<?> attribute = single(added);
        if (attribute != Attribute.VENDOR
                && object.attributes().has(attribute)
                && !attribute.is(Attribute.Rule.MULTIPLE)) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_SINGLE_VALUED,
                    "DENIED: '" + object.id() + "' has a " + attribute + " already; modify it instead");
        }
        return changed(object, attribute, added, true);
    }

    /** What a client is told that it set: a value that the server completes is told in full. */
    public static Attributes echo(StoredObject changed, Attributes asked) {
        return asked.has(Attribute.USAGE_LIMITS)
                ? asked.with(Attribute.USAGE_LIMITS, changed.attributes().get(Attribute.USAGE_LIMITS))
                : asked;
    }

    /**
     * Set Attribute: a first value, or another in place of the only one.
     *
     * @throws KmipException MULTI_VALUED_ATTRIBUTE if there are several
     */
    public StoredObject set(StoredObject object, Attributes value) {
        Attribute<?> attribute = single(value);
        List<Integer> places = attribute == Attribute.LINK ? links(object, value) : places(object, attribute, value);
        if (places.size() > 1) {
            throw new KmipException(
                    ResultReason.MULTI_VALUED_ATTRIBUTE,
                    "DENIED: '" + object.id() + "' has several values of " + attribute + "; modify one of them");
        }
        return attribute.is(Attribute.Rule.MULTIPLE) && attribute != Attribute.VENDOR && !places.isEmpty()
                ? replaced(object, attribute, places.get(0), value)
                : changed(object, attribute, value, places.isEmpty());
    }

    /** An object has one link of a type as a rule, so that another link of the type is the one that is meant. */
    private static List<Integer> links(StoredObject object, Attributes like) {
        List<Link> all = object.attributes().all(Attribute.LINK);
        Link wanted = like.get(Attribute.LINK).orElseThrow();
        return IntStream.range(0, all.size())
                .filter(i -> isSame(all.get(i), wanted))
                .boxed()
                .toList();
    }

    /**
     * Modify Attribute: another value in place of one there is.
     *
     * @param current says which, if there are several
     * @param index says it too, from 0, in KMIP 1.x
     */
    public StoredObject modify(
            StoredObject object, Optional<Attributes> current, Optional<Integer> index, Attributes value) {
        Attribute<?> attribute = single(value);
        List<Integer> places = places(object, attribute, value);
        if (places.isEmpty()) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_NOT_FOUND, "'" + object.id() + "' has no " + attribute + "; add it instead");
        }
        if (index.isPresent() && attribute.is(Attribute.Rule.MULTIPLE)) {
            return replaced(object, attribute, place(object, attribute, places, index.get()), value);
        }
        index.ifPresent(only -> place(object, attribute, places, only));
        if (current.isPresent() && attribute.is(Attribute.Rule.MULTIPLE)) {
            return changed(delete(object, current.get()), attribute, value, true);
        }
        return changed(object, attribute, value, false);
    }

    private static int place(StoredObject object, Attribute<?> attribute, List<Integer> places, int index) {
        if (index < 0 || index >= places.size()) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_NOT_FOUND,
                    "'" + object.id() + "' has no " + attribute + " with the index " + index);
        }
        return places.get(index);
    }

    /** Where among the values of an attribute those are that KMIP 1.x numbers together: all, or the vendor's of that name. */
    private static <T> List<Integer> places(StoredObject object, Attribute<T> attribute, Attributes like) {
        List<T> all = object.attributes().all(attribute);
        T wanted = like.get(attribute).orElseThrow();
        return IntStream.range(0, all.size())
                .filter(i -> attribute.type() != VendorAttribute.class || isSame(all.get(i), wanted))
                .boxed()
                .toList();
    }

    /** The index in KMIP 1.x of the newest value like this one. */
    public static int lastIndex(StoredObject object, Attributes like) {
        return Math.max(0, places(object, single(like), like).size() - 1);
    }

    /**
     * Application data are the clients' own: no namespace is one for which this server makes them up.
     *
     * @throws KmipException APPLICATION_NAMESPACE_NOT_SUPPORTED where they are missing
     */
    static void requireApplicationData(Attributes attributes) {
        if (attributes.all(Attribute.APPLICATION_SPECIFIC_INFORMATION).stream()
                .anyMatch(information -> information.applicationData().isEmpty())) {
            throw new KmipException(
                    ResultReason.APPLICATION_NAMESPACE_NOT_SUPPORTED,
                    "this server makes up no application data; give some with the namespace");
        }
    }

    private <T> StoredObject replaced(StoredObject object, Attribute<T> attribute, int place, Attributes value) {
        T next = value.get(attribute).orElseThrow();
        checkSettable(object, attribute, next);
        separation.check(value);
        requireApplicationData(value);
        List<T> all = new ArrayList<>(object.attributes().all(attribute));
        all.set(place, next);
        return kept(object, derived(object.attributes().withAll(attribute, all)));
    }

    private <T> StoredObject changed(StoredObject object, Attribute<T> attribute, Attributes value, boolean more) {
        T next = value.get(attribute).orElseThrow();
        checkSettable(object, attribute, next);
        separation.check(value);
        requireApplicationData(value);
        Attributes attributes = object.attributes();
        if (next instanceof VendorAttribute vendor && (!more || isTags(vendor))) {
            attributes = withVendor(object, vendor);
        } else if (more) {
            attributes = attributes.plus(attribute, next);
        } else {
            attributes = attributes.with(attribute, next);
        }
        if (attribute == Attribute.USAGE_LIMITS) {
            checkNotUsed(object);
            attributes = attributes.with(
                    Attribute.USAGE_LIMITS,
                    attributes.get(Attribute.USAGE_LIMITS).map(UsageLimits::unused));
        }
        checkWrappingLinks(object, attributes);
        return object.withAttributes(lifeCycle.changed(derived(attributes)));
    }

    /** Limits stay as they are once a use was counted: else who may change attributes could use a key for ever. */
    private static void checkNotUsed(StoredObject object) {
        boolean used = object.attributes()
                .get(Attribute.USAGE_LIMITS)
                .filter(limits -> limits.left() != limits.usageLimitsTotal())
                .isPresent();
        if (used) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_READ_ONLY, "DENIED: '" + object.id() + "' has been used within its limits");
        }
    }

    private static boolean isTags(VendorAttribute vendor) {
        return vendor.attributeName().equals(TagList.ATTRIBUTE_NAME);
    }

    private Attributes withVendor(StoredObject object, VendorAttribute vendor) {
        if (!isTags(vendor)) {
            return object.attributes().withVendor(vendor);
        }
        Attributes retagged = Tags.hidden(object.attributes()).withVendor(vendor);
        return Tags.stored(retagged, object.type(), vendorIdentification);
    }

    private <T> void checkSettable(StoredObject object, Attribute<T> attribute, T next) {
        if (attribute.is(Attribute.Rule.HIDDEN)
                || !(attribute.is(Attribute.Rule.MODIFIABLE)
                        || SETTABLE.contains(attribute)
                        || mayGiveFirstValue(object, attribute))) {
            throw readOnly(attribute);
        }
        State state = lifeCycle.stateOf(object.attributes());
        if (LifeCycle.isDestroyed(state)) {
            throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
        }
        if ((PRE_ACTIVE_ONLY.contains(attribute) && state != State.PRE_ACTIVE)
                || (LIVE_ONLY.contains(attribute) && !LIVE.contains(state))) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "DENIED: " + attribute + " cannot be changed while the object is " + state.kmipName());
        }
        if ((attribute == Attribute.SENSITIVE && object.attributes().isTrue(Attribute.SENSITIVE) && next.equals(false))
                || (attribute == Attribute.EXTRACTABLE
                        && !object.attributes().get(Attribute.EXTRACTABLE).orElse(true)
                        && next.equals(true))) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_READ_ONLY, "DENIED: " + attribute + " can only become stricter");
        }
    }

    /** An attribute that the server does not set and that has no value yet. */
    private static boolean mayGiveFirstValue(StoredObject object, Attribute<?> attribute) {
        return !attribute.is(Attribute.Rule.SERVER_ONLY) && !object.attributes().has(attribute);
    }

    /** What follows from others: the server's own record of Sensitive and Extractable. */
    private static Attributes derived(Attributes attributes) {
        boolean always = attributes.isTrue(Attribute.ALWAYS_SENSITIVE) && attributes.isTrue(Attribute.SENSITIVE);
        boolean never = attributes.isTrue(Attribute.NEVER_EXTRACTABLE)
                && !attributes.get(Attribute.EXTRACTABLE).orElse(true);
        return attributes.with(Attribute.ALWAYS_SENSITIVE, always).with(Attribute.NEVER_EXTRACTABLE, never);
    }

    /**
     * Delete Attribute, by value: that value must be there; a link may go by its type, a vendor's attribute by its name, if no
     * value is exactly the same.
     */
    public StoredObject delete(StoredObject object, Attributes current) {
        return deleted(object, single(current), current);
    }

    private <T> StoredObject deleted(StoredObject object, Attribute<T> attribute, Attributes current) {
        checkDeletable(attribute);
        T value = current.get(attribute).orElseThrow();
        List<T> all = object.attributes().all(attribute);
        List<T> left = all.stream()
                .filter(present -> all.contains(value) ? !present.equals(value) : !isSame(present, value))
                .toList();
        if (left.size() == all.size()) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_NOT_FOUND, "'" + object.id() + "' has no " + attribute + " of that value");
        }
        return kept(object, object.attributes().withAll(attribute, left));
    }

    /** Delete Attribute, by reference and index: one of the values. */
    public <T> StoredObject deleteAt(StoredObject object, Attribute<T> attribute, Predicate<T> counted, int index) {
        checkDeletable(attribute);
        List<T> all = new ArrayList<>(object.attributes().all(attribute));
        List<Integer> places = IntStream.range(0, all.size())
                .filter(i -> counted.test(all.get(i)))
                .boxed()
                .toList();
        all.remove(place(object, attribute, places, index));
        return kept(object, object.attributes().withAll(attribute, all));
    }

    private static boolean isSame(Object present, Object value) {
        if (present instanceof VendorAttribute mine && value instanceof VendorAttribute theirs) {
            return mine.is(theirs.vendorIdentification(), theirs.attributeName());
        }
        if (present instanceof Link mine && value instanceof Link theirs) {
            return mine.linkType() == theirs.linkType();
        }
        return present.equals(value);
    }

    /** Delete Attribute, by reference: all values. */
    public StoredObject deleteAll(StoredObject object, Attribute<?> attribute) {
        checkDeletable(attribute);
        if (!object.attributes().has(attribute)) {
            throw new KmipException(ResultReason.ATTRIBUTE_NOT_FOUND, "'" + object.id() + "' has no " + attribute);
        }
        return kept(object, object.attributes().without(attribute));
    }

    /** Delete Attribute, by reference: a vendor's attribute. */
    public StoredObject deleteVendor(StoredObject object, String vendor, String name) {
        if (object.attributes().vendor(vendor, name).isEmpty()) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_NOT_FOUND,
                    "'" + object.id() + "' has no attribute " + name + " of " + vendor);
        }
        return kept(object, object.attributes().withoutVendor(vendor, name));
    }

    private StoredObject kept(StoredObject object, Attributes attributes) {
        checkWrappingLinks(object, attributes);
        if (!attributes.has(Attribute.USAGE_LIMITS)) {
            checkNotUsed(object);
        }
        ObjectType type = object.type();
        boolean untagged = Tags.of(attributes).tags().isEmpty();
        Attributes tagged = untagged ? Tags.stored(attributes, type, vendorIdentification) : attributes;
        return object.withAttributes(lifeCycle.changed(tagged));
    }

    /** By these links the server knows what would be lost with a wrapping key. */
    private static void checkWrappingLinks(StoredObject object, Attributes changed) {
        if (!wrappingLinks(changed).equals(wrappingLinks(object.attributes()))) {
            throw new KmipException(
                    ResultReason.ATTRIBUTE_READ_ONLY, "DENIED: the server alone says which key wraps another");
        }
    }

    private static List<Link> wrappingLinks(Attributes attributes) {
        return attributes.all(Attribute.LINK).stream()
                .filter(link -> link.linkType() == LinkType.WRAPPING_KEY_LINK)
                .toList();
    }

    private static void checkDeletable(Attribute<?> attribute) {
        if (!attribute.is(Attribute.Rule.DELETABLE)) {
            throw readOnly(attribute);
        }
    }

    private static KmipException readOnly(Attribute<?> attribute) {
        return new KmipException(
                ResultReason.ATTRIBUTE_READ_ONLY, "DENIED: the attribute " + attribute + " is set by the server only");
    }
}
