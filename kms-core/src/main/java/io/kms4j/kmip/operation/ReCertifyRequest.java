package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a certificate that takes the place of another one for the same key pair (Re-certify).
 *
 * @param offset from the new certificate's Initial Date to its Activation Date; the other dates move along
 * @param attributes of the new certificate; links to a private key and a certificate name the issuer
 */
public record ReCertifyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CertificateRequestType> certificateRequestType,
        Optional<Duration> offset,
        Optional<UniqueIdentifier> certificateRequestUniqueIdentifier,
        Optional<Bytes> certificateRequestValue,
        Optional<Attributes> attributes,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements ObjectRequest<ReCertifyResponse> {

    /** Asks for a certificate in place of {@code id}. */
    public static ReCertifyRequest of(UniqueIdentifier id, Attributes attributes) {
        return new ReCertifyRequest(
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(attributes),
                Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.RE_CERTIFY;
    }

    @Override
    public ReCertifyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ReCertifyRequest(
                Optional.of(id),
                certificateRequestType,
                offset,
                certificateRequestUniqueIdentifier,
                certificateRequestValue,
                attributes,
                protectionStorageMasks);
    }
}
