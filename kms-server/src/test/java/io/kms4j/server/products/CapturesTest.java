package io.kms4j.server.products;

import static io.kms4j.server.products.Items.aes;
import static io.kms4j.server.products.Items.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.server.socket.RunningSocket.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that products really sent, byte by byte but for the identifiers of keys. */
class CapturesTest {
    private static final Path FILE =
            Path.of(System.getProperty("kms.shared", "missing"), "conformance", "captures", "captures.json");

    private final RunningProducts products = new RunningProducts();
    private final Client client = products.server().client("product");

    @BeforeEach
    void needTheCaptures() {
        if (!Files.isRegularFile(FILE)) {
            System.out.println("skipped, no conformance data");
        }
        assumeTrue(Files.isRegularFile(FILE), "skipped, no conformance data");
    }

    @AfterEach
    void stop() {
        client.close();
        products.close();
    }

    private static List<JsonNode> of(String product) throws IOException {
        List<JsonNode> captures = new ArrayList<>();
        for (JsonNode capture : new ObjectMapper().readTree(FILE.toFile())) {
            if (capture.path("product").asText().startsWith(product)) {
                captures.add(capture);
            }
        }
        assertThat(captures).isNotEmpty();
        return captures;
    }

    /** Sends a captured request with other identifiers of keys, and asserts that every item of it succeeds. */
    private List<Reply> replay(JsonNode capture, Map<String, String> identifiers) {
        byte[] captured = HexFormat.of().parseHex(capture.path("hex").asText());
        Ttlv request = BinaryTtlv.read(captured);
        client.send(identifiers.isEmpty() ? captured : BinaryTtlv.write(renamed(request, identifiers)));
        List<Reply> replies = Product.replies(client.receive().orElseThrow(), version(request));
        assertThat(replies).as(capture.path("decoded").asText()).isNotEmpty().allSatisfy(Reply::succeeds);
        return replies;
    }

    private static ProtocolVersion version(Ttlv request) {
        Ttlv header = ((Ttlv.Structure) request).find(Tag.REQUEST_HEADER).orElseThrow();
        Ttlv version = ((Ttlv.Structure) header).find(Tag.PROTOCOL_VERSION).orElseThrow();
        return KmipMapper.readStructure(version, ProtocolVersion.class);
    }

    private static Ttlv renamed(Ttlv item, Map<String, String> identifiers) {
        if (item instanceof Ttlv.Structure structure) {
            List<Ttlv> items = structure.items().stream()
                    .map(child -> renamed(child, identifiers))
                    .toList();
            return new Ttlv.Structure(item.tag(), items);
        }
        return item instanceof Ttlv.Text text && item.tag().equals(Tag.UNIQUE_IDENTIFIER)
                ? new Ttlv.Text(item.tag(), identifiers.getOrDefault(text.value(), text.value()))
                : item;
    }

    private String newKey() {
        try (Product product = products.connect(ProtocolVersion.V1_1)) {
            return product.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256))
                    .id();
        }
    }

    @Test
    void vCenter_isServed() throws IOException {
        Map<String, String> keys = Map.of("1", newKey(), "2", newKey());

        for (JsonNode capture : of("VMware")) {
            List<Reply> replies = replay(capture, keys);
            if (capture.path("operation").asText().equals("GetAttributes")
                    && !capture.path("decoded").asText().contains("AttributeName=State")) {
                assertThat(replies.get(0).id()).isIn(keys.values());
                assertThat(replies.get(0).attributes()).isEmpty();
            }
        }
    }

    @Test
    void mongoDb_isServed() throws IOException {
        assertThat(replay(of("MongoDB").get(0), Map.of()).get(0).id()).isNotEmpty();
    }

    @Test
    void db2_isServed_thatCountsItsPadding() throws IOException {
        String key = newKey();

        Reply activated = replay(of("IBM Db2").get(0), Map.of("AWMksepiJTbZIso_0Xor\0\0\0\0", key + "\0\0\0\0"))
                .get(0);

        assertThat(activated.id()).isEqualTo(key);
    }

    @Test
    void perconaTransparentEncryption_isServed() throws IOException {
        List<JsonNode> captures = of("Percona");
        String key = replay(captures.get(0), Map.of()).get(0).id();

        assertThat(replay(captures.get(1), Map.of()).get(0).ids()).containsExactly(key);
        Reply got = replay(captures.get(2), Map.of("9dbf2ba6-36d6-49ed-9bae-905a66fd009f", key))
                .get(0);
        assertThat(got.bytes(Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL)
                        .length())
                .isEqualTo(16);
    }
}
