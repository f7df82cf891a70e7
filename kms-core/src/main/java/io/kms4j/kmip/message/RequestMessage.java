package io.kms4j.kmip.message;

import java.util.List;

/** A request: a header and the operations in order (KMIP 2.1, Request Message). */
public record RequestMessage(RequestHeader requestHeader, List<RequestBatchItem> batchItem) {}
