package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.operation.LocateRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code locate}. */
final class Locate extends Action {
    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "Objects with this tag; repeat it for those that have all of them.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = {"-a", "--algorithm"},
            paramLabel = "ALGORITHM",
            description = "Keys for this algorithm, such as AES or RSA.")
    Optional<CryptographicAlgorithm> algorithm = Optional.empty();

    @Option(
            names = {"-l", "--cryptographic-length"},
            paramLabel = "BITS",
            description = "Keys of this length.")
    Optional<Integer> cryptographicLength = Optional.empty();

    @Option(
            names = {"-f", "--key-format-type"},
            paramLabel = "FORMAT",
            description = "Keys in this format, such as Raw or PKCS8.")
    Optional<KeyFormatType> keyFormatType = Optional.empty();

    @Option(
            names = {"-o", "--object-type"},
            paramLabel = "TYPE",
            description = "Objects of this type, such as SymmetricKey or PublicKey.")
    Optional<ObjectType> objectType = Optional.empty();

    @Mixin
    LinkOptions links = new LinkOptions();

    Locate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        Optional<Attributes> wanted = Optional.of(wanted());
        LocateRequest request =
                new LocateRequest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), wanted);
        List<UniqueIdentifier> found = session.execute(request).uniqueIdentifier();
        Answer answer = new Answer(found.isEmpty() ? "No object found." : "List of unique identifiers:");
        found.forEach(id -> answer.line(id.value()));
        return answer.field(
                "unique_identifiers",
                found.stream().map(UniqueIdentifier::value).toList());
    }

    private Attributes wanted() {
        Attributes attributes = Attributes.none()
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, cryptographicLength)
                .with(Attribute.KEY_FORMAT_TYPE, keyFormatType)
                .withAll(Attribute.LINK, links.links())
                .with(Attribute.OBJECT_TYPE, objectType);
        if (tags.isEmpty()) {
            return attributes;
        }
        String list = new TagList(new LinkedHashSet<>(tags)).toJson();
        return attributes.withVendor(VendorAttribute.text(session.vendor(), TagList.ATTRIBUTE_NAME, list));
    }
}
