package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.PutFunction;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.PutRequest;
import io.kms4j.kmip.operation.PutResponse;
import java.util.Optional;

/** Put, from another server: an Import with its rights, under the identifier that both then have. */
public final class PutHandler implements OperationHandler<PutRequest, PutResponse> {
    private final ImportHandler imports;

    public PutHandler(ImportHandler imports) {
        this.imports = imports;
    }

    @Override
    public Class<PutRequest> requestType() {
        return PutRequest.class;
    }

    @Override
    public PutResponse handle(PutRequest request, UserId caller) {
        boolean replace = request.putFunction() == PutFunction.REPLACE;
        boolean other = request.replacedUniqueIdentifier()
                .filter(replaced -> !replaced.equals(request.uniqueIdentifier()))
                .isPresent();
        if (replace && other) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "an object is replaced under its own identifier only");
        }
        imports.handle(
                new ImportRequest(
                        Optional.of(request.uniqueIdentifier()),
                        request.managedObject().objectType(),
                        Optional.of(replace),
                        Optional.empty(),
                        request.attributes().orElse(Attributes.none()),
                        request.managedObject()),
                caller);
        return new PutResponse();
    }
}
