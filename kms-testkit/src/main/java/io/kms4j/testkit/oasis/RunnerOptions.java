package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of the runner says.
 *
 * @param cases the folder with the cases
 * @param url {@code http://host:port/kmip}, the same with {@code https}, or {@code kmip://host:port} for binary over TLS
 * @param options by name, without dashes
 */
record RunnerOptions(Path cases, URI url, Map<String, String> options) {
    static final String USAGE =
            """
            Usage: oasis FOLDER URL [OPTION...]
            Plays the OASIS cases below FOLDER against a server and says which it does not answer as expected.
            URL is http://HOST:PORT/kmip, https://HOST:PORT/kmip, or kmip://HOST:PORT for binary over TLS.
              --encoding binary|json|xml   how messages travel over HTTP (default binary)
              --cases REGEX                play the cases whose name it matches
              --full true                  show requests and answers too
              --ca FILE                    authorities of the server, PEM
              --p12 FILE                   certificate and key of the client, PKCS#12
              --p12-password-file FILE     its password
            """;

    private static final int KMIP_PORT = 5_696;
    private static final List<String> NAMES = List.of("encoding", "cases", "full", "ca", "p12", "p12-password-file");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static RunnerOptions parse(String[] arguments) {
        List<String> positional = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("--")) {
                positional.add(word);
            } else if (NAMES.contains(word.substring(2)) && words.hasNext()) {
                options.put(word.substring(2), words.next());
            } else {
                throw new IllegalArgumentException("unknown option " + word + ", or its value is missing");
            }
        }
        if (positional.size() != 2) {
            throw new IllegalArgumentException("a folder and a URL are needed");
        }
        return new RunnerOptions(Path.of(positional.get(0)), URI.create(positional.get(1)), options);
    }

    boolean full() {
        return options.getOrDefault("full", "false").equals("true");
    }

    boolean wants(String name) {
        return Pattern.compile(options.getOrDefault("cases", "")).matcher(name).find();
    }

    Wire wire() {
        return Wire.valueOf(options.getOrDefault("encoding", "binary").toUpperCase(Locale.ROOT));
    }

    UnaryOperator<Ttlv> server() throws IOException, GeneralSecurityException {
        if (!"kmip".equals(url.getScheme())) {
            return RemoteServer.http(url, wire(), tls());
        }
        if (wire() != Wire.BINARY) {
            throw new IllegalArgumentException("only binary travels over the TLS socket");
        }
        return RemoteServer.socket(url.getHost(), url.getPort() < 0 ? KMIP_PORT : url.getPort(), tls());
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity(), authorities(), null);
        return context;
    }

    private KeyManager @Nullable [] identity() throws IOException, GeneralSecurityException {
        String file = options.get("p12");
        if (file == null) {
            return null;
        }
        String passwordFile = options.getOrDefault("p12-password-file", "");
        char[] password = passwordFile.isEmpty()
                ? new char[0]
                : Files.readString(Path.of(passwordFile)).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] authorities() throws IOException, GeneralSecurityException {
        String file = options.get("ca");
        if (file == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
