package io.kms4j.kmip;

import java.util.List;

/** A version of KMIP. */
public record ProtocolVersion(int protocolVersionMajor, int protocolVersionMinor)
        implements Comparable<ProtocolVersion> {
    public static final ProtocolVersion V1_0 = new ProtocolVersion(1, 0);
    public static final ProtocolVersion V1_1 = new ProtocolVersion(1, 1);
    public static final ProtocolVersion V1_2 = new ProtocolVersion(1, 2);
    public static final ProtocolVersion V1_3 = new ProtocolVersion(1, 3);
    public static final ProtocolVersion V1_4 = new ProtocolVersion(1, 4);
    public static final ProtocolVersion V2_0 = new ProtocolVersion(2, 0);
    public static final ProtocolVersion V2_1 = new ProtocolVersion(2, 1);

    /** The versions that the server speaks, best first. */
    public static final List<ProtocolVersion> SUPPORTED = List.of(V2_1, V2_0, V1_4, V1_3, V1_2, V1_1, V1_0);

    public boolean isAtLeast(ProtocolVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ProtocolVersion other) {
        int major = Integer.compare(protocolVersionMajor, other.protocolVersionMajor);
        return major != 0 ? major : Integer.compare(protocolVersionMinor, other.protocolVersionMinor);
    }

    @Override
    public String toString() {
        return protocolVersionMajor + "." + protocolVersionMinor;
    }
}
