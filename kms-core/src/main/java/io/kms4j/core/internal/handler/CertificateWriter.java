package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.pki.Chains;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;

/** Get and Export of certificates: as they are, or in PKCS#7 with those above them that the caller may Get. */
public final class CertificateWriter {
    private final Chains chains;
    private final Optional<Certificates> certificates;

    public CertificateWriter(Chains chains, Optional<Certificates> certificates) {
        this.chains = chains;
        this.certificates = certificates;
    }

    /**
     * The certificate, or a PKCS#7 message.
     *
     * @throws KmipException KEY_FORMAT_TYPE_NOT_SUPPORTED for another format
     */
    ManagedObject write(StoredObject certificate, Optional<KeyFormatType> format, UserId caller) {
        CertificateType type =
                certificate.attributes().get(Attribute.CERTIFICATE_TYPE).orElse(CertificateType.X_509);
        KeyFormatType wanted = format.orElse(KeyFormatType.X_509);
        if (wanted == KeyFormatType.X_509 || wanted == KeyFormatType.RAW) {
            return new ManagedObject.Certificate(type, Chains.der(certificate));
        }
        if (wanted != KeyFormatType.PKCS_7 || type != CertificateType.X_509 || certificates.isEmpty()) {
            throw new KmipException(
                    ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                    "unsupported Key Format Type: a certificate has no format " + wanted.kmipName());
        }
        return new ManagedObject.Certificate(
                CertificateType.PKCS_7,
                certificates
                        .get()
                        .pkcs7(chains.completed(List.of(certificate), Operation.GET, caller).stream()
                                .map(Chains::der)
                                .toList()));
    }
}
