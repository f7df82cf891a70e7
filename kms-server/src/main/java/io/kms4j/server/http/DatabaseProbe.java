package io.kms4j.server.http;

import java.util.Optional;

/** Asks the database whether it is there. */
public interface DatabaseProbe {
    /** {@code h2} or {@code mysql}. */
    String name();

    /** What keeps it from answering; empty when all is well. Takes a few seconds at most. */
    Optional<String> problem();
}
