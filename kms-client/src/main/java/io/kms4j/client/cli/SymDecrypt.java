package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** {@code sym decrypt}. */
final class SymDecrypt extends Action {
    @Mixin
    SymCipherOptions options = new SymCipherOptions();

    SymDecrypt(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        options.check();
        Optional<EnvelopeCipher> envelope = options.envelope(session);
        Path output = OutputFile.beside(options.file, options.outputFile, "plain");
        Bytes encrypted = Bytes.takeOver(InputFile.read(options.file));
        OutputFile.write(output, decrypt(envelope, encrypted).toArray());
        return CipherAnswers.decrypted(output);
    }

    private Bytes decrypt(Optional<EnvelopeCipher> envelope, Bytes encrypted) {
        try {
            return envelope.isPresent()
                    ? envelope.get().decrypt(encrypted, options.additionalData())
                    : options.serverCipher(session).decrypt(encrypted, options.additionalData());
        } catch (CliException e) {
            throw new CliException("cannot decrypt " + options.file + ": " + e.getMessage(), e);
        }
    }
}
