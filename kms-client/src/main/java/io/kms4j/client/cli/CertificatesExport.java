package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.operation.ExportRequest;
import io.kms4j.kmip.operation.ExportResponse;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetResponse;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certificates export}. */
final class CertificatesExport extends Action {
    @Parameters(paramLabel = "CERTIFICATE_FILE", description = "The file to write.")
    Path file = Path.of("");

    @Mixin
    ObjectSelector.ByCertificateId certificate = new ObjectSelector.ByCertificateId();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given. pkcs12 takes the private key along, "
                            + "pkcs7 the certificates above.")
    CertificateExportFormat format = CertificateExportFormat.JSON_TTLV;

    @Option(
            names = {"-p", "--pkcs12-password"},
            paramLabel = "PASSWORD",
            description = "The password of the PKCS#12 file.")
    Optional<String> password = Optional.empty();

    @Option(
            names = {"-r", "--allow-revoked"},
            description = "Export the certificate even if it was revoked.")
    boolean allowRevoked;

    CertificatesExport(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (format.isPkcs12() != password.isPresent()) {
            throw new UsageException("--pkcs12-password is for the format pkcs12, which needs one");
        }
        Optional<UniqueIdentifier> id = Optional.of(certificate.identifier());
        if (allowRevoked) {
            ExportResponse answer = session.execute(
                    new ExportRequest(id, format.keyFormatType(), Optional.empty(), Optional.empty(), secret()));
            return written(answer.uniqueIdentifier(), answer.managedObject());
        }
        GetResponse answer = session.execute(
                new GetRequest(id, format.keyFormatType(), Optional.empty(), Optional.empty(), secret()));
        return written(answer.uniqueIdentifier(), answer.managedObject());
    }

    /** The original product takes the password where the identifier of a wrapping key stands. */
    private Optional<KeyWrappingSpecification> secret() {
        try {
            return password.map(text -> new KeyWrappingSpecification(
                    WrappingMethod.ENCRYPT,
                    Optional.of(new EncryptionKeyInformation(new UniqueIdentifier(text), Optional.empty())),
                    Optional.empty(),
                    List.of(),
                    Optional.empty()));
        } catch (KmipException e) {
            throw new UsageException("--pkcs12-password must have 1 to 255 bytes and no control characters");
        }
    }

    private Answer written(UniqueIdentifier id, ManagedObject object) {
        if (format == CertificateExportFormat.JSON_TTLV) {
            OutputFile.write(file, JsonTtlv.writePretty(KmipMapper.writeObject(object, ProtocolVersion.V2_1)));
        } else if (format.isPkcs12()) {
            OutputFile.writeSecret(
                    file, KeyObjects.bytes(object).orElseThrow(this::unexpected).toArray());
        } else if (object instanceof ManagedObject.Certificate held) {
            String label = format == CertificateExportFormat.PKCS7 ? "PKCS7" : "CERTIFICATE";
            String pem = new Pem(label, held.certificateValue()).encode();
            OutputFile.write(file, pem.getBytes(StandardCharsets.US_ASCII));
        } else {
            throw unexpected();
        }
        return new Answer("The certificate " + id + " of type "
                        + object.objectType().jsonName() + " was exported to \"" + file + "\"")
                .identifier(id);
    }

    private CliException unexpected() {
        return new CliException("the server did not answer in the format " + format);
    }
}
