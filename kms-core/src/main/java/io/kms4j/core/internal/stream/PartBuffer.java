package io.kms4j.core.internal.stream;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import java.util.ArrayList;
import java.util.List;

/** Parts that are kept until the last, within what {@link Streams} allows a user and all users. For one thread at a time. */
public final class PartBuffer implements AutoCloseable {
    /** What a part costs beside its bytes, so that very short ones count. */
    private static final int OVERHEAD_BYTES = 64;

    private final UserId user;
    private final Streams streams;
    private final List<Bytes> parts = new ArrayList<>();
    private long reserved;

    PartBuffer(UserId user, Streams streams) {
        this.user = user;
        this.streams = streams;
    }

    /**
     * Keeps a part.
     *
     * @throws KmipException SERVER_LIMIT_EXCEEDED when that is too much
     */
    public void add(Bytes part) {
        if (part.length() > 0) {
            long cost = (long) part.length() + OVERHEAD_BYTES;
            streams.reserve(user, cost);
            reserved += cost;
            parts.add(part);
        }
    }

    /** All parts in one. */
    public Bytes all() {
        return Bytes.concat(parts.toArray(Bytes[]::new));
    }

    @Override
    public void close() {
        parts.clear();
        streams.free(user, reserved);
        reserved = 0;
    }
}
