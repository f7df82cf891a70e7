package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sym encrypt}. */
final class SymEncrypt extends Action {
    @Mixin
    SymCipherOptions options = new SymCipherOptions();

    @Option(
            names = {"-n", "--nonce"},
            paramLabel = "HEX",
            description = "The nonce; random unless given. It must never be used twice with a key.")
    Optional<Bytes> nonce = Optional.empty();

    SymEncrypt(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        options.check();
        Bytes given = nonce.orElse(Bytes.empty());
        if (nonce.isPresent() && given.length() != options.dataAlgorithm.nonceBytes) {
            throw new UsageException(
                    "the nonce of " + options.dataAlgorithm + " has " + options.dataAlgorithm.nonceBytes + " bytes");
        }
        Optional<EnvelopeCipher> envelope = options.envelope(session);
        Path output = OutputFile.beside(options.file, options.outputFile, "enc");
        Bytes plaintext = Bytes.takeOver(InputFile.read(options.file));
        Bytes additionalData = options.additionalData();
        Bytes encrypted = envelope.isPresent()
                ? envelope.get().encrypt(plaintext, given, additionalData)
                : options.serverCipher(session).encrypt(plaintext, given, additionalData);
        OutputFile.write(output, encrypted.toArray());
        return CipherAnswers.encrypted(output);
    }
}
