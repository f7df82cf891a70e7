package io.kms4j.kmip.message;

import java.util.List;

/** An answer: a header and one item per operation asked (KMIP 2.1, Response Message). */
public record ResponseMessage(ResponseHeader responseHeader, List<ResponseBatchItem> batchItem) {}
