package io.kms4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.client.KmsClient;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.server.config.ConfigLoader;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.testkit.MariaDbExtension;
import io.kms4j.testkit.MariaDbServer;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import io.kms4j.testkit.TestKms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server as its command line puts it together, on MariaDB and SoftHSM2, with the client library in front. */
@ExtendWith({SoftHsmExtension.class, MariaDbExtension.class})
class WholeServerTest {
    private static final Bytes PLAINTEXT = Bytes.copyOf("the quick brown fox".getBytes(UTF_8));

    private final SoftHsm softHsm;
    private final MariaDbServer mariaDb;
    private final Path directory;

    WholeServerTest(SoftHsm softHsm, MariaDbServer mariaDb, @TempDir Path directory) {
        this.softHsm = softHsm;
        this.mariaDb = mariaDb;
        this.directory = directory;
    }

    private ServerConfig config(String database) throws IOException {
        SoftHsm.Token token = softHsm.tokens().get(0);
        Path pin = Files.writeString(directory.resolve("pin"), token.pin() + "\n");
        Path password = Files.writeString(directory.resolve("password"), MariaDbServer.PASSWORD + "\n");
        List<String> args = List.of(
                "--port=0",
                "--hsm-model=softhsm2",
                "--hsm-library=" + softHsm.library(),
                "--hsm-slot=" + token.slot(),
                "--hsm-password-file=" + pin,
                "--database-url=mysql://" + MariaDbServer.USER + "@" + mariaDb.host() + ":" + mariaDb.port() + "/"
                        + database,
                "--database-password-file=" + password);
        return ((ConfigLoader.Serve) ConfigLoader.load(args, Map.of())).config();
    }

    @Test
    void twoServers_shareADatabaseAndAnHsm() throws Exception {
        String database = mariaDb.newDatabase();
        UniqueIdentifier kek =
                new UniqueIdentifier("hsm::" + softHsm.tokens().get(0).slot() + "::" + TestKms.freshName("kek"));
        KmsServer first = Main.start(config(database));
        KmsServer second = Main.start(config(database));
        try (KmsClient here = KmsClient.builder(first.url()).build();
                KmsClient there = KmsClient.builder(second.url()).build()) {
            here.execute(CreateRequest.aes(256).named(kek.value()).with(Attribute.SENSITIVE, true));
            UniqueIdentifier key = here.execute(
                            CreateRequest.aes(256).wrappedBy(kek).with(Attribute.ACTIVATION_DATE, Instant.EPOCH))
                    .uniqueIdentifier();

            EncryptResponse encrypted = here.execute(EncryptRequest.of(key, PLAINTEXT));
            Bytes decrypted =
                    there.execute(DecryptRequest.of(key, encrypted)).data().orElseThrow();

            assertThat(decrypted).isEqualTo(PLAINTEXT);
            assertThat(answer(second, "/health")).contains("\"name\":\"mysql\",\"status\":\"UP\"");
            assertThat(answer(second, "/hsm/status")).contains("\"model\":\"softhsm2\"", "\"accessible\":true");
        } finally {
            first.stop();
            second.stop();
        }
    }

    private static String answer(KmsServer server, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(server.url() + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
