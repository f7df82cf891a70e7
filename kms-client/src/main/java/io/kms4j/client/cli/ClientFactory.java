package io.kms4j.client.cli;

import io.kms4j.client.HttpProxy;
import io.kms4j.client.KmsClient;
import io.kms4j.client.KmsClientBuilder;
import io.kms4j.client.WireListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Makes the client that the settings describe. */
final class ClientFactory {
    static final String DEFAULT_URL = "http://localhost:9998";

    private ClientFactory() {}

    static KmsClient create(Settings settings, List<String> headers, Optional<WireListener> listener) {
        KmsClientBuilder client =
                KmsClient.builder(settings.text(ConfigKey.SERVER_URL).orElse(DEFAULT_URL));
        listener.ifPresent(client::listener);
        applyTrust(client, settings);
        applyIdentity(client, settings);
        settings.text(ConfigKey.ACCESS_TOKEN).ifPresent(client::bearerToken);
        settings.text(ConfigKey.VAULT_TOKEN).ifPresent(token -> client.header("X-Vault-Token", token));
        settings.text(ConfigKey.DATABASE_SECRET).ifPresent(secret -> client.header("DatabaseSecret", secret));
        settings.list(ConfigKey.CUSTOM_HEADERS).forEach(header -> addHeader(client, header));
        headers.forEach(header -> addHeader(client, header));
        settings.text(ConfigKey.PROXY_URL).ifPresent(url -> client.proxy(proxy(url, settings)));
        return client.build();
    }

    private static void applyTrust(KmsClientBuilder client, Settings settings) {
        if (settings.flag(ConfigKey.ACCEPT_INVALID_CERTS)) {
            client.acceptInvalidCertificates();
        } else {
            settings.text(ConfigKey.VERIFIED_CERT).ifPresent(client::verifiedCertificate);
        }
        settings.text(ConfigKey.CIPHER_SUITES)
                .ifPresent(suites -> client.cipherSuites(Arrays.asList(suites.split("[:,\\s]+", -1))));
    }

    private static void applyIdentity(KmsClientBuilder client, Settings settings) {
        Optional<String> pkcs12 = settings.text(ConfigKey.PKCS12_PATH);
        Optional<String> certificate = settings.text(ConfigKey.PEM_CERT_PATH);
        Optional<String> key = settings.text(ConfigKey.PEM_KEY_PATH);
        if (certificate.isPresent() != key.isPresent()) {
            throw new CliException("tls_client_pem_cert_path and tls_client_pem_key_path belong together");
        }
        if (pkcs12.isPresent() && certificate.isPresent()) {
            throw new CliException("give the client certificate as PKCS#12 or as PEM, not both");
        }
        if (pkcs12.isPresent()) {
            char[] password =
                    settings.text(ConfigKey.PKCS12_PASSWORD).orElse("").toCharArray();
            client.clientCertificate(Path.of(pkcs12.get()), password);
        } else if (certificate.isPresent() && key.isPresent()) {
            client.clientCertificate(Path.of(certificate.get()), Path.of(key.get()));
        }
    }

    private static void addHeader(KmsClientBuilder client, String header) {
        int colon = header.indexOf(':');
        if (colon < 1) {
            throw new CliException("a header is \"Name: Value\", and one of those given is not");
        }
        client.header(
                header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }

    private static HttpProxy proxy(String url, Settings settings) {
        Optional<String> basic = settings.text(ConfigKey.PROXY_USERNAME)
                .map(name ->
                        name + ":" + settings.text(ConfigKey.PROXY_PASSWORD).orElse(""))
                .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .map(encoded -> "Basic " + encoded);
        // The JDK refuses Basic on the way through a proxy to HTTPS unless told otherwise before its first use.
        basic.ifPresent(ignored -> System.setProperty("jdk.http.auth.tunneling.disabledSchemes", ""));
        return new HttpProxy(
                URI.create(url),
                settings.text(ConfigKey.PROXY_AUTH_HEADER).or(() -> basic),
                settings.list(ConfigKey.PROXY_EXCLUSIONS));
    }
}
