package io.kms4j.server.http;

import io.kms4j.kmip.SecretBytes;
import io.kms4j.server.config.Reason;
import io.kms4j.server.config.StartException;
import io.kms4j.server.config.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS 1.2 and 1.3 with authenticated ciphers and nothing else, from what the operator gave. */
final class Tls {
    private static final String[] CIPHERS = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
    };

    private Tls() {}

    /**
     * What Jetty needs.
     *
     * @throws StartException when a file cannot be read, does not hold what it should, or its password is wrong
     */
    static SslContextFactory.Server contextFactory(TlsSettings settings) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        factory.setIncludeCipherSuites(CIPHERS);
        factory.setRenegotiationAllowed(false);
        factory.setSniRequired(false);
        if (settings.identity() instanceof TlsSettings.Pkcs12 p12) {
            char[] password = chars(p12.password());
            factory.setKeyStore(keyStore(p12.file(), password));
            factory.setKeyStorePassword(new String(password));
            Arrays.fill(password, '\0');
        } else if (settings.identity() instanceof TlsSettings.Pem pem) {
            factory.setKeyStore(keyStore(pem));
            factory.setKeyStorePassword("");
        }
        settings.clientAuthorities().ifPresent(file -> {
            factory.setTrustStore(trustStore(file));
            // Wanted, not needed: whoever comes without one is told so by an answer that it can read.
            factory.setWantClientAuth(true);
        });
        return factory;
    }

    private static char[] chars(SecretBytes password) {
        return password.lend(bytes -> {
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            char[] chars = new char[decoded.remaining()];
            decoded.get(chars);
            return chars;
        });
    }

    private static KeyStore keyStore(Path file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Pem.bytes(file)), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
            throw new StartException("The PKCS#12 file " + file + " holds no private key.");
        } catch (IOException wrong) {
            if (wrong.getCause() instanceof UnrecoverableKeyException) {
                throw new StartException("The password of the PKCS#12 file " + file + " is wrong.", wrong);
            }
            throw new StartException(file + " is not a PKCS#12 file: " + Reason.of(wrong) + ".", wrong);
        } catch (GeneralSecurityException wrong) {
            throw new StartException(
                    "The PKCS#12 file " + file + " cannot be used: " + wrong.getMessage() + ".", wrong);
        }
    }

    private static KeyStore keyStore(TlsSettings.Pem pem) {
        List<X509Certificate> chain = new ArrayList<>(Pem.certificates(pem.certificate()));
        pem.chain().ifPresent(file -> chain.addAll(Pem.certificates(file)));
        PrivateKey key = Pem.privateKey(pem.key());
        if (!KeyPairs.match(key, chain.get(0).getPublicKey())) {
            throw new StartException(
                    "The key in " + pem.key() + " does not belong to the certificate in " + pem.certificate() + ".");
        }
        try {
            KeyStore store = empty();
            store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException refused) {
            throw new StartException(
                    "The certificate in " + pem.certificate() + " cannot be used: " + refused.getMessage() + ".",
                    refused);
        }
    }

    private static KeyStore trustStore(Path file) {
        try {
            KeyStore store = empty();
            for (X509Certificate authority : Pem.certificates(file)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            return store;
        } catch (GeneralSecurityException | IOException refused) {
            throw new StartException(
                    "The authorities in " + file + " cannot be used: " + refused.getMessage() + ".", refused);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        return store;
    }
}
