package io.kms4j.core.internal.stream;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/**
 * Where a request stands in a stream (KMIP 2.1, 6.1: Init Indicator, Final Indicator, Correlation Value).
 *
 * @param correlationValue of the stream; empty for data that is all in this request, and for a first part
 */
public record StreamPart(Kind kind, Optional<Bytes> correlationValue) {
    /** All data in one request, or a part of it. */
    public enum Kind {
        WHOLE,
        FIRST,
        NEXT,
        LAST
    }

    /**
     * What a request says of itself.
     *
     * @throws KmipException INVALID_FIELD for a combination that means nothing
     */
    public static StreamPart of(
            Optional<Boolean> initIndicator, Optional<Boolean> finalIndicator, Optional<Bytes> correlationValue) {
        boolean first = initIndicator.orElse(false);
        boolean last = finalIndicator.orElse(false);
        if (correlationValue.isEmpty()) {
            if (last && !first) {
                throw new KmipException(
                        ResultReason.INVALID_FIELD, "the final part of a stream needs its CorrelationValue");
            }
            return new StreamPart(first && !last ? Kind.FIRST : Kind.WHOLE, correlationValue);
        }
        if (first) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "InitIndicator starts a new stream, CorrelationValue names an old one");
        }
        return new StreamPart(last ? Kind.LAST : Kind.NEXT, correlationValue);
    }

    public boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    /** Whether no part comes after it. */
    public boolean isLast() {
        return kind == Kind.LAST || kind == Kind.WHOLE;
    }

    /**
     * The data of this part; a first or last one may have none.
     *
     * @throws KmipException MISSING_DATA
     */
    public Bytes data(String operation, Optional<Bytes> data) {
        if (data.isEmpty() && (kind == Kind.WHOLE || kind == Kind.NEXT)) {
            throw new KmipException(ResultReason.MISSING_DATA, operation + " needs Data");
        }
        return data.orElse(Bytes.empty());
    }
}
