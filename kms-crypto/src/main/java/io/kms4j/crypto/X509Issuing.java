package io.kms4j.crypto;

import io.kms4j.core.port.CertificateSigner;
import io.kms4j.core.port.CertificateTemplate;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Puts a certificate together and has it signed. */
final class X509Issuing {
    /** RFC 5280 allows no more. */
    private static final int SERIAL_NUMBER_BITS = 159;

    private static final int LEAST_RSA_BITS = 2048;

    private static final SecureRandom RANDOM = new SecureRandom();

    private X509Issuing() {}

    static Bytes issue(CertificateTemplate template, Optional<X509CertificateHolder> issuer, CertificateSigner signer) {
        try {
            issuer.ifPresent(certificate -> checkAuthority(certificate, template.notBefore()));
            SubjectPublicKeyInfo publicKey =
                    SubjectPublicKeyInfo.getInstance(template.publicKey().toArray());
            checkStrength(publicKey);
            SubjectPublicKeyInfo signing =
                    issuer.map(X509CertificateHolder::getSubjectPublicKeyInfo).orElse(publicKey);
            X500Name subject = X500Name.getInstance(template.subject().toArray());
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer.map(X509CertificateHolder::getSubject).orElse(subject),
                    serialNumber(),
                    Date.from(template.notBefore()),
                    Date.from(template.notAfter()),
                    subject,
                    publicKey);
            X509Extensions.of(template, publicKey, issuer).addTo(builder);
            X509CertificateHolder made = builder.build(new DelegatingSigner(SignatureScheme.of(signing), signer));
            if (!made.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(Bc.PROVIDER)
                    .build(signing))) {
                throw Failures.invalid("the issuer's private key does not belong to its certificate");
            }
            return Bytes.takeOver(made.getEncoded());
        } catch (IOException
                | CertException
                | OperatorCreationException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the certificate cannot be made as asked for", e);
        }
    }

    /** Nobody should be told to trust a key that can be broken. */
    private static void checkStrength(SubjectPublicKeyInfo key) {
        if (PublicKeyFacts.of(key)
                .filter(facts -> facts.algorithm() == CryptographicAlgorithm.RSA && facts.lengthBits() < LEAST_RSA_BITS)
                .isPresent()) {
            throw Failures.unsupported("RSA keys of less than " + LEAST_RSA_BITS + " bits are not certified");
        }
    }

    /** Random, so that a hash collision cannot be prepared; 20 bytes at most, positive. */
    private static BigInteger serialNumber() {
        return new BigInteger(SERIAL_NUMBER_BITS - 1, RANDOM).setBit(SERIAL_NUMBER_BITS - 1);
    }

    private static void checkAuthority(X509CertificateHolder issuer, Instant at) {
        if (!issuer.isValidOn(Date.from(at))) {
            throw Failures.invalid("the issuer's certificate is not valid at that time");
        }
        BasicConstraints constraints = BasicConstraints.fromExtensions(issuer.getExtensions());
        if (constraints != null && !constraints.isCA()) {
            throw Failures.invalid("the issuer's certificate is not one of an authority (basicConstraints)");
        }
    }

    /** Gathers what is to be signed and hands it on. */
    private static final class DelegatingSigner implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final SignatureScheme scheme;
        private final CertificateSigner signer;

        DelegatingSigner(SignatureScheme scheme, CertificateSigner signer) {
            this.scheme = scheme;
            this.signer = signer;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return scheme.identifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            byte[] data = content.toByteArray();
            byte[] input = scheme.digest().map(hash -> digest(hash, data)).orElse(data);
            return signer.sign(scheme.parameters(), Bytes.takeOver(input)).toArray();
        }

        private static byte[] digest(String hash, byte[] data) {
            try {
                return MessageDigest.getInstance(hash).digest(data);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + hash, e);
            }
        }
    }
}
