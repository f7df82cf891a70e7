package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignResponse;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rsa sign} and {@code ec sign}. A long file goes to the server in parts. */
final class SignFile extends Action {
    private static final int PART_BYTES = 1 << 20;

    @Mixin
    SignatureOptions options = new SignatureOptions();

    @Option(
            names = {"-o", "--output-file"},
            paramLabel = "FILE",
            description = "The file to write the signature to; the same name with the extension sig unless given.")
    Optional<Path> outputFile = Optional.empty();

    SignFile(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Path output = OutputFile.beside(options.file, outputFile, "sig");
        UniqueIdentifier key = options.key.identifier();
        Bytes content = Bytes.takeOver(InputFile.read(options.file));
        Bytes signature = (options.digested ? signDigest(key, content) : sign(key, content)).orElseThrow();
        OutputFile.write(output, signature.toArray());
        return new Answer("The signature was written to " + output + ".").field("output_file", output.toString());
    }

    private Optional<Bytes> signDigest(UniqueIdentifier key, Bytes digest) {
        return session.execute(request(key, Optional.empty(), Optional.of(digest), Optional.empty(), false, false))
                .signatureData();
    }

    private Optional<Bytes> sign(UniqueIdentifier key, Bytes content) {
        Optional<Bytes> stream = Optional.empty();
        int at = 0;
        while (content.length() - at > PART_BYTES) {
            Optional<Bytes> part = Optional.of(content.slice(at, at + PART_BYTES));
            SignResponse answer =
                    session.execute(request(key, part, Optional.empty(), stream, stream.isEmpty(), false));
            stream = answer.correlationValue();
            at += PART_BYTES;
        }
        Optional<Bytes> rest = Optional.of(content.slice(at, content.length()));
        return session.execute(request(key, rest, Optional.empty(), stream, false, stream.isPresent()))
                .signatureData();
    }

    private SignRequest request(
            UniqueIdentifier key,
            Optional<Bytes> data,
            Optional<Bytes> digest,
            Optional<Bytes> stream,
            boolean first,
            boolean last) {
        return new SignRequest(
                Optional.of(key),
                options.parameters(),
                data,
                digest,
                stream,
                first ? Optional.of(true) : Optional.empty(),
                last ? Optional.of(true) : Optional.empty());
    }
}
