package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;

/**
 * A hash or MAC of data that comes in parts, in memory that does not grow with the data. For one thread at a time; after
 * {@link #finish()} or {@link #close()} it is spent.
 */
public interface DigestStream extends AutoCloseable {
    void update(Bytes part);

    /** The hash or MAC of all parts. */
    Bytes finish();

    @Override
    void close();
}
