package io.kms4j.hsm.proteccio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Which HSM to use, and how.
 *
 * @param library the PKCS#11 library to load
 * @param slots at least one, each once
 * @param sessionsPerSlot how many sessions, and threads, to use at most; 1 or more
 * @param callTimeout how long a caller waits for an operation
 * @param generationTimeout how long a caller waits for a new key
 */
public record HsmConfig(
        HsmProfile profile,
        Path library,
        List<SlotConfig> slots,
        int sessionsPerSlot,
        Duration callTimeout,
        Duration generationTimeout) {
    private static final int SESSIONS = 16;
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration GENERATION = Duration.ofMinutes(2);

    /**
     * @throws IllegalArgumentException when the slots or their number of sessions break the rules above
     */
    public HsmConfig {
        slots = List.copyOf(slots);
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("an HSM needs at least one slot");
        }
        if (slots.stream().map(SlotConfig::slot).distinct().count() < slots.size()) {
            throw new IllegalArgumentException("an HSM slot is configured twice");
        }
        if (sessionsPerSlot < 1) {
            throw new IllegalArgumentException("an HSM slot needs at least one session");
        }
    }

    /** The profile's library, 16 sessions a slot, 10 s for an operation, 120 s for a new key. */
    public static HsmConfig of(HsmProfile profile, List<SlotConfig> slots) {
        return new HsmConfig(profile, profile.library(), slots, SESSIONS, CALL, GENERATION);
    }

    public HsmConfig withLibrary(Path path) {
        return new HsmConfig(profile, path, slots, sessionsPerSlot, callTimeout, generationTimeout);
    }

    public HsmConfig withSessionsPerSlot(int sessions) {
        return new HsmConfig(profile, library, slots, sessions, callTimeout, generationTimeout);
    }

    public HsmConfig withTimeouts(Duration call, Duration generation) {
        return new HsmConfig(profile, library, slots, sessionsPerSlot, call, generation);
    }
}
