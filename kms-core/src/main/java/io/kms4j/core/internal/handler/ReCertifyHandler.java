package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.internal.pki.Applicant;
import io.kms4j.core.internal.pki.Applicants;
import io.kms4j.core.internal.pki.Issuance;
import io.kms4j.core.internal.pki.Issuers;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.ReCertifyRequest;
import io.kms4j.kmip.operation.ReCertifyResponse;
import java.util.Optional;

/** Re-certify: a certificate that takes the place and the names of another, by the same issuer unless links name one. */
public final class ReCertifyHandler implements OperationHandler<ReCertifyRequest, ReCertifyResponse> {
    private final KeyResolver resolver;
    private final Applicants applicants;
    private final Issuers issuers;
    private final Issuance issuance;

    public ReCertifyHandler(KeyResolver resolver, Applicants applicants, Issuers issuers, Issuance issuance) {
        this.resolver = resolver;
        this.applicants = applicants;
        this.issuers = issuers;
        this.issuance = issuance;
    }

    @Override
    public Class<ReCertifyRequest> requestType() {
        return ReCertifyRequest.class;
    }

    @Override
    public ReCertifyResponse handle(ReCertifyRequest request, UserId caller) {
        Attributes asked = request.attributes().orElse(Attributes.none());
        Optional<UniqueIdentifier> id = asked.get(Attribute.UNIQUE_IDENTIFIER);
        id.ifPresent(RegisterHandler::refuseHsm);
        resolver.authoriseCreate(id, caller);
        CertifyHandler.requireX509(asked);
        return ObjectUpdates.retried(() -> reCertify(request, asked, caller));
    }

    private ReCertifyResponse reCertify(ReCertifyRequest request, Attributes asked, UserId caller) {
        StoredObject old = resolver.authorised(Operation.RE_CERTIFY, request.uniqueIdentifier(), caller);
        if (old.type() != ObjectType.CERTIFICATE) {
            throw new KmipException(
                    ResultReason.INVALID_OBJECT_TYPE,
                    "'" + old.id() + "' is a " + old.type().kmipName() + "; ReCertify replaces certificates");
        }
        Applicant applicant = applicants.of(Optional.of(old.id()), Operation.RE_CERTIFY, caller);
        if (request.certificateRequestValue().isPresent()) {
            applicant = applicants.with(
                    applicant,
                    applicants.requested(
                            request.certificateRequestType(),
                            request.certificateRequestValue().get()));
        } else if (request.certificateRequestUniqueIdentifier().isPresent()) {
            applicant = applicants.with(
                    applicant,
                    applicants.of(request.certificateRequestUniqueIdentifier(), Operation.RE_CERTIFY, caller));
        }
        return new ReCertifyResponse(
                issuance.replace(old, applicant, issuers.of(asked, applicant, caller), asked, request.offset()));
    }
}
