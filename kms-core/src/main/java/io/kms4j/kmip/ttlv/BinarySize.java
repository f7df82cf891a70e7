package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Ttlv;
import java.math.BigInteger;
import java.util.Arrays;

/** How many bytes an item takes in binary. */
final class BinarySize {
    private static final int HEADER = 8;

    private BinarySize() {}

    /** Of the whole item: tag, type, length, value and padding. */
    static long of(Ttlv item) {
        long length = valueLength(item);
        return HEADER + length + padding(length);
    }

    private static long valueLength(Ttlv item) {
        return switch (item.type()) {
            case STRUCTURE -> ofItems((Ttlv.Structure) item);
            case INTEGER, ENUMERATION, INTERVAL -> 4;
            case LONG_INTEGER, BOOLEAN, DATE_TIME, DATE_TIME_EXTENDED -> 8;
            case BIG_INTEGER -> paddedLength(((Ttlv.BigInt) item).value());
            case TEXT_STRING -> utf8Length(((Ttlv.Text) item).value());
            case BYTE_STRING -> ((Ttlv.ByteString) item).value().length();
        };
    }

    private static long ofItems(Ttlv.Structure structure) {
        long sum = 0;
        for (Ttlv item : structure.items()) {
            sum += of(item);
        }
        return sum;
    }

    /** The zeros that fill the last group of eight. */
    static int padding(long length) {
        return (int) (-length & 7);
    }

    /** Two's complement, sign-extended to a multiple of 8 bytes. */
    static byte[] padded(BigInteger value) {
        byte[] padded = new byte[paddedLength(value)];
        byte[] shortest = value.toByteArray();
        if (value.signum() < 0) {
            Arrays.fill(padded, (byte) -1);
        }
        System.arraycopy(shortest, 0, padded, padded.length - shortest.length, shortest.length);
        return padded;
    }

    private static int paddedLength(BigInteger value) {
        return (value.bitLength() / 64 + 1) * 8;
    }

    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                // A lone surrogate has no encoding: the JDK writes one question mark.
                length += Character.isSurrogate(c) ? 1 : 3;
            }
        }
        return length;
    }
}
