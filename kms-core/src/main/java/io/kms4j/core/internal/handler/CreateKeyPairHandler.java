package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import java.util.Optional;

/** Create Key Pair, in the database or in the HSM: the private half has the identifier asked for, the public one {@code _pk}. */
public final class CreateKeyPairHandler implements OperationHandler<CreateKeyPairRequest, CreateKeyPairResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final Templates templates;

    public CreateKeyPairHandler(KeyResolver resolver, KeyHomes homes, Templates templates) {
        this.resolver = resolver;
        this.homes = homes;
        this.templates = templates;
    }

    @Override
    public Class<CreateKeyPairRequest> requestType() {
        return CreateKeyPairRequest.class;
    }

    @Override
    public CreateKeyPairResponse handle(CreateKeyPairRequest request, UserId caller) {
        Attributes common =
                templates.applied(request.commonAttributes(), caller).orElse(Attributes.none());
        Attributes forPrivate = common.overriddenBy(
                templates.applied(request.privateKeyAttributes(), caller).orElse(Attributes.none()));
        Attributes forPublic = common.overriddenBy(
                templates.applied(request.publicKeyAttributes(), caller).orElse(Attributes.none()));
        Optional<UniqueIdentifier> id = forPrivate.get(Attribute.UNIQUE_IDENTIFIER);
        resolver.authoriseCreate(id, caller);
        KeyHome.Pair pair = homes.of(id).createPair(new KeyHome.NewPair(id, forPrivate, forPublic, caller));
        return new CreateKeyPairResponse(pair.privateKey(), pair.publicKey());
    }
}
