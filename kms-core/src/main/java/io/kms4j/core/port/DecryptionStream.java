package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;

/**
 * A decryption, without authentication, of data that comes in parts, in memory that does not grow with the data. For one
 * thread at a time; after {@link #finish()} or {@link #close()} it is spent.
 */
public interface DecryptionStream extends AutoCloseable {
    /** What can be said of the plaintext by now; where there is padding the last block is held back. */
    SecretBytes update(Bytes part);

    /**
     * The rest of the plaintext.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE, with one message whatever is wrong with the ciphertext
     */
    SecretBytes finish();

    @Override
    void close();
}
