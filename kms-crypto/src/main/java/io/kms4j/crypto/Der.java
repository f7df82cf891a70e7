package io.kms4j.crypto;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes DER (X.690). Every method wipes the arrays it is given, since they may hold parts of a private key. */
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return element(DerReader.SEQUENCE, parts);
    }

    static byte[] octetString(byte[] content) {
        return element(DerReader.OCTET_STRING, content);
    }

    static byte[] bitString(byte[] content) {
        return element(DerReader.BIT_STRING, new byte[] {0}, content);
    }

    static byte[] integer(BigInteger value) {
        return element(DerReader.INTEGER, value.toByteArray());
    }

    static byte[] integer(int value) {
        return integer(BigInteger.valueOf(value));
    }

    static byte[] nothing() {
        return element(DerReader.NULL);
    }

    /** The constructed, context-specific tag {@code [number]}. */
    static byte[] context(int number, byte[] content) {
        return element(0xA0 | number, content);
    }

    /** An element with a tag of its own in the place of its type's. */
    static byte[] implicit(int tag, byte[] content) {
        return element(tag, content);
    }

    static byte[] objectIdentifier(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        writeArc(content, 40 * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            writeArc(content, Long.parseLong(arcs[i]));
        }
        return element(DerReader.OBJECT_IDENTIFIER, content.toByteArray());
    }

    private static void writeArc(ByteArrayOutputStream target, long arc) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (arc >> shift != 0) {
                target.write((int) (((arc >> shift) & 0x7F) | 0x80));
            }
        }
        target.write((int) (arc & 0x7F));
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] header = header(tag, length);
        byte[] element = Arrays.copyOf(header, header.length + length);
        int at = header.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, element, at, part.length);
            at += part.length;
            Arrays.fill(part, (byte) 0);
        }
        return element;
    }

    private static byte[] header(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        }
        if (length < 0x1_0000) {
            return new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        }
        return new byte[] {(byte) tag, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
    }
}
