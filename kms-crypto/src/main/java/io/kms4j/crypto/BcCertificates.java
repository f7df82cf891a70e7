package io.kms4j.crypto;

import io.kms4j.core.port.CertificateSigner;
import io.kms4j.core.port.CertificateTemplate;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.ParsedCertificate;
import io.kms4j.core.port.ParsedRequest;
import io.kms4j.core.port.Pkcs12;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/** {@link Certificates} by Bouncy Castle. */
public final class BcCertificates implements Certificates {
    private final X509Validation validation;

    /** Looks at no revocation lists. */
    public BcCertificates() {
        this(Optional.empty());
    }

    /** Looks at revocation lists where certificates say where they are and the source has them. */
    public BcCertificates(Optional<CrlSource> lists) {
        this.validation = new X509Validation(new Revocation(lists));
    }

    @Override
    public ParsedCertificate parse(Bytes encoded) {
        try {
            return X509Attributes.parsed(holder(encoded));
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the X.509 certificate is damaged", e);
        }
    }

    static X509CertificateHolder holder(Bytes encoded) {
        try {
            return new X509CertificateHolder(Armour.der(encoded.toArray()));
        } catch (IOException | IllegalArgumentException e) {
            throw new KmipException(ResultReason.INVALID_FIELD, "this is no X.509 certificate", e);
        }
    }

    @Override
    public Optional<Bytes> subject(Attributes attributes) {
        return DistinguishedNames.subject(attributes);
    }

    @Override
    public Bytes issue(CertificateTemplate template, CertificateSigner signer) {
        return X509Issuing.issue(template, template.issuer().map(BcCertificates::holder), signer);
    }

    @Override
    public Pkcs12 readPkcs12(Bytes container, Optional<String> alias, SecretBytes password) {
        return Pkcs12Reader.read(container, alias, password);
    }

    @Override
    public Bytes pkcs7(List<Bytes> chain) {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        try {
            for (Bytes certificate : chain) {
                generator.addCertificate(holder(certificate));
            }
            return Bytes.takeOver(generator.generate(new CMSAbsentContent()).getEncoded());
        } catch (CMSException | IOException e) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the certificates do not fit into PKCS#7", e);
        }
    }

    @Override
    public ValidityIndicator validate(List<Bytes> chain, Instant at) {
        return validation.validate(chain, at);
    }

    @Override
    public ParsedRequest parseRequest(CertificateRequestType type, Bytes encoded) {
        if (type == CertificateRequestType.CRMF) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED, "requests of type CRMF are not supported; use PKCS#10");
        }
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(Armour.der(encoded.toArray()));
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(Bc.PROVIDER)
                    .build(request.getSubjectPublicKeyInfo()))) {
                throw new KmipException(ResultReason.INVALID_CSR, "the signature of the certificate request is wrong");
            }
            return new ParsedRequest(
                    Bytes.takeOver(request.getEncoded()),
                    Bytes.takeOver(request.getSubject().getEncoded()),
                    Bytes.takeOver(request.getSubjectPublicKeyInfo().getEncoded()));
        } catch (IOException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new KmipException(
                    ResultReason.INVALID_CSR,
                    "this is no PKCS#10 certificate request, or its signature is unreadable",
                    e);
        }
    }
}
