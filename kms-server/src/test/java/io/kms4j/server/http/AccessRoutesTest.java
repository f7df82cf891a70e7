package io.kms4j.server.http;

import static io.kms4j.server.http.RunningServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.testkit.TestKms;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRoutesTest {
    private static TestKms kms;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        kms = TestKms.inMemory(new TinkCrypto());
        server = RunningServer.over(kms.kms());
    }

    @AfterAll
    static void stop() {
        server.close();
        kms.close();
    }

    private static UniqueIdentifier createKey(String name) {
        CreateRequest request = CreateRequest.aes(256).named(name).with(Attribute.ACTIVATION_DATE, Instant.EPOCH);
        return kms.kms().execute(request, RunningServer.USER).uniqueIdentifier();
    }

    private static String change(String uid, String user, String operations) {
        return "{\"unique_identifier\":\"" + uid + "\",\"user_id\":\"" + user + "\",\"operation_types\":[" + operations
                + "]}";
    }

    private static String list(String uid) {
        return text(server.get("/access/list/" + URLEncoder.encode(uid, StandardCharsets.UTF_8)));
    }

    @Test
    void grant_isListedInTheOrderOfClients_andRevokedAgain() {
        String uid = createKey(TestKms.freshName("key")).value();

        HttpResponse<byte[]> granted =
                server.post("/access/grant", change(uid, "bob", "\"get\",\"encrypt\",\"decrypt\",\"getattributes\""));
        assertThat(granted.statusCode()).isEqualTo(200);
        assertThat(text(granted)).isEqualTo("{\"success\":\"Access for bob successfully added\"}");
        assertThat(list(uid))
                .isEqualTo(
                        "[{\"user_id\":\"bob\",\"operations\":[\"decrypt\",\"encrypt\",\"get\",\"getattributes\"]}]");

        HttpResponse<byte[]> revoked =
                server.post("/access/revoke", change(uid, "bob", "\"get\",\"decrypt\",\"getattributes\""));
        assertThat(text(revoked)).isEqualTo("{\"success\":\"Access for bob successfully deleted\"}");
        assertThat(list(uid)).isEqualTo("[{\"user_id\":\"bob\",\"operations\":[\"encrypt\"]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a+b", "ä::ö", "a%2Fb", "a;b?c#d", ".."})
    void list_findsTheKey_whateverItsName(String name) {
        String uid = createKey(TestKms.freshName(name)).value();

        server.post("/access/grant", change(uid, "bob", "\"get\""));

        assertThat(text(server.get("/access/list/"
                        + URLEncoder.encode(uid, StandardCharsets.UTF_8).replace("+", "%20"))))
                .isEqualTo("[{\"user_id\":\"bob\",\"operations\":[\"get\"]}]");
    }

    @Test
    void list_takesTheIdentifierOfAnHsmKeyUnencoded() {
        UniqueIdentifier id = kms.freshHsmId("key");
        kms.kms().execute(CreateRequest.aes(256).named(id.value()), TestKms.ADMIN);

        assertThat(text(server.get("/access/list/" + id.value()))).isEqualTo("[]");
    }

    @Test
    void list_isRefusedAsIfTheKeyDidNotExist_whenItBelongsToAnother() {
        String uid = TestKms.freshName("other");
        kms.kms().execute(CreateRequest.aes(256).named(uid), TestKms.ALICE);

        assertThat(server.get("/access/list/" + uid).statusCode()).isEqualTo(422);
        assertThat(text(server.get("/access/list/" + uid))).contains("_Not_Found");
    }

    @Test
    void owned_hasPlainAttributesWithoutDates() {
        String uid = createKey(TestKms.freshName("key")).value();

        String owned = text(server.get("/access/owned"));

        assertThat(owned)
                .contains("{\"object_id\":\"" + uid + "\",\"state\":\"Active\",\"attributes\":{")
                .contains("\"CryptographicAlgorithm\":\"AES\"", "\"CryptographicLength\":256")
                .contains("\"UniqueIdentifier\":\"" + uid + "\"", "\"ObjectType\":\"SymmetricKey\"")
                .contains("\"AttributeValue\":{\"_t\":\"TextString\",\"_c\":\"[\\\"_kk\\\"]\"}")
                .doesNotContain("Date");
    }

    @Test
    void obtained_namesTheOwner_andTheHsmForItsKeys() {
        String uid = TestKms.freshName("shared");
        kms.kms().execute(CreateRequest.aes(256).named(uid), TestKms.ALICE);
        kms.kms()
                .accessRights()
                .grant(new UniqueIdentifier(uid), RunningServer.USER, Set.of(Operation.GET), TestKms.ALICE);

        assertThat(text(server.get("/access/obtained")))
                .contains("{\"object_id\":\"" + uid
                        + "\",\"owner_id\":\"alice\",\"state\":\"Active\",\"operations\":[\"get\"]}");
    }

    @Test
    void create_andPrivileged_tellWhatTheCallerMay() {
        assertThat(text(server.get("/access/create"))).isEqualTo("{\"has_create_permission\":true}");
        assertThat(text(server.get("/access/privileged"))).isEqualTo("{\"has_privileged_access\":false}");
    }

    @Test
    void grantOfCreate_needsNoObject() {
        HttpResponse<byte[]> response =
                server.post("/access/grant", "{\"user_id\":\"bob\",\"operation_types\":[\"create\"]}");

        assertThat(text(response)).isEqualTo("{\"success\":\"Access for bob successfully added\"}");
    }

    @Test
    void grant_isUnauthorized_whenToOneself() {
        String uid = createKey(TestKms.freshName("key")).value();

        assertThat(server.post("/access/grant", change(uid, RunningServer.USER.name(), "\"get\""))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"user_id\":\"bob\"",
                "{} {}",
                "{\"user_id\":\"bob\",\"operation_types\":[\"get\"]}",
                "{\"unique_identifier\":\"k\",\"operation_types\":[\"get\"]}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\"}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\",\"operation_types\":[]}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\",\"operation_types\":\"get\"}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\",\"operation_types\":[\"get_attributes\"]}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\",\"operation_types\":[7]}",
                "{\"unique_identifier\":7,\"user_id\":\"bob\",\"operation_types\":[\"get\"]}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"bob\",\"user_id\":\"eve\",\"operation_types\":[\"get\"]}",
                "{\"unique_identifier\":\"k\",\"user_id\":\"b\\u0000b\",\"operation_types\":[\"get\"]}"
            })
    void grant_isRefused_whenTheBodyIsMalformed(String body) {
        HttpResponse<byte[]> response = server.post("/access/grant", body);

        assertThat(response.statusCode()).as(text(response)).isEqualTo(422);
    }
}
