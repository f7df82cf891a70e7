package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.X509CertificateSubject;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.operation.CertifyRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import picocli.CommandLine.Option;

/** {@code certificates certify}. */
final class CertificatesCertify extends Action {
    /** How a file with a certificate request is written. */
    enum RequestFormat {
        PEM,
        DER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-c", "--certificate-id"},
            paramLabel = "ID",
            description = "The new certificate's unique identifier; random unless given.")
    Optional<UniqueIdentifier> certificateId = Optional.empty();

    @Option(
            names = {"-r", "--certificate-signing-request"},
            paramLabel = "FILE",
            description = "Certify this PKCS#10 request.")
    Optional<Path> request = Optional.empty();

    @Option(
            names = {"-f", "--certificate-signing-request-format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    RequestFormat requestFormat = RequestFormat.PEM;

    @Option(
            names = {"-p", "--public-key-id-to-certify"},
            paramLabel = "ID",
            description = "Certify this public key.")
    Optional<UniqueIdentifier> publicKeyId = Optional.empty();

    @Option(
            names = {"-n", "--certificate-id-to-re-certify"},
            paramLabel = "ID",
            description = "Make another certificate for the key and the subject of this one.")
    Optional<UniqueIdentifier> oldCertificateId = Optional.empty();

    @Option(
            names = {"-g", "--generate-key-pair"},
            description = "Make a key pair and certify its public key.")
    boolean generate;

    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "ALGORITHM",
            description = "Of the new key pair: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    CertificateKeyAlgorithm algorithm = CertificateKeyAlgorithm.RSA4096;

    @Option(
            names = {"-s", "--subject-name"},
            paramLabel = "NAME",
            description = "The subject, such as \"CN=Name,O=Company,C=FR\".")
    Optional<String> subject = Optional.empty();

    @Option(
            names = {"-k", "--issuer-private-key-id"},
            paramLabel = "ID",
            description = "The issuer's private key; without an issuer the certificate signs itself.")
    Optional<UniqueIdentifier> issuerKeyId = Optional.empty();

    @Option(
            names = {"-i", "--issuer-certificate-id"},
            paramLabel = "ID",
            description = "The issuer's certificate.")
    Optional<UniqueIdentifier> issuerId = Optional.empty();

    @Option(
            names = {"-d", "--days"},
            paramLabel = "DAYS",
            description = "How long it is valid; ${DEFAULT-VALUE} days unless given.")
    int days = 365;

    @Option(
            names = {"-e", "--certificate-extensions"},
            paramLabel = "FILE",
            description = "Extensions in the syntax of OpenSSL, in a section [ v3_ca ].")
    Optional<Path> extensions = Optional.empty();

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "Put this tag on the certificate; may be repeated.")
    List<String> tags = new ArrayList<>();

    CertificatesCertify(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        check();
        CertifyRequest certify = new CertifyRequest(
                publicKeyId.or(() -> oldCertificateId),
                request.map(file -> requestFormat == RequestFormat.PEM
                        ? CertificateRequestType.PEM
                        : CertificateRequestType.PKCS_10),
                request.map(this::read),
                Optional.of(attributes()),
                Optional.empty());
        return new Answer("The certificate was successfully generated.")
                .identifier(session.execute(certify).uniqueIdentifier())
                .tags(tags);
    }

    private void check() {
        long sources = Stream.of(request.isPresent(), publicKeyId.isPresent(), oldCertificateId.isPresent(), generate)
                .filter(given -> given)
                .count();
        if (sources != 1) {
            throw new UsageException("give one of --certificate-signing-request, --public-key-id-to-certify, "
                    + "--certificate-id-to-re-certify and --generate-key-pair");
        }
        if ((publicKeyId.isPresent() || generate) && subject.isEmpty()) {
            throw new UsageException("a new key needs a --subject-name");
        }
        if (days < 1) {
            throw new UsageException("--days must be at least 1");
        }
    }

    private Bytes read(Path file) {
        Bytes content = Bytes.takeOver(InputFile.read(file));
        if (requestFormat == RequestFormat.PEM
                && Pem.parse(new String(content.toArray(), StandardCharsets.ISO_8859_1))
                        .isEmpty()) {
            throw new CliException(file + " holds no PEM; if it is DER, add --certificate-signing-request-format der");
        }
        return content;
    }

    private Attributes attributes() {
        String vendor = session.vendor();
        Attributes attributes = NewKeyOptions.active(session)
                .with(Attribute.CERTIFICATE_TYPE, CertificateType.X_509)
                .with(Attribute.UNIQUE_IDENTIFIER, certificateId)
                .with(Attribute.X_509_CERTIFICATE_SUBJECT, subject.map(CertificatesCertify::name))
                .withAll(Attribute.LINK, issuer());
        if (generate) {
            attributes = algorithm.addTo(attributes);
        }
        attributes = attributes
                .withVendor(VendorAttribute.text(
                        vendor, TagList.ATTRIBUTE_NAME, new TagList(new LinkedHashSet<>(tags)).toJson()))
                .withVendor(new VendorAttribute(
                        vendor, "requested_validity_days", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, days)));
        if (extensions.isEmpty()) {
            return attributes;
        }
        Bytes text = Bytes.takeOver(InputFile.read(extensions.get()));
        return attributes.withVendor(
                new VendorAttribute(vendor, "x509-extension", new Ttlv.ByteString(Tag.ATTRIBUTE_VALUE, text)));
    }

    private static X509CertificateSubject name(String text) {
        try {
            return new X509CertificateSubject(Bytes.takeOver(new X500Principal(text).getEncoded()), List.of());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--subject-name is no distinguished name such as CN=Name,O=Company,C=FR");
        }
    }

    private List<Link> issuer() {
        return Stream.of(
                        issuerKeyId.map(id -> new Link(LinkType.PRIVATE_KEY_LINK, id.value())),
                        issuerId.map(id -> new Link(LinkType.CERTIFICATE_LINK, id.value())))
                .flatMap(Optional::stream)
                .toList();
    }
}
