package io.kms4j.client.cli;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.ModifyAttributeRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.SetAttributeRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;

/** {@code attributes set} and {@code attributes modify}: one request for each option. */
final class AttributesWrite extends Action {
    private final BiFunction<Optional<UniqueIdentifier>, Attributes, RequestPayload<?>> request;
    private final String sentence;

    @Mixin
    ObjectSelector.ById object = new ObjectSelector.ById();

    @Mixin
    AttributeOptions options = new AttributeOptions();

    private AttributesWrite(
            Session session,
            BiFunction<Optional<UniqueIdentifier>, Attributes, RequestPayload<?>> request,
            String sentence) {
        super(session);
        this.request = request;
        this.sentence = sentence;
    }

    static AttributesWrite set(Session session) {
        return new AttributesWrite(session, SetAttributeRequest::new, "Attribute set successfully");
    }

    static AttributesWrite modify(Session session) {
        return new AttributesWrite(
                session,
                (id, attribute) -> new ModifyAttributeRequest(id, Optional.empty(), attribute),
                "Attribute modified successfully");
    }

    @Override
    Answer answer() {
        List<Attributes> chosen = options.chosen();
        if (chosen.isEmpty()) {
            throw new UsageException("no attribute was given");
        }
        UniqueIdentifier id = object.identifier();
        chosen.forEach(attribute -> session.execute(request.apply(Optional.of(id), attribute)));
        return new Answer(sentence).identifier(id);
    }
}
