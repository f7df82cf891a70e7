package io.kms4j.kmip.operation;

import io.kms4j.kmip.AsynchronousRequest;
import java.util.List;

/** The answer to Query Asynchronous Requests, oldest first. */
public record QueryAsynchronousRequestsResponse(@Extension List<AsynchronousRequest> asynchronousRequest)
        implements ResponsePayload {}
