package io.kms4j.core.internal.handler;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/** Data that comes in several requests (KMIP 1.3 and later). */
final class Streaming {
    /** What Query says of it. */
    static final boolean SUPPORTED = false;

    private Streaming() {}

    /**
     * Refuses a part of a stream, rather than treating it as the whole.
     *
     * @throws KmipException FEATURE_NOT_SUPPORTED unless all data is in this request
     */
    static void refuse(Optional<Boolean> init, Optional<Boolean> last, Optional<Bytes> correlationValue) {
        boolean whole = correlationValue.isEmpty() && init.equals(last);
        boolean single = init.orElse(true) && last.orElse(true);
        if (correlationValue.isPresent() || !(whole && single)) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "streamed data is not supported yet; send it in one request");
        }
    }
}
