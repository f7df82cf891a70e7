package io.kms4j.client;

import io.kms4j.kmip.Ttlv;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link KmsClient}. Every method throws {@link IllegalArgumentException}, with a sentence, for a value or a file
 * that cannot be used. Not safe for many threads.
 */
public final class KmsClientBuilder {
    private static final WireListener NOBODY = new WireListener() {
        @Override
        public void request(Ttlv request) {}

        @Override
        public void response(Ttlv response) {}
    };

    private final URI url;
    private final TlsSettings tls = new TlsSettings();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private List<String> cipherSuites = List.of();
    private Duration timeout = Duration.ofMinutes(5);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private long maxResponseBytes = 256L << 20;
    private @Nullable HttpProxy proxy;
    private WireListener listener = NOBODY;

    KmsClientBuilder(String url) {
        this.url = KmsClient.checkedUrl(url);
    }

    /** Sends {@code Authorization: Bearer token}. */
    public KmsClientBuilder bearerToken(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** Sends this header with every request. */
    public KmsClientBuilder header(String name, String value) {
        try {
            HttpRequest.newBuilder(url).header(name, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the header " + name + " cannot be sent", e);
        }
        headers.put(name, value);
        return this;
    }

    /** How long one call may take until its answer is complete; 5 minutes by default, since HSMs may need one for a key pair. */
    public KmsClientBuilder timeout(Duration value) {
        timeout = value;
        return this;
    }

    /** How long connecting may take; 10 seconds by default. */
    public KmsClientBuilder connectTimeout(Duration value) {
        connectTimeout = value;
        return this;
    }

    /** Longer answers are refused; 256 MiB by default. */
    public KmsClientBuilder maxResponseBytes(long value) {
        maxResponseBytes = value;
        return this;
    }

    /** Goes through a proxy. */
    public KmsClientBuilder proxy(HttpProxy value) {
        proxy = value;
        value.authorization().ifPresent(authorization -> header("Proxy-Authorization", authorization));
        return this;
    }

    /** Is told of every KMIP request and answer. */
    public KmsClientBuilder listener(WireListener value) {
        listener = value;
        return this;
    }

    /** Trusts servers whose certificates were signed by one of these (PEM), instead of those that the JDK trusts. */
    public KmsClientBuilder trustedAuthorities(String pem) {
        return tls("the trusted certificates", () -> tls.trustAuthorities(pem));
    }

    /** Trusts the one server that has this certificate (PEM), whatever its name and issuer. */
    public KmsClientBuilder verifiedCertificate(String pem) {
        return tls("the verified certificate", () -> tls.trustOnly(pem));
    }

    /** Trusts every server: anybody in between can then read and change everything. For trials. */
    public KmsClientBuilder acceptInvalidCertificates() {
        tls.trustAnything();
        return this;
    }

    /** Shows the client certificate in a PKCS#12 file. */
    public KmsClientBuilder clientCertificate(Path pkcs12, char[] password) {
        return tls("the client certificate " + pkcs12, () -> tls.identity(pkcs12, password));
    }

    /** Shows a client certificate: a PEM file with it and its issuers, and one with its key in PKCS#8, not encrypted. */
    public KmsClientBuilder clientCertificate(Path certificatePem, Path privateKeyPem) {
        return tls(
                "the client certificate " + certificatePem + " with the key " + privateKeyPem,
                () -> tls.identity(certificatePem, privateKeyPem));
    }

    /** Offers these TLS cipher suites only, by their IANA names. */
    public KmsClientBuilder cipherSuites(List<String> names) {
        cipherSuites = List.copyOf(names);
        return this;
    }

    /** Builds the client; it connects at the first call. */
    public KmsClient build() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "kms-client");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(threads);
        if (proxy != null) {
            http.proxy(proxy.selector());
        }
        tls("TLS", () -> applyTls(http));
        HttpTransport transport = new HttpTransport(http.build(), threads, url, headers, timeout, maxResponseBytes);
        return new KmsClient(transport, listener);
    }

    private void applyTls(HttpClient.Builder http) throws GeneralSecurityException {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            http.sslContext(TlsSettings.unused());
            return;
        }
        SSLContext context = tls.context();
        if (context != null) {
            http.sslContext(context);
        }
        if (!cipherSuites.isEmpty()) {
            http.sslParameters(offering(context == null ? SSLContext.getDefault() : context));
        }
    }

    private SSLParameters offering(SSLContext context) {
        List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
        for (String name : cipherSuites) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no cipher suite named " + name);
            }
        }
        return new SSLParameters(cipherSuites.toArray(String[]::new));
    }

    /** Something that reads keys, certificates or files. */
    private interface TlsStep {
        void run() throws GeneralSecurityException, IOException;
    }

    private KmsClientBuilder tls(String what, TlsStep step) {
        try {
            step.run();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(what + " cannot be used: no such file: " + e.getFile(), e);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " cannot be used: " + e.getMessage(), e);
        }
        return this;
    }
}
