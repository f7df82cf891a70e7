package io.kms4j.kmip.operation;

import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;

/** Asks which versions of KMIP the server speaks (Discover Versions). */
public record DiscoverVersionsRequest(List<ProtocolVersion> protocolVersion)
        implements RequestPayload<DiscoverVersionsResponse> {

    @Override
    public Operation operation() {
        return Operation.DISCOVER_VERSIONS;
    }
}
