package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.operation.DecryptRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** {@code rsa decrypt} and {@code certificates decrypt}. */
final class RsaDecrypt extends Action {
    @Mixin
    RsaCipherOptions options;

    RsaDecrypt(Session session, ObjectSelector key) {
        super(session);
        options = new RsaCipherOptions(key);
    }

    @Override
    Answer answer() {
        Path output = OutputFile.beside(options.file, options.outputFile, "plain");
        DecryptRequest request = new DecryptRequest(
                Optional.of(options.key.identifier()),
                Optional.of(options.parameters()),
                Optional.of(Bytes.takeOver(InputFile.read(options.file))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Bytes plaintext = session.execute(request).data().orElse(Bytes.empty());
        OutputFile.write(output, plaintext.toArray());
        return CipherAnswers.decrypted(output);
    }
}
