package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.pki.Chains;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.ValidateRequest;
import io.kms4j.kmip.operation.ValidateResponse;
import java.util.ArrayList;
import java.util.List;

/** Validate: certificates that the request brings and names, and the authorities above those that are kept here. */
public final class ValidateHandler implements OperationHandler<ValidateRequest, ValidateResponse> {
    /** More than any chain has, so that nobody has the server sort thousands. */
    private static final int MOST_CERTIFICATES = 32;

    private final Chains chains;
    private final Certificates certificates;
    private final LifeCycle lifeCycle;

    public ValidateHandler(Chains chains, Certificates certificates, LifeCycle lifeCycle) {
        this.chains = chains;
        this.certificates = certificates;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<ValidateRequest> requestType() {
        return ValidateRequest.class;
    }

    @Override
    public ValidateResponse handle(ValidateRequest request, UserId caller) {
        int count = request.certificate().size() + request.uniqueIdentifier().size();
        if (count == 0 || count > MOST_CERTIFICATES) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "give 1 to " + MOST_CERTIFICATES + " certificates, got " + count);
        }
        List<StoredObject> named = request.uniqueIdentifier().stream()
                .map(id -> chains.certificate(id, Operation.VALIDATE, caller))
                .toList();
        List<StoredObject> kept = chains.completed(named, Operation.VALIDATE, caller);
        if (!kept.stream().allMatch(chains::isGood)) {
            return new ValidateResponse(ValidityIndicator.INVALID);
        }
        List<Bytes> chain = new ArrayList<>();
        request.certificate().forEach(certificate -> chain.add(x509(certificate)));
        kept.forEach(certificate -> chain.add(Chains.der(certificate)));
        return new ValidateResponse(
                certificates.validate(chain, request.validityDate().orElseGet(lifeCycle::now)));
    }

    private static Bytes x509(ManagedObject.Certificate certificate) {
        if (certificate.certificateType() != CertificateType.X_509) {
            throw new KmipException(ResultReason.FEATURE_NOT_SUPPORTED, "only X.509 certificates can be validated");
        }
        return certificate.certificateValue();
    }
}
