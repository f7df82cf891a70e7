package io.kms4j.kmip;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A KMIP item: tag, type and value, whatever the encoding (KMIP 2.1, TTLV Encoding). Immutable, so that many threads may
 * share one.
 */
public sealed interface Ttlv {

    Tag tag();

    ItemType type();

    /** The same value under another tag. */
    Ttlv withTag(Tag tag);

    /** Items in the order of the wire. */
    record Structure(Tag tag, List<Ttlv> items) implements Ttlv {
        public Structure {
            items = List.copyOf(items);
        }

        /** The first item with this tag, if there is one. */
        public Optional<Ttlv> find(Tag wanted) {
            for (Ttlv item : items) {
                if (item.tag().equals(wanted)) {
                    return Optional.of(item);
                }
            }
            return Optional.empty();
        }

        @Override
        public ItemType type() {
            return ItemType.STRUCTURE;
        }

        @Override
        public Structure withTag(Tag other) {
            return new Structure(other, items);
        }
    }

    /** A signed 32-bit number. */
    record Int(Tag tag, int value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.INTEGER;
        }

        @Override
        public Int withTag(Tag other) {
            return new Int(other, value);
        }
    }

    /** A signed 64-bit number. */
    record LongInt(Tag tag, long value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.LONG_INTEGER;
        }

        @Override
        public LongInt withTag(Tag other) {
            return new LongInt(other, value);
        }
    }

    /** A signed number of any size. */
    record BigInt(Tag tag, BigInteger value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.BIG_INTEGER;
        }

        @Override
        public BigInt withTag(Tag other) {
            return new BigInt(other, value);
        }

        @Override
        public String toString() {
            return "BigInt[tag=" + tag + ", " + value.bitLength() + " bits]";
        }
    }

    /** A number from an enumeration, known or not. */
    record Enumeration(Tag tag, int value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.ENUMERATION;
        }

        @Override
        public Enumeration withTag(Tag other) {
            return new Enumeration(other, value);
        }
    }

    /** True or false. */
    record Bool(Tag tag, boolean value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.BOOLEAN;
        }

        @Override
        public Bool withTag(Tag other) {
            return new Bool(other, value);
        }
    }

    /** Unicode text. */
    record Text(Tag tag, String value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.TEXT_STRING;
        }

        @Override
        public Text withTag(Tag other) {
            return new Text(other, value);
        }

        @Override
        public String toString() {
            return "Text[tag=" + tag + ", " + value.length() + " characters]";
        }
    }

    /** Bytes. */
    record ByteString(Tag tag, Bytes value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.BYTE_STRING;
        }

        @Override
        public ByteString withTag(Tag other) {
            return new ByteString(other, value);
        }
    }

    /** A moment, in whole seconds. */
    record DateTime(Tag tag, Instant value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.DATE_TIME;
        }

        @Override
        public DateTime withTag(Tag other) {
            return new DateTime(other, value);
        }
    }

    /** A span of time in seconds, 0 to 2^32 - 1. */
    record Interval(Tag tag, long seconds) implements Ttlv {
        public Interval {
            if (seconds < 0 || seconds > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("an Interval has 0 to 2^32 - 1 seconds");
            }
        }

        @Override
        public ItemType type() {
            return ItemType.INTERVAL;
        }

        @Override
        public Interval withTag(Tag other) {
            return new Interval(other, seconds);
        }
    }

    /** A moment, in microseconds (KMIP 2.0 and later). */
    record DateTimeExtended(Tag tag, Instant value) implements Ttlv {
        @Override
        public ItemType type() {
            return ItemType.DATE_TIME_EXTENDED;
        }

        @Override
        public DateTimeExtended withTag(Tag other) {
            return new DateTimeExtended(other, value);
        }
    }
}
