package io.kms4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    static Path directory = Path.of("");

    private static StubKms open;
    private static StubKms mutual;
    private static Path serverFile;
    private static Path otherFile;
    private static Path clientFile;

    @BeforeAll
    static void start() throws Exception {
        serverFile = TestCertificates.make(directory, "localhost", "RSA");
        otherFile = TestCertificates.make(directory, "other", "EC");
        clientFile = TestCertificates.make(directory, "alice", "EC");
        SSLContext context = TestCertificates.serverContext(serverFile, clientFile);
        open = server(context, false);
        mutual = server(context, true);
    }

    private static StubKms server(SSLContext context, boolean needsClient) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(needsClient);
                parameters.setSSLParameters(tls);
            }
        });
        return new StubKms(server).answer("/version", "\"1\"");
    }

    @AfterAll
    static void stop() {
        open.close();
        mutual.close();
    }

    private static KmsClientBuilder client(StubKms server) {
        return KmsClient.builder("https://localhost:" + server.port());
    }

    private static String version(KmsClientBuilder builder) {
        try (KmsClient client = builder.build()) {
            return client.version();
        }
    }

    @Test
    void unknownCertificate_isRefusedByDefault() {
        assertThatThrownBy(() -> version(client(open)))
                .isInstanceOf(KmsConnectionException.class)
                .hasMessageStartingWith("no TLS connection to https://localhost:" + open.port() + ": ");
    }

    @Test
    void anyCertificate_isTakenOnRequest() {
        assertThat(version(client(open).acceptInvalidCertificates())).isEqualTo("1");
    }

    @Test
    void verifiedCertificate_isTheOnlyOneTaken() throws Exception {
        assertThat(version(client(open).verifiedCertificate(TestCertificates.certificatePem(serverFile))))
                .isEqualTo("1");
        String other = TestCertificates.certificatePem(otherFile);
        assertThatThrownBy(() -> version(client(open).verifiedCertificate(other)))
                .isInstanceOf(KmsConnectionException.class)
                .hasMessageContaining("not the one that was verified");
    }

    @Test
    void authorities_areTrustedForTheNamesTheyCertify() throws Exception {
        String authority = TestCertificates.certificatePem(serverFile);
        assertThat(version(client(open).trustedAuthorities(authority))).isEqualTo("1");
        KmsClientBuilder byAddress =
                KmsClient.builder("https://127.0.0.1:" + open.port()).trustedAuthorities(authority);
        assertThatThrownBy(() -> version(byAddress)).isInstanceOf(KmsConnectionException.class);
    }

    @Test
    void clientCertificate_isShownFromPkcs12() {
        assertThat(version(client(mutual)
                        .acceptInvalidCertificates()
                        .clientCertificate(clientFile, TestCertificates.PASSWORD)))
                .isEqualTo("1");
    }

    @Test
    void clientCertificate_isShownFromPem() throws Exception {
        Path certificate =
                TestCertificates.write(directory.resolve("alice.crt"), TestCertificates.certificatePem(clientFile));
        Path key = TestCertificates.write(directory.resolve("alice.key"), TestCertificates.privateKeyPem(clientFile));
        assertThat(version(client(mutual).acceptInvalidCertificates().clientCertificate(certificate, key)))
                .isEqualTo("1");
    }

    @Test
    void missingClientCertificate_isAConnectionFailure() {
        assertThatThrownBy(() -> version(client(mutual).acceptInvalidCertificates()))
                .isInstanceOf(KmsConnectionException.class);
    }

    @Test
    void builder_saysWhatIsWrong_withFilesAndCertificates() throws Exception {
        KmsClientBuilder builder = client(open);
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> builder.clientCertificate(missing, new char[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the client certificate " + missing + " cannot be used: no such file: " + missing);
        assertThatThrownBy(() -> builder.clientCertificate(clientFile, "wrong".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> builder.verifiedCertificate("nonsense"))
                .hasMessage("the verified certificate cannot be used: there is no PEM certificate in it");
        assertThatThrownBy(() ->
                        builder.trustedAuthorities("-----BEGIN CERTIFICATE-----\nMAMC\n-----END CERTIFICATE-----\n"))
                .hasMessageStartingWith("the trusted certificates cannot be used: a PEM certificate cannot be read");
        Path certificate =
                TestCertificates.write(directory.resolve("c.crt"), TestCertificates.certificatePem(clientFile));
        Path pkcs1 = TestCertificates.write(
                directory.resolve("c.key"), "-----BEGIN RSA PRIVATE KEY-----\nMAMC\n-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> builder.clientCertificate(certificate, pkcs1))
                .hasMessageContaining("there is RSA PRIVATE KEY; openssl pkcs8 -topk8 -nocrypt converts it");
        assertThatThrownBy(
                        () -> client(open).cipherSuites(List.of("TLS_NONSENSE")).build())
                .hasMessage("TLS cannot be used: there is no cipher suite named TLS_NONSENSE");
        assertThat(version(client(open).acceptInvalidCertificates().cipherSuites(List.of("TLS_AES_256_GCM_SHA384"))))
                .isEqualTo("1");
    }
}
