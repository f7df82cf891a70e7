package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;

/** The random number generator of an {@link Hsm}. Safe for many threads. Every method may throw {@link UnavailableException}. */
public interface HsmRandom {
    /**
     * Random bytes.
     *
     * @param lengthBytes 1 to 1048576
     * @throws KmipException INVALID_FIELD for another length
     */
    SecretBytes random(long slot, int lengthBytes);

    /**
     * Adds to what the generator draws from; never takes away.
     *
     * @throws KmipException OPERATION_NOT_SUPPORTED when the generator takes no seed
     */
    void seed(long slot, Bytes seed);
}
