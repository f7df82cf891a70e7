package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;

/**
 * An encryption of data that comes in parts, in memory that does not grow with the data. For one thread at a time; after
 * {@link #finish()} or {@link #close()} it is spent.
 */
public interface EncryptionStream extends AutoCloseable {
    /** Of the caller, or drawn; empty where there is none. */
    Bytes iv();

    /** What can be said of the ciphertext by now: nothing, where a block is not full yet. */
    Bytes update(Bytes part);

    /**
     * The rest of the ciphertext, and the tag.
     *
     * @throws KmipException INVALID_FIELD when blocks must be whole and the last is not
     */
    Ciphertext finish();

    @Override
    void close();
}
