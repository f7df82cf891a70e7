package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.kmip.AsynchronousRequest;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.operation.QueryAsynchronousRequestsRequest;
import io.kms4j.kmip.operation.QueryAsynchronousRequestsResponse;

/** Query Asynchronous Requests: those of the caller. */
public final class QueryAsynchronousRequestsHandler
        implements OperationHandler<QueryAsynchronousRequestsRequest, QueryAsynchronousRequestsResponse> {
    private final PendingItems pending;

    public QueryAsynchronousRequestsHandler(PendingItems pending) {
        this.pending = pending;
    }

    @Override
    public Class<QueryAsynchronousRequestsRequest> requestType() {
        return QueryAsynchronousRequestsRequest.class;
    }

    @Override
    public QueryAsynchronousRequestsResponse handle(QueryAsynchronousRequestsRequest request, UserId caller) {
        return new QueryAsynchronousRequestsResponse(pending.of(caller).stream()
                .filter(item -> isMeant(request, item))
                .map(item -> new AsynchronousRequest(
                        item.correlationValue(),
                        item.operation().orElseThrow(),
                        new Ttlv.DateTimeExtended(Tag.of("SubmissionDate"), item.since()),
                        item.stage()))
                .toList());
    }

    private static boolean isMeant(QueryAsynchronousRequestsRequest request, PendingItem item) {
        return request.asynchronousCorrelationValues()
                        .map(values -> values.asynchronousCorrelationValue().contains(item.correlationValue()))
                        .orElse(true)
                && request.operations()
                        .map(list -> list.operation().contains(item.operation().orElseThrow()))
                        .orElse(true);
    }
}
