package io.kms4j.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads DER (X.690), strictly: definite lengths, shortest forms, nothing left over. It looks at the bytes in place, goes
 * down only where its caller knows the structure, and fails with INVALID_FIELD. Not safe for many threads.
 */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private final int end;
    private int at;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    boolean atEnd() {
        return at == end;
    }

    boolean nextIs(int tag) {
        return at < end && (bytes[at] & 0xFF) == tag;
    }

    /** The content of the next element, which must have this tag. */
    DerReader element(int tag) {
        if (!nextIs(tag)) {
            throw Failures.invalid("the DER of the key lacks an element that it should have");
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw Failures.invalid("the DER of the key is cut short");
        }
        DerReader content = new DerReader(bytes, at, at + length);
        at += length;
        return content;
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int octets = first - 0x80;
        if (octets < 1 || octets > 3) {
            throw Failures.invalid("the DER of the key has an indefinite or huge length");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        if (length < 0x80 || length < (1 << (8 * (octets - 1)))) {
            throw Failures.invalid("the DER of the key has a length that is not in its shortest form");
        }
        return length;
    }

    private int octet() {
        if (at >= end) {
            throw Failures.invalid("the DER of the key is cut short");
        }
        return bytes[at++] & 0xFF;
    }

    DerReader sequence() {
        return element(SEQUENCE);
    }

    /** An INTEGER of 0 or more. */
    BigInteger integer() {
        byte[] value = element(INTEGER).rest();
        try {
            if (value.length == 0 || value[0] < 0 || (value.length > 1 && value[0] == 0 && value[1] >= 0)) {
                throw Failures.invalid("the DER of the key has a number that is negative or not in its shortest form");
            }
            return new BigInteger(value);
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    /** The content of a BIT STRING of whole octets. */
    DerReader bitString() {
        DerReader content = element(BIT_STRING);
        if (content.octet() != 0) {
            throw Failures.invalid("the DER of the key has a bit string that does not end with an octet");
        }
        return content;
    }

    /** An OBJECT IDENTIFIER with dots. */
    String objectIdentifier() {
        DerReader content = element(OBJECT_IDENTIFIER);
        StringBuilder dotted = new StringBuilder();
        do {
            long arc = content.arc();
            if (dotted.length() == 0) {
                long top = Math.min(arc / 40, 2);
                dotted.append(top).append('.').append(arc - 40 * top);
            } else {
                dotted.append('.').append(arc);
            }
        } while (!content.atEnd());
        return dotted.toString();
    }

    private long arc() {
        long arc = 0;
        int octet;
        do {
            octet = octet();
            arc = arc << 7 | (octet & 0x7F);
            if ((arc == 0 && octet == 0x80) || arc > 0xFFFF_FFFFL) {
                throw Failures.invalid("the DER of the key has a malformed object identifier");
            }
        } while (octet >= 0x80);
        return arc;
    }

    /** A copy of what has not been read. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return rest;
    }

    void requireEnd() {
        if (!atEnd()) {
            throw Failures.invalid("the DER of the key has more in it than it should");
        }
    }
}
