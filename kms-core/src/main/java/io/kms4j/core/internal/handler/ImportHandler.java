package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.ImportResponse;
import java.util.List;
import java.util.Optional;

/** Import: stores an object under a given identifier, in place of another if the request says so. */
public final class ImportHandler implements OperationHandler<ImportRequest, ImportResponse> {
    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final ObjectReader reader;
    private final HsmArrivals arrivals;
    private final Optional<Pkcs12Importer> pkcs12;
    private final DatabaseHome database;
    private final LifeCycle lifeCycle;

    public ImportHandler(
            KeyResolver resolver,
            KeyFinder finder,
            ObjectReader reader,
            HsmArrivals arrivals,
            Optional<Pkcs12Importer> pkcs12,
            DatabaseHome database,
            LifeCycle lifeCycle) {
        this.arrivals = arrivals;
        this.resolver = resolver;
        this.finder = finder;
        this.reader = reader;
        this.pkcs12 = pkcs12;
        this.database = database;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<ImportRequest> requestType() {
        return ImportRequest.class;
    }

    @Override
    public ImportResponse handle(ImportRequest request, UserId caller) {
        Optional<UniqueIdentifier> asked =
                request.uniqueIdentifier().or(() -> request.attributes().get(Attribute.UNIQUE_IDENTIFIER));
        resolver.authoriseCreate(asked, caller);
        UniqueIdentifier id = asked.orElseGet(DatabaseHome::freshId);
        if (arrivals.takes(id, request.objectType(), request.attributes(), request.managedObject(), caller)) {
            return new ImportResponse(id);
        }
        Optional<Bytes> container = Pkcs12Importer.container(request.managedObject());
        if (container.isPresent() && pkcs12.isPresent()) {
            return importPkcs12(request, id, container.get(), caller);
        }
        return ObjectUpdates.retried(() -> {
            Optional<StoredObject> replaced = replaced(request, id, caller);
            StoredObject object = reader.read(
                    id,
                    request.objectType(),
                    request.attributes(),
                    request.managedObject(),
                    request.keyWrapType(),
                    caller);
            database.keep(ImportedAttributes.applied(object, request.attributes()), replaced);
            return new ImportResponse(id);
        });
    }

    private ImportResponse importPkcs12(ImportRequest request, UniqueIdentifier id, Bytes container, UserId caller) {
        if (request.replaceExisting().orElse(false)) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "the objects of a PKCS#12 container do not replace others");
        }
        Pkcs12Importer.Names names = Pkcs12Importer.Names.ofCertificate(id);
        List<StoredObject> objects = pkcs12.orElseThrow().read(names, request.attributes(), container, caller);
        database.keepAll(objects, List.of());
        return new ImportResponse(id);
    }

    private Optional<StoredObject> replaced(ImportRequest request, UniqueIdentifier id, UserId caller) {
        if (!request.replaceExisting().orElse(false) || finder.find(id).isEmpty()) {
            return Optional.empty();
        }
        StoredObject existing = resolver.authorised(Operation.IMPORT, Optional.of(id), caller);
        if (LifeCycle.isDestroyed(lifeCycle.stateOf(existing.attributes()))) {
            throw new KmipException(
                    ResultReason.OBJECT_ALREADY_EXISTS,
                    "'" + id + "' was destroyed; its identifier is never used again");
        }
        return Optional.of(existing);
    }
}
