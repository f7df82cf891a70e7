package io.kms4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.server.config.ConfigLoader;
import io.kms4j.server.tls.PemFiles;
import io.kms4j.server.tls.TestAuthority;
import io.kms4j.server.tls.TestAuthority.Identity;
import io.kms4j.testkit.oasis.OasisRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as its command line puts it together, with TLS and client certificates, asked by the runner of OASIS cases. */
class TransportsTest {
    private static final String PASSWORD = "password";

    /** %s is the version in the answer. */
    private static final String CASE =
            """
            <KMIP>
            <RequestMessage><RequestHeader>
              <ProtocolVersion><ProtocolVersionMajor type="Integer" value="1"/><ProtocolVersionMinor type="Integer" value="4"/></ProtocolVersion>
              <BatchCount type="Integer" value="1"/></RequestHeader>
              <BatchItem><Operation type="Enumeration" value="DiscoverVersions"/><RequestPayload>
                <ProtocolVersion><ProtocolVersionMajor type="Integer" value="1"/><ProtocolVersionMinor type="Integer" value="4"/></ProtocolVersion>
              </RequestPayload></BatchItem>
            </RequestMessage>
            <ResponseMessage><ResponseHeader>
              <ProtocolVersion><ProtocolVersionMajor type="Integer" value="1"/><ProtocolVersionMinor type="Integer" value="4"/></ProtocolVersion>
              <TimeStamp type="DateTime" value="$NOW"/>
              <BatchCount type="Integer" value="1"/></ResponseHeader>
              <BatchItem><Operation type="Enumeration" value="DiscoverVersions"/><ResultStatus type="Enumeration" value="%s"/><ResponsePayload>
                <ProtocolVersion><ProtocolVersionMajor type="Integer" value="1"/><ProtocolVersionMinor type="Integer" value="4"/></ProtocolVersion>
              </ResponsePayload></BatchItem>
            </ResponseMessage>
            </KMIP>
            """;

    private static KmsServer server;
    private static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        folder = directory;
        TestAuthority authority = new TestAuthority("CN=Test Authority");
        Identity identity = authority.server(TestAuthority.pair("EC", 256));
        Path certificates = PemFiles.certificates(folder.resolve("ca.pem"), authority.certificate());
        writeP12(authority.client("CN=alice"));
        Path cases = Files.createDirectories(folder.resolve("cases").resolve("1.4"));
        Files.writeString(cases.resolve("RIGHT-1.xml"), CASE.formatted("Success"));
        Files.writeString(cases.resolve("WRONG-1.xml"), CASE.formatted("OperationPending"));
        List<String> args = List.of(
                "--port=0",
                "--hostname=127.0.0.1",
                "--database-path=" + folder.resolve("data"),
                "--tls-cert-file=" + PemFiles.certificates(folder.resolve("server.pem"), identity.certificate()),
                "--tls-key-file=" + PemFiles.pkcs8(folder.resolve("server.key"), identity.key()),
                "--clients-ca-cert-file=" + certificates,
                "--socket-server-start",
                "--socket-server-hostname=127.0.0.1",
                "--socket-server-port=0");
        server = Main.start(((ConfigLoader.Serve) ConfigLoader.load(args, Map.of())).config());
    }

    private static void writeP12(Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = TestAuthority.emptyStore();
        store.setKeyEntry("me", identity.key(), PASSWORD.toCharArray(), new Certificate[] {identity.certificate()});
        try (OutputStream file = Files.newOutputStream(folder.resolve("me.p12"))) {
            store.store(file, PASSWORD.toCharArray());
        }
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private int run(String... arguments) throws IOException, GeneralSecurityException {
        String[] tls = {
            "--ca", folder.resolve("ca.pem").toString(),
            "--p12", folder.resolve("me.p12").toString(),
            "--p12-password-file", folder.resolve("password").toString()
        };
        String[] all = Stream.concat(
                        Stream.of(folder.resolve("cases").toString()),
                        Stream.concat(Stream.of(arguments), Stream.of(tls)))
                .toArray(String[]::new);
        return OasisRunner.run(all, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private static String https() {
        return server.url().replace("127.0.0.1", "localhost") + "/kmip";
    }

    private static String kmip() {
        return "kmip://localhost:" + server.socketPort().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "json", "xml"})
    void https_answersInEachEncoding(String encoding) throws Exception {
        assertThat(run(https(), "--encoding", encoding, "--cases", "RIGHT"))
                .as(out.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("| 1.4 | 1 | 1 |");
    }

    @Test
    void socket_answersInBinary() throws Exception {
        assertThat(run(kmip(), "--cases", "RIGHT")).as(out.toString(UTF_8)).isZero();
    }

    @Test
    void runner_saysWhatDiffers() throws Exception {
        assertThat(run(kmip())).isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("1.4 WRONG-1: step 0", "ResultStatus", "| 1.4 | 1 | 2 |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "--encoding", "one-too-many"})
    void runner_explainsItself_whenItIsCalledWrongly(String argument) throws Exception {
        assertThat(run(kmip(), argument)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: oasis");
    }
}
