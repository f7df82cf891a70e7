package io.kms4j.server.message;

import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The version of a message that could not be read: clients understand refusals in their own version only. */
final class MessageVersion {
    static final ProtocolVersion WHEN_UNKNOWN = ProtocolVersion.V2_1;

    /** In binary: where the numbers are when the version is where it must be, first in the header. */
    private static final int MAJOR_AT = 24;

    private static final int MINOR_AT = 40;
    private static final int ITEM_BYTES = 16;
    private static final int TYPE_INTEGER = 2;

    private MessageVersion() {}

    /** The version that a message says it has, if the server speaks it; else the best one. */
    static ProtocolVersion of(Ttlv message) {
        Optional<Ttlv> version =
                child(message, Tag.REQUEST_HEADER).flatMap(header -> child(header, Tag.PROTOCOL_VERSION));
        Optional<Ttlv> major = version.flatMap(item -> child(item, Tag.PROTOCOL_VERSION_MAJOR));
        Optional<Ttlv> minor = version.flatMap(item -> child(item, Tag.PROTOCOL_VERSION_MINOR));
        if (major.orElse(null) instanceof Ttlv.Int first && minor.orElse(null) instanceof Ttlv.Int second) {
            return spoken(first.value(), second.value());
        }
        return WHEN_UNKNOWN;
    }

    /** The same for a message in binary of which only the beginning may be there, or be well-formed. */
    static ProtocolVersion of(byte[] binary) {
        ByteBuffer bytes = ByteBuffer.wrap(binary);
        if (binary.length >= MINOR_AT + ITEM_BYTES
                && isInteger(bytes, MAJOR_AT, Tag.PROTOCOL_VERSION_MAJOR)
                && isInteger(bytes, MINOR_AT, Tag.PROTOCOL_VERSION_MINOR)) {
            return spoken(bytes.getInt(MAJOR_AT + 8), bytes.getInt(MINOR_AT + 8));
        }
        return WHEN_UNKNOWN;
    }

    private static boolean isInteger(ByteBuffer bytes, int at, Tag tag) {
        return bytes.getInt(at) == (tag.code() << 8 | TYPE_INTEGER) && bytes.getInt(at + 4) == 4;
    }

    private static ProtocolVersion spoken(int major, int minor) {
        ProtocolVersion asked = new ProtocolVersion(major, minor);
        return ProtocolVersion.SUPPORTED.contains(asked) ? asked : WHEN_UNKNOWN;
    }

    private static Optional<Ttlv> child(Ttlv item, Tag tag) {
        return item instanceof Ttlv.Structure structure ? structure.find(tag) : Optional.empty();
    }
}
