package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.operation.EncryptRequest;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** {@code rsa encrypt} and {@code certificates encrypt}. */
final class RsaEncrypt extends Action {
    @Mixin
    RsaCipherOptions options;

    RsaEncrypt(Session session, ObjectSelector key) {
        super(session);
        options = new RsaCipherOptions(key);
    }

    @Override
    Answer answer() {
        Path output = OutputFile.beside(options.file, options.outputFile, "enc");
        Bytes plaintext = Bytes.takeOver(InputFile.read(options.file));
        EncryptRequest request =
                EncryptRequest.of(options.key.identifier(), plaintext).with(options.parameters());
        Bytes encrypted = session.execute(request).data().orElse(Bytes.empty());
        OutputFile.write(output, encrypted.toArray());
        return CipherAnswers.encrypted(output);
    }
}
