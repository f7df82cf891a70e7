package io.kms4j.client.cli;

import io.kms4j.client.internal.Json;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetAttributesResponse;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attributes get}. */
final class AttributesGet extends Action {
    @Mixin
    ObjectSelector.ById object = new ObjectSelector.ById();

    @Option(
            names = {"-a", "--attribute"},
            paramLabel = "NAME",
            description = "This attribute only, such as CryptographicLength or key-usage; may be repeated.")
    List<String> names = new ArrayList<>();

    @Option(
            names = {"-l", "--link-type"},
            paramLabel = "TYPE",
            description = "Links of this type only, such as PublicKeyLink; may be repeated.")
    List<LinkType> linkTypes = new ArrayList<>();

    @Option(
            names = {"-o", "--output-file"},
            paramLabel = "FILE",
            description = "Write them to this file.")
    Optional<Path> outputFile = Optional.empty();

    AttributesGet(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<AttributeReference> references = new ArrayList<>();
        names.forEach(name -> references.add(AttributeNames.reference(name, session.vendor())));
        AttributeReference link = new AttributeReference.Standard(Tag.LINK);
        if (!linkTypes.isEmpty() && !references.contains(link)) {
            references.add(link);
        }
        GetAttributesResponse response =
                session.execute(new GetAttributesRequest(Optional.of(object.identifier()), references));
        Map<String, Object> shown = plain(response);
        String json = Json.pretty(shown);
        if (outputFile.isPresent()) {
            OutputFile.write(outputFile.get(), (json + "\n").getBytes(StandardCharsets.UTF_8));
            return new Answer("The attributes of " + response.uniqueIdentifier() + " were written to \""
                            + outputFile.get() + "\"")
                    .field("unique_identifier", response.uniqueIdentifier().value());
        }
        return new Answer("Attributes for " + response.uniqueIdentifier())
                .line(json)
                .field("unique_identifier", response.uniqueIdentifier().value())
                .field("attributes", shown);
    }

    private Map<String, Object> plain(GetAttributesResponse response) {
        Attributes attributes = response.attributes();
        if (!linkTypes.isEmpty()) {
            attributes = attributes.without(Attribute.LINK, link -> !linkTypes.contains(link.linkType()));
        }
        Ttlv written = KmipMapper.writeResponse(new GetAttributesResponse(response.uniqueIdentifier(), attributes));
        if (written instanceof Ttlv.Structure structure
                && structure.find(Tag.ATTRIBUTES).orElse(null) instanceof Ttlv.Structure items) {
            return PlainTtlv.of(items);
        }
        return Map.of();
    }
}
