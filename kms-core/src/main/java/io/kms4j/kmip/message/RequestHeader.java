package io.kms4j.kmip.message;

import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.AsynchronousIndicator;
import io.kms4j.kmip.enumeration.AttestationType;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The header of a request (KMIP 2.1, Request Header); {@code maximumResponseSize} in bytes of TTLV. */
public record RequestHeader(
        ProtocolVersion protocolVersion,
        Optional<Integer> maximumResponseSize,
        Optional<String> clientCorrelationValue,
        Optional<String> serverCorrelationValue,
        Optional<AsynchronousIndicator> asynchronousIndicator,
        Optional<Boolean> attestationCapableIndicator,
        List<AttestationType> attestationType,
        Optional<Authentication> authentication,
        Optional<BatchErrorContinuationOption> batchErrorContinuationOption,
        Optional<Boolean> batchOrderOption,
        Optional<Instant> timeStamp,
        int batchCount) {

    /** A header with nothing but the version and the count. */
    public static RequestHeader of(ProtocolVersion version, int batchCount) {
        return new RequestHeader(
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                batchCount);
    }
}
