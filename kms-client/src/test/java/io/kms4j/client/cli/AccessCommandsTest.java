package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCommandsTest extends CkmsTestBench {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob x get get_attributes",
                "bob get get_attributes --object-uid x",
                "bob get get_attributes -i x",
                "-i x bob get get_attributes"
            })
    void grant_takesBothOrders(String arguments) {
        server.answer("/access/grant", "{\"success\":\"Access for bob successfully added\"}");

        ckms("access-rights grant " + arguments)
                .prints("The following kmip operations: [get, get_attributes], were successfully granted to user `bob` "
                        + "on object `x`");

        assertRequest(
                """
                {"unique_identifier":"x","user_id":"bob","operation_types":["get","getattributes"]}""");
    }

    @Test
    void grant_ofCreateNeedsNoObject() {
        server.answer("/access/grant", "{\"success\":\"\"}");
        ckms("access-rights grant bob create")
                .prints("The following kmip operations: [create], were successfully granted to user `bob`");
        assertRequest("{\"user_id\":\"bob\",\"operation_types\":[\"create\"]}");
    }

    @Test
    void revoke_takesOperationsBack() {
        server.answer("/access/revoke", "{\"success\":\"\"}");
        ckms("access-rights revoke * hsm::4::k rekey signature_verify")
                .prints(
                        "The following kmip operations: [rekey, signature_verify], were successfully revoked from user `*` "
                                + "on object `hsm::4::k`");
        assertRequest(
                """
                {"unique_identifier":"hsm::4::k","user_id":"*","operation_types":["rekey","signatureverify"]}""");
    }

    @Test
    void grant_isMisused_whenSomethingIsMissingOrUnknown() {
        ckms("access-rights grant").isMisused("Missing required parameter");
        ckms("access-rights grant bob x").isMisused("no operation was given");
        ckms("access-rights grant bob x fly").isMisused("there is no operation named \"fly\"");
        run("access-rights", "grant", "bob", "", "get").isMisused("\"\" is no object");
        run("access-rights", "grant", " ", "x", "get").isMisused("Invalid value for positional parameter");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void grant_passesTheServersRefusalOn() {
        server.answer("/access/grant", 401, "Access denied: Object with uid `x` is not owned by owner `eve`");
        ckms("access-rights grant bob x get")
                .fails("/access/grant: Access denied: Object with uid `x` is not owned by owner `eve`");
    }

    @Test
    void list_printsUsersAndOperations() {
        server.answer(
                "/access/list/x",
                "[{\"user_id\":\"bob\",\"operations\":[\"get\",\"derivekey\"]},{\"user_id\":\"eve\",\"operations\":[\"encrypt\"]}]");
        ckms("access-rights list x")
                .prints("The access rights granted on object x are:", " - bob: {get, derive_key}", " - eve: {encrypt}");
        server.answer("/access/list/x", "[]");
        ckms("access-rights list x").prints("No access right was granted on object x.");
    }

    @Test
    void owned_printsStateIdentifierAndFormat() {
        server.answer(
                "/access/owned",
                "[{\"object_id\":\"a\",\"state\":\"Active\",\"attributes\":{\"KeyFormatType\":\"Raw\"}},"
                        + "{\"object_id\":\"b\",\"state\":\"PreActive\",\"attributes\":{}}]");
        ckms("access-rights owned").prints("The objects owned by this user are:", "[Active] a - Raw", "[PreActive] b");
        server.answer("/access/owned", "[]");
        ckms("access-rights owned").prints("No object owned by this user.");
    }

    @Test
    void obtained_printsOwnerAndOperations() {
        server.answer(
                "/access/obtained",
                "[{\"object_id\":\"a\",\"owner_id\":\"alice\",\"state\":\"Active\",\"operations\":[\"get\",\"encrypt\"]}]");
        ckms("access-rights obtained").prints("The access rights obtained are:", "[Active][alice]a {get, encrypt}");
        server.answer("/access/obtained", "[]");
        ckms("access-rights obtained").prints("No access right obtained.");
    }
}
