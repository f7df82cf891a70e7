package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.ValidateRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** {@code certificates validate}. */
final class CertificatesValidate extends Action {
    @Option(
            names = {"-k", "--certificate-id"},
            paramLabel = "ID",
            description = "A certificate of the chain; may be repeated. Those above it are found by themselves.")
    List<UniqueIdentifier> ids = new ArrayList<>();

    @Option(
            names = {"-v", "--certificate"},
            paramLabel = "FILE",
            description = "A file with certificates of the chain, PEM or DER; may be repeated.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = {"-t", "--validity-time"},
            paramLabel = "TIME",
            description = "When the chain has to be valid, such as 2030-12-31T00:00:00Z; now unless given.")
    Optional<String> time = Optional.empty();

    CertificatesValidate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (ids.isEmpty() && files.isEmpty()) {
            throw new UsageException("give --certificate-id or --certificate");
        }
        List<ManagedObject.Certificate> given =
                files.stream().flatMap(CertificatesValidate::certificates).toList();
        ValidityIndicator indicator = session.execute(new ValidateRequest(given, ids, time.map(this::instant)))
                .validityIndicator();
        return switch (indicator) {
            case VALID -> new Answer("The certificate chain is valid.").field("validity_indicator", "Valid");
            case INVALID -> throw new CliException("the certificate chain is invalid");
            case UNKNOWN ->
                throw new CliException("the validity of the certificate chain is unknown: its first certificate is "
                        + "missing, or a revocation list cannot be had");
        };
    }

    private Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException("--validity-time must be a time such as 2030-12-31T00:00:00Z");
        }
    }

    private static Stream<ManagedObject.Certificate> certificates(Path file) {
        byte[] content = InputFile.read(file);
        List<Pem> blocks = Pem.parse(new String(content, StandardCharsets.ISO_8859_1));
        Stream<Bytes> ders = blocks.isEmpty()
                ? Stream.of(Bytes.takeOver(content))
                : blocks.stream()
                        .filter(block -> block.label().equals("CERTIFICATE"))
                        .map(Pem::der);
        return ders.map(der -> new ManagedObject.Certificate(CertificateType.X_509, der));
    }
}
