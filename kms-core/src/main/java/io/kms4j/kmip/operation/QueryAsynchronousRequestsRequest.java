package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Right;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Asks which operations of the caller are pending, or done and not polled for (Query Asynchronous Requests).
 *
 * @param asynchronousCorrelationValues those that are meant; all, when absent
 * @param operations those that are meant; all, when absent
 */
public record QueryAsynchronousRequestsRequest(
        Optional<AsynchronousCorrelationValues> asynchronousCorrelationValues, Optional<Right.Operations> operations)
        implements RequestPayload<QueryAsynchronousRequestsResponse> {

    /** Correlation values of pending operations. */
    public record AsynchronousCorrelationValues(List<Bytes> asynchronousCorrelationValue) {}

    @Override
    public Operation operation() {
        return Operation.QUERY_ASYNCHRONOUS_REQUESTS;
    }
}
