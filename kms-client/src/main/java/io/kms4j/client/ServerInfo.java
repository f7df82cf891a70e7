package io.kms4j.client;

import java.util.List;

/** What a server tells of itself to an authenticated user. */
public record ServerInfo(String version, boolean fipsMode, String defaultUsername, List<HsmInstance> hsmInstances) {
    public ServerInfo {
        hsmInstances = List.copyOf(hsmInstances);
    }

    /** An HSM; keys in it have identifiers that start with {@code prefix}. */
    public record HsmInstance(String prefix, String model, List<Slot> slots) {
        public HsmInstance {
            slots = List.copyOf(slots);
        }
    }

    /** A slot of an HSM, and whether the server can log in to it. */
    public record Slot(long slotId, boolean accessible) {}
}
