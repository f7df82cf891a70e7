package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.ValidityIndicator.INVALID;
import static io.kms4j.kmip.enumeration.ValidityIndicator.UNKNOWN;
import static io.kms4j.kmip.enumeration.ValidityIndicator.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation lists made by OpenSSL. */
class RevocationTest {
    private static final String CONFIG =
            """
            [ca]
            default_ca = own
            [own]
            database = index
            crlnumber = number
            default_md = sha256
            default_crl_days = 30
            [leaf]
            basicConstraints = CA:FALSE
            crlDistributionPoints = URI:http://crl.example/own.crl
            """;

    private OpenSsl openSsl;

    @BeforeEach
    void makeAuthority(@TempDir Path folder) throws IOException {
        openSsl = new OpenSsl(folder);
        openSsl.write("config", text(CONFIG));
        openSsl.write("index", Bytes.empty());
        openSsl.write("number", text("01\n"));
        openSsl.run(
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca", "-subj", "/CN=CA");
        openSsl.run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-out", "csr", "-subj", "/CN=Leaf");
        openSsl.run(
                "x509",
                "-req",
                "-in",
                "csr",
                "-CA",
                "ca",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-out",
                "leaf",
                "-extfile",
                "config",
                "-extensions",
                "leaf");
    }

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] list() throws IOException {
        openSsl.run("ca", "-config", "config", "-keyfile", "ca.key", "-cert", "ca", "-gencrl", "-out", "crl");
        return openSsl.read("crl").toArray();
    }

    private void revoke() throws IOException {
        openSsl.run("ca", "-config", "config", "-keyfile", "ca.key", "-cert", "ca", "-revoke", "leaf");
    }

    private ValidityIndicator validate(Optional<CrlSource> source) throws IOException {
        return new BcCertificates(source)
                .validate(
                        List.of(openSsl.read("leaf"), openSsl.read("ca")),
                        Instant.now().plusSeconds(1));
    }

    @Test
    void validate_asksNobody_withoutASource() throws IOException {
        revoke();
        assertThat(validate(Optional.empty())).isEqualTo(VALID);
    }

    @Test
    void validate_findsWhatTheListHas() throws IOException {
        byte[] empty = list();
        assertThat(validate(Optional.of(point -> empty))).isEqualTo(VALID);
        revoke();
        byte[] full = list();
        assertThat(validate(Optional.of(point -> full))).isEqualTo(INVALID);
    }

    @Test
    void validate_doesNotKnow_withoutAListOfTheIssuer() throws IOException {
        byte[] forged = Armour.der(list());
        forged[forged.length - 1] ^= 1;
        assertThat(validate(Optional.of(point -> forged))).isEqualTo(UNKNOWN);
        assertThat(validate(Optional.of(point -> {
                    throw new IOException("down");
                })))
                .isEqualTo(UNKNOWN);
        assertThat(validate(Optional.of(point -> new byte[] {1}))).isEqualTo(UNKNOWN);
    }

    @Test
    void fetch_callsNamedHostsOnly_andKeepsListsForAnHour() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            if (moved) {
                exchange.getResponseHeaders().add("Location", "/own.crl");
            }
            exchange.sendResponseHeaders(moved ? 302 : 200, 3);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.close();
        });
        server.start();
        try {
            String host = "127.0.0.1:" + server.getAddress().getPort();
            MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));
            HttpCrlSource source = new HttpCrlSource(Set.of(host), clock);
            URI point = URI.create("http://" + host + "/own.crl");
            assertThat(source.fetch(point)).containsExactly(1, 2, 3);
            assertThat(source.fetch(point)).containsExactly(1, 2, 3);
            assertThat(calls).hasValue(1);
            clock.advance(Duration.ofMinutes(61));
            source.fetch(point);
            assertThat(calls).hasValue(2);
            for (String refused : List.of(
                    "http://" + host + "/moved",
                    "http://localhost:" + server.getAddress().getPort() + "/own.crl",
                    "http://user@" + host + "/own.crl",
                    "file:///etc/passwd",
                    "ldap://" + host + "/x")) {
                assertThatThrownBy(() -> source.fetch(URI.create(refused))).isInstanceOf(IOException.class);
            }
            assertThat(calls).hasValue(3);
        } finally {
            server.stop(0);
        }
    }
}
