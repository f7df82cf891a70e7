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
import io.kms4j.kmip.operation.ReKeyKeyPairRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairResponse;
import java.util.Optional;

/** Re-key Key Pair: a new pair takes the place of another. Needs the right to Re-key both halves; else as Re-key. */
public final class ReKeyKeyPairHandler implements OperationHandler<ReKeyKeyPairRequest, ReKeyKeyPairResponse> {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final Succession succession;

    public ReKeyKeyPairHandler(KeyResolver resolver, KeyHomes homes, Succession succession) {
        this.resolver = resolver;
        this.homes = homes;
        this.succession = succession;
    }

    @Override
    public Class<ReKeyKeyPairRequest> requestType() {
        return ReKeyKeyPairRequest.class;
    }

    @Override
    public ReKeyKeyPairResponse handle(ReKeyKeyPairRequest request, UserId caller) {
        return ObjectUpdates.retried(() -> reKey(request, caller));
    }

    private ReKeyKeyPairResponse reKey(ReKeyKeyPairRequest request, UserId caller) {
        StoredObject oldPrivate = resolver.authorised(Operation.RE_KEY, request.uniqueIdentifier(), caller);
        if (oldPrivate.type() != ObjectType.PRIVATE_KEY) {
            throw new KmipException(
                    ResultReason.INVALID_OBJECT_TYPE,
                    "'" + oldPrivate.id() + "' is a " + oldPrivate.type().kmipName()
                            + "; ReKeyKeyPair takes the private key of a pair");
        }
        StoredObject oldPublic = resolver.authorised(Operation.RE_KEY, publicHalf(oldPrivate), caller);
        Attributes common = request.commonAttributes().orElse(Attributes.none());
        Attributes forPrivate =
                common.overriddenBy(request.privateKeyAttributes().orElse(Attributes.none()));
        Attributes forPublic = common.overriddenBy(request.publicKeyAttributes().orElse(Attributes.none()));
        Optional<UniqueIdentifier> named = forPrivate.get(Attribute.UNIQUE_IDENTIFIER);
        named.ifPresent(name -> homes.requireSameHome(oldPrivate.id(), name));
        resolver.authoriseCreate(named, caller);
        Optional<UniqueIdentifier> id = named.or(() -> homes.successorOf(oldPrivate.id()));
        KeyHome.NewPair pair = new KeyHome.NewPair(
                id,
                succession.inherited(oldPrivate, forPrivate, request.offset()),
                succession.inherited(oldPublic, forPublic, request.offset()),
                oldPrivate.owner());
        KeyHome.Pair made = homes.of(oldPrivate.id()).replacePair(oldPrivate, oldPublic, pair);
        return new ReKeyKeyPairResponse(made.privateKey(), made.publicKey());
    }

    private Optional<UniqueIdentifier> publicHalf(StoredObject privateKey) {
        return Optional.of(resolver.otherHalfId(privateKey)
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD, "'" + privateKey.id() + "' has no link to its public key")));
    }
}
