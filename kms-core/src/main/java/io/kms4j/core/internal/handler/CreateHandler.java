package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import java.util.Optional;

/** Create, in the database or in the HSM. */
public final class CreateHandler implements OperationHandler<CreateRequest, CreateResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final Templates templates;

    public CreateHandler(KeyResolver resolver, KeyHomes homes, Templates templates) {
        this.resolver = resolver;
        this.homes = homes;
        this.templates = templates;
    }

    @Override
    public Class<CreateRequest> requestType() {
        return CreateRequest.class;
    }

    @Override
    public CreateResponse handle(CreateRequest request, UserId caller) {
        Attributes attributes = templates.applied(request.attributes(), caller);
        Optional<UniqueIdentifier> id = attributes.get(Attribute.UNIQUE_IDENTIFIER);
        resolver.authoriseCreate(id, caller);
        UniqueIdentifier created =
                homes.of(id).create(new KeyHome.NewKey(id, request.objectType(), attributes, caller));
        return new CreateResponse(request.objectType(), created);
    }
}
