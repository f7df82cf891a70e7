package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Hexadecimal by table: of all that the text encodings do, this is what large messages spend their time on. */
final class Hex {
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** The value of each ASCII character; negative for all but digits. */
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < 16; i++) {
            VALUES[DIGITS[i]] = (byte) i;
            VALUES[Character.toLowerCase((char) DIGITS[i])] = (byte) i;
        }
    }

    private Hex() {}

    /** The bytes that pairs of digits, of either case, stand for; nothing if they are not that. */
    static Optional<byte[]> decode(char[] chars, int offset, int length) {
        if ((length & 1) != 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length / 2];
        int wrong = 0; // negative as soon as one character is no digit
        for (int i = 0, at = offset; i < bytes.length; i++, at += 2) {
            char high = chars[at];
            char low = chars[at + 1];
            int value = VALUES[high & 0x7F] << 4 | VALUES[low & 0x7F];
            wrong |= value | (0x7F - high) | (0x7F - low);
            bytes[i] = (byte) value;
        }
        return wrong < 0 ? Optional.empty() : Optional.of(bytes);
    }

    /** Pairs of upper-case digits, in ASCII. */
    static byte[] encode(Bytes bytes) {
        byte[] ascii = new byte[Math.multiplyExact(bytes.length(), 2)];
        for (int i = 0; i < bytes.length(); i++) {
            byte value = bytes.at(i);
            ascii[2 * i] = DIGITS[value >> 4 & 0xF];
            ascii[2 * i + 1] = DIGITS[value & 0xF];
        }
        return ascii;
    }

    /** Pairs of upper-case digits. */
    static String text(Bytes bytes) {
        return new String(encode(bytes), StandardCharsets.US_ASCII);
    }

    /** A number with {@code 0x} and this many upper-case digits. */
    static String number(long value, int digits) {
        char[] text = new char[2 + digits];
        text[0] = '0';
        text[1] = 'x';
        for (int i = 0; i < digits; i++) {
            text[1 + digits - i] = (char) DIGITS[(int) (value >> (4 * i)) & 0xF];
        }
        return new String(text);
    }
}
