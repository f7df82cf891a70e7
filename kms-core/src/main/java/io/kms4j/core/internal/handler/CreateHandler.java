package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateResponse;
import java.util.Optional;

/** Create, in the database or in the HSM. */
public final class CreateHandler implements OperationHandler<CreateRequest, CreateResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;

    public CreateHandler(KeyResolver resolver, KeyHomes homes) {
        this.resolver = resolver;
        this.homes = homes;
    }

    @Override
    public Class<CreateRequest> requestType() {
        return CreateRequest.class;
    }

    @Override
    public CreateResponse handle(CreateRequest request, UserId caller) {
        Optional<UniqueIdentifier> id = request.attributes().get(Attribute.UNIQUE_IDENTIFIER);
        resolver.authoriseCreate(id, caller);
        UniqueIdentifier created =
                homes.of(id).create(new KeyHome.NewKey(id, request.objectType(), request.attributes(), caller));
        return new CreateResponse(request.objectType(), created);
    }
}
