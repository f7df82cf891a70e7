package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RegisterResponse;
import java.util.List;
import java.util.Optional;

/** Register: stores an object that a client brings. */
public final class RegisterHandler implements OperationHandler<RegisterRequest, RegisterResponse> {
    private final KeyResolver resolver;
    private final ObjectReader reader;
    private final HsmArrivals arrivals;
    private final Optional<Pkcs12Importer> pkcs12;
    private final DatabaseHome database;
    private final Templates templates;

    public RegisterHandler(
            KeyResolver resolver,
            ObjectReader reader,
            HsmArrivals arrivals,
            Optional<Pkcs12Importer> pkcs12,
            DatabaseHome database,
            Templates templates) {
        this.arrivals = arrivals;
        this.resolver = resolver;
        this.reader = reader;
        this.pkcs12 = pkcs12;
        this.database = database;
        this.templates = templates;
    }

    @Override
    public Class<RegisterRequest> requestType() {
        return RegisterRequest.class;
    }

    @Override
    public RegisterResponse handle(RegisterRequest request, UserId caller) {
        Attributes attributes = templates.applied(request.attributes(), caller);
        Optional<UniqueIdentifier> asked = attributes.get(Attribute.UNIQUE_IDENTIFIER);
        resolver.authoriseCreate(asked, caller);
        UniqueIdentifier id = asked.orElseGet(DatabaseHome::freshId);
        if (arrivals.takes(id, request.objectType(), attributes, request.managedObject(), caller)) {
            return new RegisterResponse(id);
        }
        Optional<Bytes> container = Pkcs12Importer.container(request.managedObject());
        if (container.isPresent() && pkcs12.isPresent()) {
            Pkcs12Importer.Names names = Pkcs12Importer.Names.ofPrivateKey(id);
            database.keepAll(pkcs12.get().read(names, attributes, container.get(), caller), List.of());
            return new RegisterResponse(id);
        }
        StoredObject object =
                reader.read(id, request.objectType(), attributes, request.managedObject(), Optional.empty(), caller);
        database.keep(object, Optional.empty());
        return new RegisterResponse(id);
    }

    static void refuseHsm(UniqueIdentifier id) {
        if (HsmKeyId.isHsm(id)) {
            throw new KmipException(
                    ResultReason.OPERATION_NOT_SUPPORTED, "this cannot be made in the HSM; '" + id + "' is in one");
        }
    }
}
