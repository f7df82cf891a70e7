package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.SignatureVerifyRequest;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rsa sign-verify} and {@code ec sign-verify}. */
final class SignatureCheck extends Action {
    @Mixin
    SignatureOptions options = new SignatureOptions();

    @Parameters(index = "1", paramLabel = "SIGNATURE_FILE", description = "The file with the signature.")
    Path signatureFile = Path.of("");

    SignatureCheck(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        UniqueIdentifier key = options.key.identifier();
        Bytes content = Bytes.takeOver(InputFile.read(options.file));
        Bytes signature = Bytes.takeOver(InputFile.read(signatureFile));
        SignatureVerifyRequest request = options.digested
                ? SignatureVerifyRequest.ofDigest(key, content, signature)
                : SignatureVerifyRequest.of(key, content, signature);
        ValidityIndicator validity = session.execute(
                        options.parameters().map(request::with).orElse(request))
                .validityIndicator()
                .orElse(ValidityIndicator.UNKNOWN);
        if (validity != ValidityIndicator.VALID) {
            throw new CliException("the signature is not valid");
        }
        return new Answer("The signature is valid.").field("validity", validity.kmipName());
    }
}
