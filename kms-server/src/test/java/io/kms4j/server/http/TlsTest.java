package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.SecretBytes;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.config.StartException;
import io.kms4j.server.config.TlsSettings;
import io.kms4j.server.tls.PemFiles;
import io.kms4j.server.tls.TestAuthority;
import io.kms4j.server.tls.TestAuthority.Identity;
import io.kms4j.server.tls.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final FakeKms KMS = FakeKms.failing(new IllegalStateException());
    private static final TestAuthority AUTHORITY = new TestAuthority("CN=Test Authority");
    private static final KeyPair EC = TestAuthority.pair("EC", 256);
    private static final Identity SERVER = AUTHORITY.server(EC);
    private static RunningServer server;

    private final Path directory;

    TlsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        server = RunningServer.over(KMS, withClients(directory), client(AUTHORITY.context()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TlsSettings withClients(Path directory) throws IOException {
        Path authorities = PemFiles.certificates(directory.resolve("ca.pem"), AUTHORITY.certificate());
        return new TlsSettings(identity(directory), Optional.of(authorities));
    }

    private static TlsSettings.Pem identity(Path directory) throws IOException {
        return new TlsSettings.Pem(
                PemFiles.certificates(directory.resolve("server.pem"), SERVER.certificate()),
                PemFiles.pkcs8(directory.resolve("server.key"), SERVER.key()),
                Optional.empty());
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<byte[]> me(Identity... identities) {
        HttpClient client = client(AUTHORITY.context(identities));
        try {
            return client.send(server.request("/me").build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void caller_isTheCommonNameOfItsCertificate() {
        assertThat(text(me(AUTHORITY.client("CN=alice@example.com,O=Example"))))
                .isEqualTo("{\"user\":\"alice@example.com\"}");
        assertThat(text(me(AUTHORITY.client("CN=Alice")))).isEqualTo("{\"user\":\"Alice\"}");
        assertThat(text(me(AUTHORITY.client("CN=\"Doe, Jane\"")))).isEqualTo("{\"user\":\"Doe, Jane\"}");
    }

    @Test
    void caller_isUnauthorized_withoutACertificate() {
        HttpResponse<byte[]> response = me();

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(text(response)).isEqualTo("No authentication provided.");
        assertThat(server.get("/version").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=*",
                "CN=\\ admin",
                "CN=admin\\ ",
                "CN=\\ ",
                "CN=",
                "O=nobody",
                "CN=alice,CN=admin",
                "CN=alice+O=Example",
                "CN=ad\\0Amin",
                "CN=#04021234"
            })
    void caller_isUnauthorized_whenItsCertificateNamesNoUser(String subject) {
        HttpResponse<byte[]> response = me(AUTHORITY.client(subject));

        assertThat(response.statusCode()).as(text(response)).isEqualTo(401);
        assertThat(text(response)).startsWith("The client certificate is not accepted: ");
    }

    @Test
    void caller_isRefusedByTheHandshake_whenAnotherAuthorityNamesIt() {
        Identity forged = new TestAuthority("CN=Test Authority").client("CN=admin");

        assertThatThrownBy(() -> me(forged)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void caller_isRefusedByTheHandshake_whenItsCertificateIsForServers() {
        assertThatThrownBy(() -> me(AUTHORITY.server(EC))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void caller_becomesTheDefaultUser_whenForced() throws IOException {
        HttpSettings settings = new HttpSettings(
                "127.0.0.1", 0, 1_024, Optional.of(withClients(directory)), true, RunningServer.USER, true);
        HttpClient client = client(AUTHORITY.context(AUTHORITY.client("CN=alice")));
        try (RunningServer forcing = RunningServer.over(KMS, settings, client)) {
            assertThat(text(forcing.get("/me"))).isEqualTo("{\"user\":\"hsm-admin\"}");
        }
    }

    @Test
    void handshake_isRefused_belowTls12() {
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(AUTHORITY.context())
                .sslParameters(old)
                .build();

        assertThatThrownBy(
                        () -> client.send(server.request("/version").build(), HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void handshake_isRefused_withCiphersWithoutAuthentication() {
        SSLParameters weak = new SSLParameters();
        weak.setProtocols(new String[] {"TLSv1.2"});
        weak.setCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(AUTHORITY.context())
                .sslParameters(weak)
                .build();

        assertThatThrownBy(
                        () -> client.send(server.request("/version").build(), HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void plainHttp_onTheTlsPort_isNotAnswered() {
        assertThatThrownBy(() -> RawHttp.status(server, "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    private void assertServes(TlsSettings.Identity identity) {
        TlsSettings settings = new TlsSettings(identity, Optional.empty());
        try (RunningServer running = RunningServer.over(KMS, settings, client(AUTHORITY.context()))) {
            assertThat(text(running.get("/me"))).isEqualTo("{\"user\":\"hsm-admin\"}");
        }
    }

    private TlsSettings.Pem pem(Path key, Identity identity) throws IOException {
        Path certificate = PemFiles.certificates(directory.resolve("c.pem"), identity.certificate());
        Path chain = PemFiles.certificates(directory.resolve("chain.pem"), AUTHORITY.certificate());
        return new TlsSettings.Pem(certificate, key, Optional.of(chain));
    }

    @Test
    void pem_isRead_inEachFormOfKeys() throws IOException {
        KeyPair rsa = TestAuthority.pair("RSA", 2048);
        Path key = directory.resolve("key.pem");

        assertServes(pem(PemFiles.pkcs8(key, rsa.getPrivate()), AUTHORITY.server(rsa)));
        assertServes(pem(PemFiles.pkcs1(key, rsa.getPrivate()), AUTHORITY.server(rsa)));
        assertServes(pem(PemFiles.pkcs8(key, EC.getPrivate()), SERVER));
        assertServes(pem(PemFiles.sec1(key, EC.getPrivate()), SERVER));
    }

    private Path p12(String password) throws Exception {
        KeyStore store = TestAuthority.emptyStore();
        store.setKeyEntry("server", SERVER.key(), password.toCharArray(), new Certificate[] {SERVER.certificate()});
        Path file = directory.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.takeOver(text.getBytes(UTF_8));
    }

    @Test
    void pkcs12_isRead_withItsPassword() throws Exception {
        assertServes(new TlsSettings.Pkcs12(p12("pass word"), secret("pass word")));
    }

    private static void assertRefused(String sentence, TlsSettings.Identity identity) {
        assertThatThrownBy(() -> Tls.context(new TlsSettings(identity, Optional.empty())))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void start_fails_whenThePkcs12FileCannotBeUsed() throws Exception {
        Path p12 = p12("right");
        Path text = Files.writeString(directory.resolve("text"), "hello");

        assertRefused(
                "The password of the PKCS#12 file " + p12 + " is wrong", new TlsSettings.Pkcs12(p12, secret("wrong")));
        assertRefused("is not a PKCS#12 file", new TlsSettings.Pkcs12(text, secret("x")));
        assertRefused("no such file", new TlsSettings.Pkcs12(directory.resolve("none"), secret("x")));
    }

    @Test
    void start_fails_whenThePemFilesCannotBeUsed() throws IOException {
        Path key = directory.resolve("key.pem");
        Path text = Files.writeString(directory.resolve("text"), "hello");
        Path other = PemFiles.pkcs8(
                directory.resolve("other"), TestAuthority.pair("EC", 256).getPrivate());
        Path garbage = PemFiles.write(directory.resolve("garbage"), "EC PRIVATE KEY", new byte[] {0x30, 0x7F, 1});

        assertRefused("does not belong to the certificate", pem(other, SERVER));
        assertRefused("does not hold a private key", pem(text, SERVER));
        assertRefused("is not a usable RSA, EC or Ed25519 key", pem(garbage, SERVER));
        assertRefused(
                "is encrypted",
                pem(PemFiles.write(key, "ENCRYPTED PRIVATE KEY", EC.getPrivate().getEncoded()), SERVER));
        assertRefused("certificate", new TlsSettings.Pem(text, other, Optional.empty()));
        assertRefused("Cannot read", new TlsSettings.Pem(directory.resolve("none"), other, Optional.empty()));
    }
}
