package io.kms4j.client.cli;

import io.kms4j.kmip.Link;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Objects that a key belongs to. */
final class LinkOptions {
    @Option(
            names = {"-p", "--public-key-id"},
            paramLabel = "ID",
            description = "The public key that belongs to it.")
    Optional<UniqueIdentifier> publicKeyId = Optional.empty();

    @Option(
            names = {"-k", "--private-key-id"},
            paramLabel = "ID",
            description = "The private key that belongs to it.")
    Optional<UniqueIdentifier> privateKeyId = Optional.empty();

    @Option(
            names = {"-c", "--certificate-id"},
            paramLabel = "ID",
            description = "The certificate that belongs to it.")
    Optional<UniqueIdentifier> certificateId = Optional.empty();

    List<Link> links() {
        return Stream.of(
                        link(LinkType.PUBLIC_KEY_LINK, publicKeyId),
                        link(LinkType.PRIVATE_KEY_LINK, privateKeyId),
                        link(LinkType.CERTIFICATE_LINK, certificateId))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Link> link(LinkType type, Optional<UniqueIdentifier> id) {
        return id.map(target -> new Link(type, target.value()));
    }
}
