package io.kms4j.core.internal.handler;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many plaintexts or ciphertexts in one Data item, as the original product's clients send them: 0x87 0x87, the count, then
 * each piece behind its length; numbers in unsigned LEB128.
 */
final class BulkData {
    private static final byte MARK = (byte) 0x87;
    private static final int GCM_IV_BYTES = 12;
    private static final int GCM_TAG_BYTES = 16;

    private BulkData() {}

    /** The pieces; empty when the data is not in this form, and then it is taken as it is. */
    static Optional<List<Bytes>> parse(Bytes data) {
        if (data.length() < 3 || data.at(0) != MARK || data.at(1) != MARK) {
            return Optional.empty();
        }
        Reader reader = new Reader(data, 2);
        int count = reader.number();
        // Every piece takes at least the byte of its length.
        if (count < 0 || count > data.length()) {
            return Optional.empty();
        }
        List<Bytes> pieces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = reader.number();
            if (length < 0 || length > data.length() - reader.at) {
                return Optional.empty();
            }
            pieces.add(data.slice(reader.at, reader.at + length));
            reader.at += length;
        }
        return reader.at == data.length() ? Optional.of(pieces) : Optional.empty();
    }

    static Bytes write(List<Bytes> pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(MARK);
        out.write(MARK);
        writeNumber(out, pieces.size());
        for (Bytes piece : pieces) {
            writeNumber(out, piece.length());
            out.writeBytes(piece.toArray());
        }
        return Bytes.takeOver(out.toByteArray());
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** A piece that AES-GCM made: IV, ciphertext, tag. */
    static Ciphertext splitGcm(Bytes piece) {
        int length = piece.length();
        if (length < GCM_IV_BYTES + GCM_TAG_BYTES) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "decryption failed");
        }
        return new Ciphertext(
                piece.slice(GCM_IV_BYTES, length - GCM_TAG_BYTES),
                piece.slice(0, GCM_IV_BYTES),
                piece.slice(length - GCM_TAG_BYTES, length));
    }

    private static final class Reader {
        private final Bytes data;
        private int at;

        Reader(Bytes data, int at) {
            this.data = data;
            this.at = at;
        }

        /** The next number, or -1 when there is none below 2^28. */
        int number() {
            int number = 0;
            for (int shift = 0; shift < 28 && at < data.length(); shift += 7) {
                int next = data.at(at++);
                number |= (next & 0x7F) << shift;
                if ((next & 0x80) == 0) {
                    return number;
                }
            }
            return -1;
        }
    }
}
