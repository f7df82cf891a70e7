package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.quoted;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Masks;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Values as the text encodings spell them (KMIP 2.1, JSON Encoding): numbers in decimal or in hexadecimal with {@code 0x},
 * enumerations and bits of masks by name. A refusal names the tag and never repeats a value that may be secret.
 *
 * <p>{@code meaning} is the tag that decides which enumeration or mask a value belongs to. It is the item's own, but for
 * an Attribute Value, which means what the Attribute Name beside it says.
 */
final class TextValues {
    private static final long LARGEST_UNSIGNED = 0xFFFF_FFFFL;

    /** The last moment that ISO 8601 writes with a year of four digits. */
    private static final Instant END_OF_YEARS = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern BETWEEN_BITS = Pattern.compile("[|\\s]+");

    /** Fields of keys, which are never negative: earlier clients of the original product leave out the sign. */
    private static final Set<Tag> UNSIGNED = Set.of(
            Tag.CRT_COEFFICIENT,
            Tag.D,
            Tag.G,
            Tag.J,
            Tag.MODULUS,
            Tag.P,
            Tag.PRIME_EXPONENT_P,
            Tag.PRIME_EXPONENT_Q,
            Tag.PRIME_FIELD_SIZE,
            Tag.PRIVATE_EXPONENT,
            Tag.PUBLIC_EXPONENT,
            Tag.Q,
            Tag.X,
            Tag.Y);

    private TextValues() {}

    /** The tag with this name, or with this number if it begins with {@code 0x}. */
    static Tag tag(String name) {
        if (!name.startsWith("0x")) {
            return Tag.of(name);
        }
        long code = unsigned(name.substring(2), 6).orElse(0L);
        if (code == 0) {
            throw Refusals.invalidMessage(quoted(name) + " is not a tag");
        }
        return Tag.of((int) code);
    }

    /** The item with the value that these characters spell; {@code type} is not Structure. */
    static Ttlv read(Tag tag, Tag meaning, ItemType type, char[] chars, int offset, int length) {
        if (type == ItemType.BYTE_STRING) {
            byte[] bytes = Hex.decode(chars, offset, length)
                    .orElseThrow(() -> invalidField(tag + " must be pairs of hexadecimal digits"));
            return new Ttlv.ByteString(tag, Bytes.takeOver(bytes));
        }
        String text = new String(chars, offset, length);
        return switch (type) {
            case INTEGER -> new Ttlv.Int(tag, integer(tag, meaning, text));
            case LONG_INTEGER -> new Ttlv.LongInt(tag, number(text).orElseThrow(() -> wrong(tag, type)));
            case BIG_INTEGER -> new Ttlv.BigInt(tag, bigInteger(tag, text));
            case ENUMERATION -> enumeration(tag, meaning, text);
            case BOOLEAN -> new Ttlv.Bool(tag, bool(tag, text));
            case TEXT_STRING -> new Ttlv.Text(tag, unicode(tag, text));
            case DATE_TIME -> new Ttlv.DateTime(tag, dateTime(tag, text));
            case INTERVAL -> new Ttlv.Interval(tag, interval(tag, text));
            case DATE_TIME_EXTENDED ->
                new Ttlv.DateTimeExtended(
                        tag, Microseconds.toInstant(number(text).orElseThrow(() -> wrong(tag, type))));
            case STRUCTURE, BYTE_STRING -> throw new AssertionError(type);
        };
    }

    private static RuntimeException wrong(Tag tag, ItemType type) {
        return invalidField("the value of " + tag + " is not of type " + type.kmipName());
    }

    private static int integer(Tag tag, Tag meaning, String text) {
        if (Masks.isMask(meaning)) {
            return mask(tag, meaning, text);
        }
        return integer(text).orElseThrow(() -> wrong(tag, ItemType.INTEGER));
    }

    private static int mask(Tag tag, Tag meaning, String text) {
        int mask = 0;
        for (String bit : BETWEEN_BITS.split(text.strip(), -1)) {
            mask |= integer(bit)
                    .or(() -> Masks.find(meaning, bit))
                    .orElseThrow(() -> invalidField(tag + " has no bit " + quoted(bit)));
        }
        return mask;
    }

    private static Optional<Integer> integer(String text) {
        // Eight digits are the bits of the number, sixteen are those of a long that must be small enough.
        boolean bits = text.startsWith("0x") && text.length() <= 10;
        return number(text)
                .filter(number -> bits || number == number.intValue())
                .map(Long::intValue);
    }

