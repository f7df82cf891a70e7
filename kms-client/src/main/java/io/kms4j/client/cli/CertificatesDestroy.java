package io.kms4j.client.cli;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.operation.DestroyRequest;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code certificates destroy}. */
final class CertificatesDestroy extends Action {
    @Option(names = "--remove", description = "Forget the certificate altogether, its attributes too.")
    boolean remove;

    @Mixin
    ObjectSelector.ByCertificateId certificate = new ObjectSelector.ByCertificateId();

    CertificatesDestroy(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        UniqueIdentifier destroyed = session.execute(new DestroyRequest(
                        Optional.of(certificate.identifier()),
                        Optional.of(remove),
                        Optional.of(false),
                        Optional.of(ObjectType.CERTIFICATE)))
                .uniqueIdentifier();
        return new Answer(remove ? "Successfully removed the object." : "Successfully destroyed the object.")
                .identifier(destroyed);
    }
}
