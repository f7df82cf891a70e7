package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Makes a certificate for a public key (Certify).
 *
 * @param uniqueIdentifier the public key, or the request, or a certificate whose key gets another one; may be empty beside
 *     {@code certificateRequestValue}
 * @param attributes of the certificate; links to a private key and a certificate name the issuer
 */
public record CertifyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CertificateRequestType> certificateRequestType,
        Optional<Bytes> certificateRequestValue,
        Optional<Attributes> attributes,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements ObjectRequest<CertifyResponse> {

    /** Asks for a certificate for the public key {@code id}. */
    public static CertifyRequest of(UniqueIdentifier id, Attributes attributes) {
        return new CertifyRequest(
                Optional.of(id), Optional.empty(), Optional.empty(), Optional.of(attributes), Optional.empty());
    }

    /** Asks for the certificate that a PKCS#10 request describes. */
    public static CertifyRequest of(CertificateRequestType type, Bytes request, Attributes attributes) {
        return new CertifyRequest(
                Optional.empty(), Optional.of(type), Optional.of(request), Optional.of(attributes), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.CERTIFY;
    }

    /** The same about {@code id}; a request that brings what is to be certified stays as it is. */
    @Override
    public CertifyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return certificateRequestValue.isPresent()
                ? this
                : new CertifyRequest(
                        Optional.of(id),
                        certificateRequestType,
                        certificateRequestValue,
                        attributes,
                        protectionStorageMasks);
    }
}
