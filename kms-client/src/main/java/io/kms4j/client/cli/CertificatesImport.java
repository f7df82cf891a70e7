package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code certificates import}. */
final class CertificatesImport extends Action {
    @Parameters(index = "0", paramLabel = "CERTIFICATE_FILE", description = "The file to read.")
    Path file = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CERTIFICATE_ID",
            description = "The certificate's unique identifier; random unless given.")
    Optional<UniqueIdentifier> certificateId = Optional.empty();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    CertificateImportFormat format = CertificateImportFormat.JSON_TTLV;

    @Option(
            names = {"-k", "--private-key-id"},
            paramLabel = "ID",
            description = "The private key that belongs to it.")
    Optional<UniqueIdentifier> privateKeyId = Optional.empty();

    @Option(
            names = {"-q", "--public-key-id"},
            paramLabel = "ID",
            description = "The public key that belongs to it.")
    Optional<UniqueIdentifier> publicKeyId = Optional.empty();

    @Option(
            names = {"-i", "--issuer-certificate-id"},
            paramLabel = "ID",
            description = "The certificate of its issuer.")
    Optional<UniqueIdentifier> issuerId = Optional.empty();

    @Option(
            names = {"-p", "--pkcs12-password"},
            paramLabel = "PASSWORD",
            description = "The password of a PKCS#12 file.")
    Optional<String> password = Optional.empty();

    @Option(
            names = {"-r", "--replace"},
            description = "Replace a certificate that has the same identifier.")
    boolean replace;

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "Put this tag on it; may be repeated.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = "--key-usage",
            split = ",",
            paramLabel = "USAGE",
            description = "${COMPLETION-CANDIDATES}; may be repeated.")
    List<KeyUsage> keyUsage = new ArrayList<>();

    CertificatesImport(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        if (password.isPresent() && format != CertificateImportFormat.PKCS12) {
            throw new UsageException("--pkcs12-password is for the format pkcs12");
        }
        List<Link> links = links();
        Bytes content = Bytes.takeOver(InputFile.read(file));
        if (format == CertificateImportFormat.CHAIN) {
            return chain(content, links);
        }
        ManagedObject object = read(content);
        UniqueIdentifier id = send(certificateId, object, links);
        return imported(object, id);
    }

    private Answer imported(ManagedObject object, UniqueIdentifier id) {
        return new Answer("The " + object.objectType().jsonName() + " in file " + file
                        + " was successfully imported with id: " + id + ".")
                .identifier(id)
                .tags(tags);
    }

    private ManagedObject read(Bytes content) {
        try {
            return switch (format) {
                case JSON_TTLV -> KmipMapper.readObject(JsonTtlv.read(content.toArray()));
                case PKCS12 -> new ManagedObject.PrivateKey(KeyObjects.encoded(content, KeyFormatType.PKCS_12));
                case DER -> x509(content);
                default -> x509(blocks(content).get(0));
            };
        } catch (IllegalArgumentException | KmipException e) {
            throw new CliException(file + " is not a certificate in the format " + format + ": " + e.getMessage(), e);
        }
    }

    private static ManagedObject x509(Bytes der) {
        return new ManagedObject.Certificate(CertificateType.X_509, der);
    }

    private static List<Bytes> blocks(Bytes content) {
        List<Bytes> blocks = Pem.parse(new String(content.toArray(), StandardCharsets.ISO_8859_1)).stream()
                .filter(block -> block.label().endsWith("CERTIFICATE"))
                .map(Pem::der)
                .toList();
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("there is no PEM certificate in it");
        }
        return blocks;
    }

    /** From the root down, each linked to the one above; the last has the identifier that was asked for. */
    private Answer chain(Bytes content, List<Link> links) {
        List<Bytes> sorted;
        try {
            sorted = CertificateOrder.fromTheRoot(blocks(content));
        } catch (IllegalArgumentException e) {
            throw new CliException(file + " is not a chain of certificates: " + e.getMessage(), e);
        }
        List<UniqueIdentifier> ids = new ArrayList<>();
        List<Link> above = issuerId.map(id -> List.of(new Link(LinkType.CERTIFICATE_LINK, id.value())))
                .orElse(List.of());
        for (int i = 0; i < sorted.size(); i++) {
            boolean last = i + 1 == sorted.size();
            List<Link> all = new ArrayList<>(above);
            if (last) {
                links.stream()
                        .filter(link -> link.linkType() != LinkType.CERTIFICATE_LINK)
                        .forEach(all::add);
            }
            UniqueIdentifier id = send(last ? certificateId : Optional.empty(), x509(sorted.get(i)), all);
            ids.add(id);
            above = List.of(new Link(LinkType.CERTIFICATE_LINK, id.value()));
        }
        Answer answer = new Answer("The chain of " + ids.size() + " certificates in file " + file
                + " was successfully imported, from the root to the leaf.");
        ids.forEach(id -> answer.line("\t" + id));
        return answer.field(
                        "unique_identifiers",
                        ids.stream().map(UniqueIdentifier::value).toList())
                .tags(tags);
    }

    private UniqueIdentifier send(Optional<UniqueIdentifier> id, ManagedObject object, List<Link> links) {
        Attributes attributes = NewKeyOptions.active(session)
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, KeyUsage.mask(keyUsage))
                .withAll(Attribute.LINK, links)
                .with(Attribute.OBJECT_TYPE, object.objectType())
                .withVendor(VendorAttribute.text(
                        session.vendor(), TagList.ATTRIBUTE_NAME, new TagList(new LinkedHashSet<>(tags)).toJson()));
        return session.execute(new ImportRequest(
                        id, object.objectType(), Optional.of(replace), Optional.empty(), attributes, object))
                .uniqueIdentifier();
    }

    private List<Link> links() {
        return Stream.of(
                        privateKeyId.map(id -> new Link(LinkType.PRIVATE_KEY_LINK, id.value())),
                        publicKeyId.map(id -> new Link(LinkType.PUBLIC_KEY_LINK, id.value())),
                        issuerId.map(id -> new Link(LinkType.CERTIFICATE_LINK, id.value())),
                        password.map(text -> new Link(LinkType.PKCS_12_PASSWORD_LINK, text)))
                .flatMap(Optional::stream)
                .toList();
    }
}
