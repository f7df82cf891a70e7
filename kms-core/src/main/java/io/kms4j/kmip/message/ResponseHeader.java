package io.kms4j.kmip.message;

import io.kms4j.kmip.ProtocolVersion;
import java.time.Instant;
import java.util.Optional;

/** The header of an answer (KMIP 2.1, Response Header). */
public record ResponseHeader(
        ProtocolVersion protocolVersion,
        Instant timeStamp,
        Optional<String> clientCorrelationValue,
        Optional<String> serverCorrelationValue,
        int batchCount) {}
