package io.kms4j.kmip.operation;

import io.kms4j.kmip.ProtocolVersion;
import java.util.List;

/** The answer to DiscoverVersions. */
public record DiscoverVersionsResponse(List<ProtocolVersion> protocolVersion) implements ResponsePayload {}
