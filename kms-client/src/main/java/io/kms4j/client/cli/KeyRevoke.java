package io.kms4j.client.cli;

import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.operation.RevokeRequest;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code … revoke}, for keys and certificates. */
final class KeyRevoke extends Action {
    @Parameters(paramLabel = "REASON", description = "Why, in words.")
    String reason = "";

    @Option(
            names = {"-r", "--reason-code"},
            paramLabel = "CODE",
            description = "unspecified (unless given), key-compromise, ca-compromise, affiliation-changed, superseded, "
                    + "cessation-of-operation or privilege-withdrawn.")
    RevocationReasonCode reasonCode = RevocationReasonCode.UNSPECIFIED;

    @Mixin
    ObjectSelector object;

    KeyRevoke(Session session, ObjectSelector object) {
        super(session);
        this.object = object;
    }

    @Override
    Answer answer() {
        RevocationReason why = new RevocationReason(reasonCode, Optional.of(reason));
        UniqueIdentifier revoked = session.execute(
                        new RevokeRequest(Optional.of(object.identifier()), why, Optional.empty(), Optional.of(true)))
                .uniqueIdentifier();
        return new Answer("Successfully revoked the object.").identifier(revoked);
    }
}