    /** A signed decimal number, or the bits of one in hexadecimal. */
    private static Optional<Long> number(String text) {
        if (text.startsWith("0x")) {
            return unsigned(text.substring(2), 16);
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> unsigned(String digits, int most) {
        if (digits.isEmpty() || digits.length() > most || digits.startsWith("+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(digits, 16));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static BigInteger bigInteger(Tag tag, String text) {
        char[] digits = (text.startsWith("0x") ? text.substring(2) : text).toCharArray();
        byte[] bytes = digits.length == 0 || digits.length > 2 * Limits.BIG_INTEGER_BYTES
                ? new byte[0]
                : Hex.decode(digits, 0, digits.length).orElse(new byte[0]);
        if (bytes.length == 0) {
            throw invalidField(tag + " must be pairs of hexadecimal digits, up to " + Limits.BIG_INTEGER_BYTES);
        }
        return UNSIGNED.contains(tag) ? new BigInteger(1, bytes) : new BigInteger(bytes);
    }

    /**
     * An enumeration, or a Text with the name if the tag's enumeration does not have it: so one unknown name fails what
     * needs the value, not the whole message.
     */
    private static Ttlv enumeration(Tag tag, Tag meaning, String text) {
        if (Masks.isMask(meaning)) { // earlier clients give masks this type
            return new Ttlv.Int(tag, mask(tag, meaning, text));
        }
        if (text.startsWith("0x") || isDecimal(text)) {
            boolean hex = text.startsWith("0x");
            long code = (hex ? unsigned(text.substring(2), 8) : number(text).filter(n -> n <= LARGEST_UNSIGNED))
                    .orElseThrow(() -> wrong(tag, ItemType.ENUMERATION));
            return new Ttlv.Enumeration(tag, (int) code);
        }
        if (meaning.equals(Tag.ATTRIBUTE_REFERENCE)) {
            return new Ttlv.Enumeration(tag, reference(text).code());
        }
        if (meaning.equals(Tag.UNIQUE_IDENTIFIER) && text.equals("IDPlaceholder")) {
            return new Ttlv.Enumeration(tag, ValueCodecs.ID_PLACEHOLDER);
        }
        return named(tag, meaning, text);
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Tag reference(String name) {
        return Tag.find(name).orElseThrow(() -> invalidField(quoted(name) + " is not the name of an attribute"));
    }

    private static Ttlv named(Tag tag, Tag meaning, String name) {
        Class<? extends KmipEnum> type =
                enumerationOf(meaning).orElseThrow(() -> invalidField(tag + " has the unknown value " + quoted(name)));
        Optional<? extends KmipEnum> value = Enumerations.find(type, name);
        if (value.isEmpty() && !meaning.equals(tag)) {
            throw invalidField(tag + " has the unknown value " + quoted(name));
        }
        return value.<Ttlv>map(known -> new Ttlv.Enumeration(tag, known.code())).orElse(new Ttlv.Text(tag, name));
    }

    /** The enumeration that values under this tag belong to, if the tag has one. */
    static Optional<Class<? extends KmipEnum>> enumerationOf(Tag tag) {
        // Earlier clients send the code in place of the structure that holds it.
        return tag.equals(Tag.REVOCATION_REASON) ? Optional.of(RevocationReasonCode.class) : Enumerations.of(tag);
    }

    private static boolean bool(Tag tag, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw wrong(tag, ItemType.BOOLEAN);
    }

    private static String unicode(Tag tag, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw Refusals.invalidMessage(tag + " holds half a character");
                }
                i++;
            }
        }
        return text;
    }

    private static Instant dateTime(Tag tag, String text) {
        try {
            if (text.startsWith("0x")) {
                return Instant.ofEpochSecond(number(text).orElseThrow(() -> wrong(tag, ItemType.DATE_TIME)));
            }
            return Instant.ofEpochSecond(OffsetDateTime.parse(text).toEpochSecond());
        } catch (DateTimeException e) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the value of " + tag + " is not a date", e);
        }
    }

    private static long interval(Tag tag, String text) {
        return number(text)
                .filter(seconds -> seconds >= 0 && seconds <= LARGEST_UNSIGNED)
                .orElseThrow(() -> wrong(tag, ItemType.INTERVAL));
    }

    /** A date in ISO 8601, or in hexadecimal where that has no year of four digits. */
    static String spell(Instant date) {
        boolean hasFourDigits = date.getEpochSecond() >= 0 && !date.isAfter(END_OF_YEARS);
        return hasFourDigits
                ? Instant.ofEpochSecond(date.getEpochSecond()).toString()
                : Hex.number(date.getEpochSecond(), 16);
    }

    /** An enumeration by the name that the encoding gives to values and tags, or in hexadecimal if it has none. */
    static String spell(
            Ttlv.Enumeration item, Tag meaning, Function<KmipEnum, String> ofValue, Function<Tag, String> ofTag) {
        if (meaning.equals(Tag.ATTRIBUTE_REFERENCE)) {
            boolean isTag = item.value() >>> 24 == 0 && Tag.of(item.value()).isKnown();
            return isTag ? ofTag.apply(Tag.of(item.value())) : Hex.number(item.value(), 8);
        }
        if (meaning.equals(Tag.UNIQUE_IDENTIFIER) && item.value() == ValueCodecs.ID_PLACEHOLDER) {
            return "IDPlaceholder";
        }
        return enumerationOf(meaning)
                .<KmipEnum>flatMap(type -> Enumerations.find(type, item.value()))
                .map(ofValue)
                .orElseGet(() -> Hex.number(item.value(), 8));
    }
}
