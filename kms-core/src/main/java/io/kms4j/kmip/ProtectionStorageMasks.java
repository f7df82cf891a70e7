package io.kms4j.kmip;

import java.util.List;

/** The kinds of storage that would do for an object, best first (KMIP 2.1, Protection Storage Masks). */
public record ProtectionStorageMasks(List<Integer> protectionStorageMask) {
    /** In the database of the server. */
    public static final int SOFTWARE = 0x01;

    /** In an HSM. */
    public static final int HARDWARE = 0x02;
}
