package io.kms4j.core.internal.key;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.AdjustmentType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Adjust Attribute changes a value (KMIP 2.1, Adjust Attribute): numbers and intervals are counted up, counted down or
 * negated, Booleans negated. An attribute without a value starts from 0 or false; a vendor's attribute must have one, since
 * nothing else says its type.
 *
 * @param value by how much; 1 when absent
 */
public record Adjustment(AdjustmentType type, Optional<Ttlv> value) {
    private static final BigInteger LONGEST_INTERVAL = BigInteger.valueOf(0xFFFF_FFFFL);

    /**
     * The attribute with its new value.
     *
     * @throws KmipException UNSUPPORTED_ATTRIBUTE when there is no such attribute, MULTI_VALUED_ATTRIBUTE when it has
     *     several values, INVALID_DATA_TYPE when its values cannot be adjusted in this way, NUMERIC_RANGE when the new value
     *     is too small or too large for the type, ATTRIBUTE_NOT_FOUND
     */
    public Attributes of(Attributes current, AttributeReference reference) {
        if (reference instanceof AttributeReference.Vendor vendor) {
            String owner = vendor.vendorIdentification();
            Ttlv old = current.vendor(owner, vendor.attributeName())
                    .orElseThrow(() -> new KmipException(
                            ResultReason.ATTRIBUTE_NOT_FOUND, "there is no attribute " + vendor.attributeName()));
            return Attributes.of(Attribute.VENDOR, new VendorAttribute(owner, vendor.attributeName(), adjusted(old)));
        }
        Tag tag = ((AttributeReference.Standard) reference).tag();
        Attribute<?> attribute = Attribute.of(tag)
                .orElseThrow(() -> new KmipException(ResultReason.UNSUPPORTED_ATTRIBUTE, tag + " is no attribute"));
        return adjusted(current, attribute);
    }

    private <T> Attributes adjusted(Attributes current, Attribute<T> attribute) {
        List<T> values = current.all(attribute);
        if (values.size() > 1) {
            throw new KmipException(ResultReason.MULTI_VALUED_ATTRIBUTE, attribute + " has several values");
        }
        Class<T> type = attribute.type();
        Optional<T> old = values.stream().findFirst();
        Object next;
        if (type == Boolean.class) {
            next = negated(old.map(Boolean.class::cast).orElse(false));
        } else if (type == Integer.class) {
            int number = old.map(Integer.class::cast).orElse(0);
            next = inInteger(adjusted(BigInteger.valueOf(number)));
        } else if (type == Duration.class) {
            Duration span = old.map(Duration.class::cast).orElse(Duration.ZERO);
            next = Duration.ofSeconds(inInterval(adjusted(BigInteger.valueOf(span.toSeconds()))));
        } else {
            throw wrongType();
        }
        return Attributes.of(attribute, type.cast(next));
    }

    private Ttlv adjusted(Ttlv old) {
        Tag tag = old.tag();
        if (old instanceof Ttlv.Bool bool) {
            return new Ttlv.Bool(tag, negated(bool.value()));
        }
        BigInteger next = adjusted(number(old));
        return switch (old.type()) {
            case INTEGER -> new Ttlv.Int(tag, inInteger(next));
            case LONG_INTEGER -> new Ttlv.LongInt(tag, inLongInteger(next));
            case INTERVAL -> new Ttlv.Interval(tag, inInterval(next));
            default -> new Ttlv.BigInt(tag, next);
        };
    }

    private boolean negated(boolean old) {
        if (type != AdjustmentType.NEGATE) {
            throw wrongType();
        }
        return !old;
    }

    private BigInteger adjusted(BigInteger old) {
        BigInteger by = value.map(Adjustment::number).orElse(BigInteger.ONE);
        return switch (type) {
            case INCREMENT -> old.add(by);
            case DECREMENT -> old.subtract(by);
            case NEGATE -> old.negate();
        };
    }

    private static BigInteger number(Ttlv item) {
        if (item instanceof Ttlv.Int number) {
            return BigInteger.valueOf(number.value());
        }
        if (item instanceof Ttlv.LongInt number) {
            return BigInteger.valueOf(number.value());
        }
        if (item instanceof Ttlv.Interval interval) {
            return BigInteger.valueOf(interval.seconds());
        }
        if (item instanceof Ttlv.BigInt number) {
            return number.value();
        }
        throw wrongType();
    }

    private static int inInteger(BigInteger number) {
        if (number.bitLength() >= Integer.SIZE) {
            throw outOfRange();
        }
        return number.intValue();
    }

    private static long inLongInteger(BigInteger number) {
        if (number.bitLength() >= Long.SIZE) {
            throw outOfRange();
        }
        return number.longValue();
    }

    private static long inInterval(BigInteger seconds) {
        if (seconds.signum() < 0 || seconds.compareTo(LONGEST_INTERVAL) > 0) {
            throw outOfRange();
        }
        return seconds.longValue();
    }

    private static KmipException wrongType() {
        return new KmipException(
                ResultReason.INVALID_DATA_TYPE, "an attribute of this type cannot be adjusted in this way");
    }

    private static KmipException outOfRange() {
        return new KmipException(ResultReason.NUMERIC_RANGE, "the adjusted value is outside the range of its type");
    }
}
