package io.kms4j.kmip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The attributes of an object, or those in a request. Immutable; each change gives a new value. */
public final class Attributes {
    private static final Attributes NONE = new Attributes(Map.of());

    private final Map<Attribute<?>, List<?>> values;

    private Attributes(Map<Attribute<?>, List<?>> values) {
        this.values = values;
    }

    public static Attributes none() {
        return NONE;
    }

    /** One attribute with one value. */
    public static <T> Attributes of(Attribute<T> attribute, T value) {
        return NONE.with(attribute, value);
    }

    /** Which attributes have a value, in the order in which they were given one. */
    public Set<Attribute<?>> names() {
        return values.keySet();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public boolean has(Attribute<?> attribute) {
        return values.containsKey(attribute);
    }

    /** The first value, if there is one. */
    public <T> Optional<T> get(Attribute<T> attribute) {
        List<T> all = all(attribute);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Whether a Boolean attribute is there and true. */
    public boolean isTrue(Attribute<Boolean> attribute) {
        return get(attribute).orElse(false);
    }

    /** All values, oldest first. */
    @SuppressWarnings("unchecked") // every writer of the map goes through put, which takes T
    public <T> List<T> all(Attribute<T> attribute) {
        return (List<T>) values.getOrDefault(attribute, List.of());
    }

    /** The same with this value in place of all others. */
    public <T> Attributes with(Attribute<T> attribute, T value) {
        return withAll(attribute, List.of(value));
    }

    /** The same with this value, or without any. */
    public <T> Attributes with(Attribute<T> attribute, Optional<T> value) {
        return withAll(attribute, value.map(List::of).orElse(List.of()));
    }

    /** The same with these values in place of all others. */
    public <T> Attributes withAll(Attribute<T> attribute, List<T> all) {
        Map<Attribute<?>, List<?>> copy = new LinkedHashMap<>(values);
        if (all.isEmpty()) {
            copy.remove(attribute);
        } else {
            copy.put(attribute, List.copyOf(all));
        }
        return new Attributes(copy);
    }

    /** The same with one more value. */
    public <T> Attributes plus(Attribute<T> attribute, T value) {
        List<T> longer = new ArrayList<>(all(attribute));
        longer.add(value);
        return withAll(attribute, longer);
    }

    /** The same without this attribute. */
    public Attributes without(Attribute<?> attribute) {
        if (!values.containsKey(attribute)) {
            return this;
        }
        Map<Attribute<?>, List<?>> copy = new LinkedHashMap<>(values);
        copy.remove(attribute);
        return new Attributes(copy);
    }

    /** The same without the values that {@code unwanted} accepts. */
    public <T> Attributes without(Attribute<T> attribute, Predicate<T> unwanted) {
        return withAll(
                attribute, all(attribute).stream().filter(unwanted.negate()).toList());
    }

    /** These attributes, replaced by those of {@code other} wherever it has some. */
    public Attributes overriddenBy(Attributes other) {
        Map<Attribute<?>, List<?>> copy = new LinkedHashMap<>(values);
        copy.putAll(other.values);
        return new Attributes(copy);
    }

    /** Only the attributes that {@code wanted} accepts. */
    public Attributes only(Predicate<Attribute<?>> wanted) {
        Map<Attribute<?>, List<?>> copy = new LinkedHashMap<>(values);
        copy.keySet().removeIf(wanted.negate());
        return new Attributes(copy);
    }

    /** The value of a vendor's attribute, if there is one. */
    public Optional<Ttlv> vendor(String vendorIdentification, String attributeName) {
        return all(Attribute.VENDOR).stream()
                .filter(attribute -> attribute.is(vendorIdentification, attributeName))
                .map(VendorAttribute::attributeValue)
                .findFirst();
    }

    /** The same with this vendor's attribute in place of the one of the same name. */
    public Attributes withVendor(VendorAttribute attribute) {
        return withoutVendor(attribute.vendorIdentification(), attribute.attributeName())
                .plus(Attribute.VENDOR, attribute);
    }

    /** The same without this vendor's attribute. */
    public Attributes withoutVendor(String vendorIdentification, String attributeName) {
        return without(Attribute.VENDOR, attribute -> attribute.is(vendorIdentification, attributeName));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && values.equals(attributes.values);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(values);
    }

    @Override
    public String toString() {
        return "Attributes" + values.keySet();
    }
}
