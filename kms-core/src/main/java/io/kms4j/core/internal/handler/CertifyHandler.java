package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.internal.pki.Applicant;
import io.kms4j.core.internal.pki.Applicants;
import io.kms4j.core.internal.pki.Issuance;
import io.kms4j.core.internal.pki.Issuers;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.CertifyRequest;
import io.kms4j.kmip.operation.CertifyResponse;
import java.util.Optional;

/**
 * Certify: a certificate for a public key, a request, the key of another certificate, or a new key pair when the request
 * names nothing but an algorithm. The caller needs the right to Certify with what is certified and with the issuer.
 */
public final class CertifyHandler implements OperationHandler<CertifyRequest, CertifyResponse> {
    private final KeyResolver resolver;
    private final Applicants applicants;
    private final Issuers issuers;
    private final Issuance issuance;

    public CertifyHandler(KeyResolver resolver, Applicants applicants, Issuers issuers, Issuance issuance) {
        this.resolver = resolver;
        this.applicants = applicants;
        this.issuers = issuers;
        this.issuance = issuance;
    }

    @Override
    public Class<CertifyRequest> requestType() {
        return CertifyRequest.class;
    }

    @Override
    public CertifyResponse handle(CertifyRequest request, UserId caller) {
        Attributes asked = request.attributes().orElse(Attributes.none());
        Optional<UniqueIdentifier> id = asked.get(Attribute.UNIQUE_IDENTIFIER);
        id.ifPresent(RegisterHandler::refuseHsm);
        resolver.authoriseCreate(id, caller);
        requireX509(asked);
        return ObjectUpdates.retried(() -> {
            Applicant applicant = applicant(request, asked, caller);
            return new CertifyResponse(issuance.issue(applicant, issuers.of(asked, applicant, caller), asked, caller));
        });
    }

    static void requireX509(Attributes asked) {
        if (asked.get(Attribute.CERTIFICATE_TYPE).orElse(CertificateType.X_509) != CertificateType.X_509) {
            throw new KmipException(ResultReason.FEATURE_NOT_SUPPORTED, "only X.509 certificates can be made");
        }
    }

    private Applicant applicant(CertifyRequest request, Attributes asked, UserId caller) {
        if (request.certificateRequestValue().isPresent()) {
            Applicant requested = applicants.requested(
                    request.certificateRequestType(),
                    request.certificateRequestValue().get());
            return request.uniqueIdentifier().isPresent()
                    ? applicants.with(applicants.of(request.uniqueIdentifier(), Operation.CERTIFY, caller), requested)
                    : requested;
        }
        if (request.uniqueIdentifier().isEmpty() && asked.has(Attribute.CRYPTOGRAPHIC_ALGORITHM)) {
            return applicants.generated(asked, caller);
        }
        return applicants.of(request.uniqueIdentifier(), Operation.CERTIFY, caller);
    }
}
