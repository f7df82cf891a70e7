package io.kms4j.client.cli;

import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.operation.DiscoverVersionsRequest;
import java.util.List;

/** {@code server discover-versions}. */
final class ServerVersions extends Action {
    ServerVersions(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<String> versions = session.execute(new DiscoverVersionsRequest(List.of())).protocolVersion().stream()
                .map(ProtocolVersion::toString)
                .toList();
        Answer answer = new Answer("Supported versions of KMIP:").field("versions", versions);
        versions.forEach(version -> answer.line("\t" + version));
        return answer;
    }
}
