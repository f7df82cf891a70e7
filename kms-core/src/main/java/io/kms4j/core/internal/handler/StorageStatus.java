package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.kmip.enumeration.State;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where Locate searches (KMIP 2.1, Storage Status Mask): on line, in the archive, among the destroyed. */
final class StorageStatus {
    static final int ON_LINE = 0x1;
    static final int ARCHIVAL = 0x2;
    static final int DESTROYED = 0x4;

    private StorageStatus() {}

    /** What a request means: on line when it says nothing; who asks for a destroyed state means the destroyed. */
    static int of(Optional<Integer> mask, Optional<State> state) {
        return mask.orElse(state.filter(LifeCycle::isDestroyed).isPresent() ? DESTROYED : ON_LINE);
    }

    /** The states under which an object may be stored that is now in {@code state}, or in any; empty: there is none. */
    static Set<Integer> storedStates(int mask, Optional<State> state) {
        Set<Integer> stored = new LinkedHashSet<>();
        for (State candidate : state.map(StorageStatus::storedAs).orElse(Arrays.asList(State.values()))) {
            if (LifeCycle.isDestroyed(candidate)) {
                addIf(mask, DESTROYED, candidate.code(), stored);
            } else {
                addIf(mask, ON_LINE, candidate.code(), stored);
                addIf(mask, ARCHIVAL, candidate.code() | ObjectIndex.ARCHIVED, stored);
            }
        }
        return stored;
    }

    private static void addIf(int mask, int bit, int state, Set<Integer> stored) {
        if ((mask & bit) != 0) {
            stored.add(state);
        }
    }

    /** Dates may have moved an object on since it was stored. */
    private static List<State> storedAs(State state) {
        return switch (state) {
            case ACTIVE -> List.of(State.ACTIVE, State.PRE_ACTIVE);
            case DEACTIVATED -> List.of(State.DEACTIVATED, State.ACTIVE, State.PRE_ACTIVE);
            default -> List.of(state);
        };
    }
}
