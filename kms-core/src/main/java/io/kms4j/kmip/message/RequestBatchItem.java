package io.kms4j.kmip.message;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.RequestPayload;
import java.util.Optional;

/**
 * One operation of a request (KMIP 2.1, Request Batch Item).
 *
 * @param operation empty when the number is unknown
 * @param uniqueBatchItemId echoed in the answer
 * @param requestPayload what is asked, or why it could not be read, which fails this item alone
 */
public record RequestBatchItem(
        Optional<Operation> operation, Optional<Bytes> uniqueBatchItemId, Payload requestPayload) {

    /** A payload, readable or not. */
    public sealed interface Payload {}

    /** A payload that was read. */
    public record Parsed(RequestPayload<?> request) implements Payload {}

    /** A payload that could not be read. */
    public record Refused(KmipException cause) implements Payload {}

    /** An item for {@code request}. */
    public static RequestBatchItem of(RequestPayload<?> request) {
        return new RequestBatchItem(Optional.of(request.operation()), Optional.empty(), new Parsed(request));
    }
}
