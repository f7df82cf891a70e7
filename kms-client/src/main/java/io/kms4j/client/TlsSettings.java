package io.kms4j.client;

import io.kms4j.client.internal.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust and how to prove who we are. Not safe for many threads; belongs to one builder. */
final class TlsSettings {
    private KeyManager @Nullable [] identity;
    private TrustManager @Nullable [] trust;

    /** Trusts only servers whose certificates these ones signed. */
    void trustAuthorities(String pem) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates(pem)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        trust = factory.getTrustManagers();
    }

    /** Trusts the server that has this very certificate, whatever its name and issuer. */
    void trustOnly(String pem) throws GeneralSecurityException {
        X509Certificate wanted = (X509Certificate) certificates(pem).iterator().next();
        trust = new TrustManager[] {new PinnedTrust(wanted)};
    }

    void trustAnything() {
        trust = new TrustManager[] {new BlindTrust()};
    }

    void identity(Path pkcs12, char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(pkcs12)) {
            store.load(file, password);
        }
        identity = keyManagers(store, password);
    }

    void identity(Path certificatePem, Path privateKeyPem) throws GeneralSecurityException, IOException {
        Collection<? extends Certificate> chain = certificates(Files.readString(certificatePem));
        PrivateKey key = privateKey(Files.readString(privateKeyPem));
        KeyStore store = emptyStore();
        char[] password = new char[0];
        store.setKeyEntry("client", key, password, chain.toArray(Certificate[]::new));
        identity = keyManagers(store, password);
    }

    /** The context; {@code null} when the platform's own will do. */
    @Nullable
    SSLContext context() throws GeneralSecurityException {
        if (identity == null && trust == null) {
            return null;
        }
        return newContext(identity, trust);
    }

    /** For plain HTTP: spares the reading of the platform's trusted certificates, a tenth of a second; trusts nobody. */
    static SSLContext unused() throws GeneralSecurityException {
        return newContext(new KeyManager[0], new TrustManager[0]);
    }

    private static SSLContext newContext(KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trusted, null);
        return context;
    }

    private static KeyManager[] keyManagers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<Pem> blocks = Pem.parse(pem).stream()
                .filter(block -> block.label().endsWith("CERTIFICATE"))
                .toList();
        if (blocks.isEmpty()) {
            throw new CertificateException("there is no PEM certificate in it");
        }
        return blocks.stream().map(block -> certificate(factory, block)).toList();
    }

    private static Certificate certificate(CertificateFactory factory, Pem block) {
        try {
            return factory.generateCertificate(
                    new ByteArrayInputStream(block.der().toArray()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a PEM certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        List<Pem> blocks = Pem.parse(pem);
        for (Pem block : blocks) {
            if (block.label().equals("PRIVATE KEY")) {
                return privateKey(block.der().toArray());
            }
        }
        String found = blocks.isEmpty() ? "no PEM block" : blocks.get(0).label();
        throw new InvalidKeySpecException(
                "a PRIVATE KEY in PKCS#8 is needed, there is " + found + "; openssl pkcs8 -topk8 -nocrypt converts it");
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        InvalidKeySpecException unknown = new InvalidKeySpecException("the private key is neither RSA, EC nor EdDSA");
        try {
            for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                } catch (InvalidKeySpecException e) {
                    unknown.addSuppressed(e);
                }
            }
            throw unknown;
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
