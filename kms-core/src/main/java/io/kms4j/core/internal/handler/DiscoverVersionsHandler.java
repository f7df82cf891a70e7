package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.operation.DiscoverVersionsRequest;
import io.kms4j.kmip.operation.DiscoverVersionsResponse;
import java.util.List;

/** Discover Versions: all versions, best first, or those asked for that the server speaks, in the order asked. */
public final class DiscoverVersionsHandler
        implements OperationHandler<DiscoverVersionsRequest, DiscoverVersionsResponse> {
    @Override
    public Class<DiscoverVersionsRequest> requestType() {
        return DiscoverVersionsRequest.class;
    }

    @Override
    public DiscoverVersionsResponse handle(DiscoverVersionsRequest request, UserId caller) {
        List<ProtocolVersion> asked = request.protocolVersion();
        return new DiscoverVersionsResponse(
                asked.isEmpty()
                        ? ProtocolVersion.SUPPORTED
                        : asked.stream()
                                .filter(ProtocolVersion.SUPPORTED::contains)
                                .toList());
    }
}
