package io.kms4j.server.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for one test. */
public final class TestAuthority {
    private final Instant begin = Instant.now().minusSeconds(86_400);
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyPair keys;
    private final X509Certificate certificate;
    private long serial = 1;

    /** A key and the certificate on it. */
    public record Identity(PrivateKey key, X509Certificate certificate) {}

    public TestAuthority(String name) {
        this.keys = pair("EC", 256);
        this.certificate = sign(
                new X500Principal(name),
                keys,
                new X500Principal(name),
                keys.getPrivate(),
                builder -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0)));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A server for localhost. */
    public Identity server(KeyPair pair) {
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost"));
        return new Identity(pair.getPrivate(), issue("CN=localhost", pair, builder -> {
            builder.addExtension(Extension.subjectAlternativeName, false, names);
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        }));
    }

    /** A client with this subject. */
    public Identity client(String subject) {
        KeyPair pair = pair("EC", 256);
        return new Identity(
                pair.getPrivate(),
                issue(
                        subject,
                        pair,
                        builder -> builder.addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))));
    }

    private X509Certificate issue(String subject, KeyPair pair, Extensions extensions) {
        return sign(
                new X500Principal(subject), pair, certificate.getSubjectX500Principal(), keys.getPrivate(), extensions);
    }

    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws CertIOException;
    }

    private X509Certificate sign(
            X500Principal subject, KeyPair pair, X500Principal issuer, PrivateKey issuerKey, Extensions extensions) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(serial++),
                    Date.from(begin),
                    Date.from(begin.plusSeconds(864_000)),
                    subject,
                    pair.getPublic());
            extensions.addTo(builder);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a client of a server of this authority needs that shows {@code identities}, at most one. */
    public SSLContext context(Identity... identities) {
        try {
            KeyStore own = emptyStore();
            for (Identity identity : identities) {
                own.setKeyEntry("me", identity.key(), NO_PASSWORD, new Certificate[] {identity.certificate()});
            }
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(own, NO_PASSWORD);
            KeyStore trusted = emptyStore();
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory trustManagers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trustManagers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static KeyStore emptyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
