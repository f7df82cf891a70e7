package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.LinkType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Attributes with their values, each an option. */
final class AttributeOptions {
    @Option(
            names = {"-d", "--activation-date"},
            paramLabel = "SECONDS",
            description = "Activation date, in seconds since 1970.")
    Optional<Long> activationDate = Optional.empty();

    @Option(
            names = {"-a", "--cryptographic-algorithm"},
            paramLabel = "ALGORITHM",
            description = "Algorithm, such as AES.")
    Optional<CryptographicAlgorithm> cryptographicAlgorithm = Optional.empty();

    @Option(names = "--cryptographic-length", paramLabel = "BITS", description = "Length in bits.")
    Optional<Integer> cryptographicLength = Optional.empty();

    @Option(
            names = {"-u", "--key-usage"},
            split = ",",
            paramLabel = "USAGE",
            description = "${COMPLETION-CANDIDATES}; may be repeated.")
    List<KeyUsage> keyUsage = new ArrayList<>();

    @Option(names = "--public-key-id", paramLabel = "ID", description = "Link to a public key.")
    Optional<UniqueIdentifier> publicKeyId = Optional.empty();

    @Option(names = "--private-key-id", paramLabel = "ID", description = "Link to a private key.")
    Optional<UniqueIdentifier> privateKeyId = Optional.empty();

    @Option(names = "--certificate-id", paramLabel = "ID", description = "Link to a certificate.")
    Optional<UniqueIdentifier> certificateId = Optional.empty();

    @Option(names = "--p12-id", paramLabel = "ID", description = "Link to a PKCS#12 certificate.")
    Optional<UniqueIdentifier> p12Id = Optional.empty();

    @Option(names = "--p12-pwd", paramLabel = "ID", description = "Link to a PKCS#12 password.")
    Optional<UniqueIdentifier> p12Pwd = Optional.empty();

    @Option(names = "--parent-id", paramLabel = "ID", description = "Link to a parent.")
    Optional<UniqueIdentifier> parentId = Optional.empty();

    @Option(names = "--child-id", paramLabel = "ID", description = "Link to a child.")
    Optional<UniqueIdentifier> childId = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "A name.")
    Optional<String> name = Optional.empty();

    @Option(
            names = "--sensitive",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether the key can never be exported in the clear.")
    Optional<Boolean> sensitive = Optional.empty();

    @Option(
            names = {"-v", "--vendor-identification"},
            paramLabel = "VENDOR",
            description = "The vendor of another attribute.")
    Optional<String> vendorIdentification = Optional.empty();

    @Option(
            names = {"-n", "--attribute-name"},
            paramLabel = "NAME",
            description = "Its name.")
    Optional<String> attributeName = Optional.empty();

    @Option(names = "--attribute-value", paramLabel = "TEXT", description = "Its value.")
    Optional<String> attributeValue = Optional.empty();

    /** Each attribute that was given, by itself. */
    List<Attributes> chosen() {
        List<Attributes> chosen = new ArrayList<>();
        add(chosen, Attribute.ACTIVATION_DATE, activationDate.map(Instant::ofEpochSecond));
        add(chosen, Attribute.CRYPTOGRAPHIC_ALGORITHM, cryptographicAlgorithm);
        add(chosen, Attribute.CRYPTOGRAPHIC_LENGTH, cryptographicLength);
        add(chosen, Attribute.CRYPTOGRAPHIC_USAGE_MASK, KeyUsage.mask(keyUsage));
        addLink(chosen, LinkType.PUBLIC_KEY_LINK, publicKeyId);
        addLink(chosen, LinkType.PRIVATE_KEY_LINK, privateKeyId);
        addLink(chosen, LinkType.CERTIFICATE_LINK, certificateId);
        addLink(chosen, LinkType.PKCS_12_CERTIFICATE_LINK, p12Id);
        addLink(chosen, LinkType.PKCS_12_PASSWORD_LINK, p12Pwd);
        addLink(chosen, LinkType.PARENT_LINK, parentId);
        addLink(chosen, LinkType.CHILD_LINK, childId);
        add(chosen, Attribute.NAME, name.map(Name::text));
        add(chosen, Attribute.SENSITIVE, sensitive);
        add(chosen, Attribute.VENDOR, vendorAttribute());
        return chosen;
    }

    private Optional<VendorAttribute> vendorAttribute() {
        if (vendorIdentification.isEmpty() && attributeName.isEmpty() && attributeValue.isEmpty()) {
            return Optional.empty();
        }
        if (vendorIdentification.isEmpty() || attributeName.isEmpty() || attributeValue.isEmpty()) {
            throw new UsageException("--vendor-identification, --attribute-name and --attribute-value belong together");
        }
        return Optional.of(VendorAttribute.text(vendorIdentification.get(), attributeName.get(), attributeValue.get()));
    }

    private static <T> void add(List<Attributes> chosen, Attribute<T> attribute, Optional<T> value) {
        value.ifPresent(present -> chosen.add(Attributes.of(attribute, present)));
    }

    private static void addLink(List<Attributes> chosen, LinkType type, Optional<UniqueIdentifier> id) {
        add(chosen, Attribute.LINK, id.map(target -> new Link(type, target.value())));
    }
}
