package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary encoding (KMIP 2.1, TTLV Encoding). Safe for many threads.
 *
 * <p>A length is believed only after it was compared with the structure around it, so that reading never needs more
 * memory than a small multiple of the input.
 */
public final class BinaryTtlv {
    private BinaryTtlv() {}

    /**
     * Reads exactly one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE for anything else
     */
    public static Ttlv read(byte[] bytes) {
        Reader reader = new Reader(bytes);
        Ttlv item = reader.item(bytes.length, 1);
        if (reader.at != bytes.length) {
            throw invalidMessage("there are " + (bytes.length - reader.at) + " bytes after the end of " + item.tag());
        }
        return item;
    }

    /** How many bytes {@link #write} would give. */
    public static long size(Ttlv item) {
        return BinarySize.of(item);
    }

    /**
     * One item.
     *
     * @throws IllegalArgumentException when a tag has no number
     */
    public static byte[] write(Ttlv item) {
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(BinarySize.of(item)));
        write(item, out);
        return out.array();
    }

    private static void write(Ttlv item, ByteBuffer out) {
        int code = item.tag().code();
        if (code == 0) {
            throw new IllegalArgumentException("the tag " + item.tag() + " has no number");
        }
        out.putInt(code << 8 | item.type().code());
        int lengthAt = out.position();
        out.putInt(0);
        writeValue(item, out);
        int length = out.position() - lengthAt - 4;
        out.putInt(lengthAt, length);
        out.position(out.position() + BinarySize.padding(length)); // a fresh array is all zeros
    }

    private static void writeValue(Ttlv item, ByteBuffer out) {
        if (item instanceof Ttlv.Structure structure) {
            for (Ttlv child : structure.items()) {
                write(child, out);
            }
        } else if (item instanceof Ttlv.Text text) {
            out.put(text.value().getBytes(StandardCharsets.UTF_8));
        } else if (item instanceof Ttlv.ByteString bytes) {
            bytes.value().copyTo(out);
        } else if (item instanceof Ttlv.BigInt big) {
            out.put(BinarySize.padded(big.value()));
        } else {
            writeNumber(item, out);
        }
    }

    private static void writeNumber(Ttlv item, ByteBuffer out) {
        if (item instanceof Ttlv.Int number) {
            out.putInt(number.value());
        } else if (item instanceof Ttlv.Enumeration enumeration) {
            out.putInt(enumeration.value());
        } else if (item instanceof Ttlv.Bool bool) {
            out.putLong(bool.value() ? 1 : 0);
        } else if (item instanceof Ttlv.LongInt number) {
            out.putLong(number.value());
        } else if (item instanceof Ttlv.DateTime date) {
            out.putLong(date.value().getEpochSecond());
        } else if (item instanceof Ttlv.Interval interval) {
            out.putInt((int) interval.seconds());
        } else if (item instanceof Ttlv.DateTimeExtended date) {
            out.putLong(Microseconds.of(date.value()));
        } else {
            throw new AssertionError(item.type());
        }
    }

    /** Walks over the bytes once; {@code at} is the next byte. */
    private static final class Reader {
        private final ByteBuffer in;
        private int at;
        private int items;

        Reader(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
        }

        /** The item that begins here and must end at {@code end} or before. */
        Ttlv item(int end, int depth) {
            if (end - at < 8) {
                throw invalidMessage("an item needs 8 bytes at offset " + at + ", there are " + (end - at));
            }
            if (++items > Limits.ITEMS) {
                throw invalidMessage("there are more than " + Limits.ITEMS + " items");
            }
            int tagAndType = in.getInt(at);
            Tag tag = Tag.of(tagAndType >>> 8);
            if (tag.code() == 0) {
                throw invalidMessage("the tag at offset " + at + " is 0");
            }
            ItemType type = ItemType.of(tagAndType & 0xFF).orElseThrow(() -> unknownType(tag, tagAndType & 0xFF));
            long length = in.getInt(at + 4) & 0xFFFF_FFFFL;
            at += 8;
            if (length + BinarySize.padding(length) > end - at) {
                throw invalidMessage(tag + " claims " + length + " bytes, more than are left in what holds it");
            }
            return value(tag, type, (int) length, depth);
        }

        private static RuntimeException unknownType(Tag tag, int code) {
            return invalidMessage(String.format("%s has the unknown item type 0x%02X", tag, code));
        }

        private Ttlv value(Tag tag, ItemType type, int length, int depth) {
            return switch (type) {
                case STRUCTURE -> structure(tag, length, depth);
                case INTEGER -> new Ttlv.Int(tag, int32(tag, length));
                case LONG_INTEGER -> new Ttlv.LongInt(tag, int64(tag, length));
                case BIG_INTEGER -> new Ttlv.BigInt(tag, bigInteger(tag, length));
                case ENUMERATION -> new Ttlv.Enumeration(tag, int32(tag, length));
                case BOOLEAN -> new Ttlv.Bool(tag, bool(tag, length));
                case TEXT_STRING -> new Ttlv.Text(tag, text(tag, length));
                case BYTE_STRING -> new Ttlv.ByteString(tag, Bytes.takeOver(bytes(tag, length)));
                case DATE_TIME -> new Ttlv.DateTime(tag, seconds(tag, length));
                case INTERVAL -> new Ttlv.Interval(tag, int32(tag, length) & 0xFFFF_FFFFL);
                case DATE_TIME_EXTENDED -> new Ttlv.DateTimeExtended(tag, Microseconds.toInstant(int64(tag, length)));
            };
        }

        private Ttlv structure(Tag tag, int length, int depth) {
            if (depth > Limits.DEPTH) {
                throw invalidMessage("structures are nested more than " + Limits.DEPTH + " deep");
            }
            int end = at + length;
            List<Ttlv> children = new ArrayList<>();
            while (at < end) {
                children.add(item(end, depth + 1));
            }
            return new Ttlv.Structure(tag, children);
        }

        private int int32(Tag tag, int length) {
            expect(tag, length, 4);
            int value = in.getInt(at);
            skip(tag, length);
            return value;
        }

        private long int64(Tag tag, int length) {
            expect(tag, length, 8);
            long value = in.getLong(at);
            skip(tag, length);
            return value;
        }

        private boolean bool(Tag tag, int length) {
            long value = int64(tag, length);
            if (value != 0 && value != 1) {
                throw invalidMessage(tag + " must be true (1) or false (0)");
            }
            return value == 1;
        }

        private BigInteger bigInteger(Tag tag, int length) {
            if (length == 0 || length % 8 != 0 || length > Limits.BIG_INTEGER_BYTES) {
                throw invalidMessage(tag + " must have a multiple of 8 bytes, up to " + Limits.BIG_INTEGER_BYTES
                        + ", not " + length);
            }
            return new BigInteger(bytes(tag, length));
        }

        private Instant seconds(Tag tag, int length) {
            try {
                return Instant.ofEpochSecond(int64(tag, length));
            } catch (DateTimeException e) {
                throw invalidMessage(tag + " is out of range", e);
            }
        }

        private byte[] bytes(Tag tag, int length) {
            byte[] value = Arrays.copyOfRange(in.array(), at, at + length);
            skip(tag, length);
            return value;
        }

        private String text(Tag tag, int length) {
            String text = new String(in.array(), at, length, StandardCharsets.UTF_8);
            // The replacement character is rare: only then is it worth asking whether the bytes really say so.
            if (text.indexOf('\uFFFD') >= 0) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.array(), at, length));
                } catch (CharacterCodingException e) {
                    throw invalidMessage(tag + " is not UTF-8", e);
                }
            }
            skip(tag, length);
            return text;
        }

        private static void expect(Tag tag, int length, int wanted) {
            if (length != wanted) {
                throw invalidMessage(tag + " must have " + wanted + " bytes, not " + length);
            }
        }

        /** Steps over a value and its padding, which must be zeros. */
        private void skip(Tag tag, int length) {
            at += length;
            int end = at + BinarySize.padding(length);
            while (at < end) {
                if (in.get(at++) != 0) {
                    throw invalidMessage("the padding of " + tag + " must be zeros");
                }
            }
        }
    }
}
