package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.io.ByteArrayOutputStream;

/** Lengths as files hold them: seven bits a byte, lowest first, the high bit set on all but the last. */
final class Leb128 {
    private Leb128() {}

    /** A length at the start of some bytes, and where what follows it starts. */
    record Length(int value, int end) {}

    static Bytes encode(int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = length;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return Bytes.takeOver(out.toByteArray());
    }

    /** @throws CliException if there is no length of what follows it */
    static Length decode(Bytes bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length() && i < 5; i++) {
            value |= (long) (bytes.at(i) & 0x7F) << (7 * i);
            if ((bytes.at(i) & 0x80) == 0) {
                if (value > bytes.length() - i - 1) {
                    break;
                }
                return new Length((int) value, i + 1);
            }
        }
        throw new CliException("it does not start with an encrypted data key");
    }
}
