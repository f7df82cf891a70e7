package io.kms4j.server.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Puts older key structures into PKCS#8 (RFC 5208), the one that Java reads: a version, an algorithm, and the key as it was. */
final class Pkcs8 {
    private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
    private static final byte[] RSA = HexFormat.of().parseHex("300D06092A864886F70D0101010500");
    private static final byte[] EC_OID = HexFormat.of().parseHex("06072A8648CE3D0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    /** Where a SEC1 key (RFC 5915) names its curve. */
    private static final int PARAMETERS = 0xA0;

    private Pkcs8() {}

    /** A PKCS#1 key. */
    static byte[] ofRsa(byte[] pkcs1) {
        return tlv(SEQUENCE, VERSION_0, RSA, tlv(OCTET_STRING, pkcs1));
    }

    /** A SEC1 key; empty if it does not name its curve. */
    static Optional<byte[]> ofEc(byte[] sec1) {
        try {
            ByteBuffer key = enter(ByteBuffer.wrap(sec1));
            while (key.hasRemaining()) {
                int tag = key.get(key.position()) & 0xFF;
                ByteBuffer content = enter(key);
                if (tag == PARAMETERS) {
                    byte[] curve = new byte[content.remaining()];
                    content.get(curve);
                    return Optional.of(tlv(SEQUENCE, VERSION_0, tlv(SEQUENCE, EC_OID, curve), tlv(OCTET_STRING, sec1)));
                }
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The content of the next item, which is passed over. */
    private static ByteBuffer enter(ByteBuffer in) {
        in.get();
        int length = in.get() & 0xFF;
        if (length > 0x80) {
            int bytes = length & 0x7F;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = (length << 8) | (in.get() & 0xFF);
            }
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer out = ByteBuffer.allocate(4 + length);
        out.put((byte) tag);
        if (length >= 0x100) {
            out.put((byte) 0x82).putShort((short) length);
        } else if (length >= 0x80) {
            out.put((byte) 0x81).put((byte) length);
        } else {
            out.put((byte) length);
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        return Arrays.copyOf(out.array(), out.position());
    }
}
