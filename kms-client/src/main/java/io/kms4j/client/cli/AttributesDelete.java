package io.kms4j.client.cli;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attributes delete}: by name whatever the value, or one value; one request for each. */
final class AttributesDelete extends Action {
    @Mixin
    ObjectSelector.ById object = new ObjectSelector.ById();

    @Option(
            names = "--attribute",
            paramLabel = "NAME",
            description = "Delete this attribute, whatever its value; may be repeated.")
    List<String> names = new ArrayList<>();

    @Mixin
    AttributeOptions options = new AttributeOptions();

    AttributesDelete(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<DeleteAttributeRequest> requests = requests(object.identifier());
        if (requests.isEmpty()) {
            throw new UsageException("no attribute was given");
        }
        requests.forEach(session::execute);
        return new Answer("Attribute deleted successfully").identifier(object.identifier());
    }

    private List<DeleteAttributeRequest> requests(UniqueIdentifier id) {
        List<DeleteAttributeRequest> requests = new ArrayList<>();
        for (String name : names) {
            AttributeReference reference = AttributeNames.reference(name, session.vendor());
            requests.add(new DeleteAttributeRequest(Optional.of(id), Optional.empty(), List.of(reference)));
        }
        for (Attributes attribute : options.chosen()) {
            requests.add(new DeleteAttributeRequest(Optional.of(id), Optional.of(attribute), List.of()));
        }
        return requests;
    }
}
