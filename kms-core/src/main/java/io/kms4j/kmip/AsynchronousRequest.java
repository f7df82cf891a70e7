package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ProcessingStage;

/**
 * An operation that waits for its client to poll for the answer (KMIP 2.1, Asynchronous Request).
 *
 * @param submissionDate a Date-Time Extended
 */
public record AsynchronousRequest(
        Bytes asynchronousCorrelationValue,
        Operation operation,
        Ttlv submissionDate,
        ProcessingStage processingStage) {}
