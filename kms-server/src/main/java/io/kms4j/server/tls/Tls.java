package io.kms4j.server.tls;

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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS 1.2 and 1.3 with authenticated ciphers and nothing else, from what the operator gave. */
public final class Tls {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /** The protocols that are spoken, by the names of the JSSE. */
    public static String[] protocols() {
        return PROTOCOLS.toArray(String[]::new);
    }

    /** The cipher suites that are spoken, best first, by the names of the JSSE. */
    public static String[] ciphers() {
        return CIPHERS.toArray(String[]::new);
    }

    /**
     * The server's identity, and the authorities of clients if there are any; without them no client certificate is accepted.
     *
     * @throws StartException when a file cannot be read, does not hold what it should, or its password is wrong
     */
    public static SSLContext context(TlsSettings settings) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            if (settings.identity() instanceof TlsSettings.Pkcs12 p12) {
                char[] password = chars(p12.password());
                keys.init(keyStore(p12.file(), password), password);
                Arrays.fill(password, '\0');
            } else if (settings.identity() instanceof TlsSettings.Pem pem) {
                keys.init(keyStore(pem), NO_PASSWORD);
            }
            KeyStore trusted = settings.clientAuthorities().isPresent()
                    ? trustStore(settings.clientAuthorities().get())
                    : empty();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trustManagers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException refused) {
            throw new StartException("TLS cannot be set up: " + refused.getMessage() + ".", refused);
        }
    }

    private static TrustManager[] trustManagers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory.getTrustManagers();
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
            store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
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
        store.load(null, NO_PASSWORD);
        return store;
    }
}
