package io.kms4j.core.internal.stream;

/** What is kept of a stream between two parts. For one thread at a time. */
public interface StreamState extends AutoCloseable {
    /** Wipes what can be wiped; may be called more than once. */
    @Override
    void close();
}
