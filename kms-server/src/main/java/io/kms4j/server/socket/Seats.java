package io.kms4j.server.socket;

import io.kms4j.core.UserId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each user has. Safe for many threads. */
final class Seats {
    private final int mostPerUser;
    private final Map<UserId, Integer> taken = new ConcurrentHashMap<>();

    Seats(int mostPerUser) {
        this.mostPerUser = mostPerUser;
    }

    /** Whether there was room for one more; then {@link #leave} must follow. */
    boolean take(UserId user) {
        boolean[] free = {false};
        taken.compute(user, (key, count) -> {
            int before = count == null ? 0 : count;
            free[0] = before < mostPerUser;
            return free[0] ? Integer.valueOf(before + 1) : count;
        });
        return free[0];
    }

    void leave(UserId user) {
        taken.computeIfPresent(user, (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}
