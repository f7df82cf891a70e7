package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyHomes;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.internal.key.Succession;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.ReKeyRequest;
import io.kms4j.kmip.operation.ReKeyResponse;
import java.util.Optional;

/**
 * Re-key: a new symmetric key takes the place of another. It belongs to the owner of the old one, whoever asked, and is
 * wrapped by the same key; grants stay with the old one.
 */
public final class ReKeyHandler implements OperationHandler<ReKeyRequest, ReKeyResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final Succession succession;

    public ReKeyHandler(KeyResolver resolver, KeyHomes homes, Succession succession) {
        this.resolver = resolver;
        this.homes = homes;
        this.succession = succession;
    }

    @Override
    public Class<ReKeyRequest> requestType() {
        return ReKeyRequest.class;
    }

    @Override
    public ReKeyResponse handle(ReKeyRequest request, UserId caller) {
        return ObjectUpdates.retried(() -> reKey(request, caller));
    }

    private ReKeyResponse reKey(ReKeyRequest request, UserId caller) {
        StoredObject old = resolver.authorised(Operation.RE_KEY, request.uniqueIdentifier(), caller);
        if (old.type() != ObjectType.SYMMETRIC_KEY) {
            throw new KmipException(
                    ResultReason.INVALID_OBJECT_TYPE,
                    "'" + old.id() + "' is a " + old.type().kmipName() + "; ReKey replaces symmetric keys");
        }
        Attributes asked = request.attributes().orElse(Attributes.none());
        Optional<UniqueIdentifier> named = asked.get(Attribute.UNIQUE_IDENTIFIER);
        named.ifPresent(name -> homes.requireSameHome(old.id(), name));
        resolver.authoriseCreate(named, caller);
        Optional<UniqueIdentifier> id = named.or(() -> homes.successorOf(old.id()));
        KeyHome.NewKey key =
                new KeyHome.NewKey(id, old.type(), succession.inherited(old, asked, request.offset()), old.owner());
        return new ReKeyResponse(homes.of(old.id()).replace(old, key));
    }
}
