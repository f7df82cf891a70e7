package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Usage errors, help, output formats, exit codes. */
class CommandLineTest extends CkmsTestBench {
    private void answerDestroy() {
        server.answer("Destroy", about("Destroy", "k"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required subcommand",
        "sym, Missing required subcommand",
        "sym keys, Missing required subcommand",
        "sim, Unmatched argument at index 0: 'sim'",
        "sym keys mint, Unmatched argument at index 2: 'mint'",
        "--frobnicate, Unknown option: '--frobnicate'",
        "sym encrypt --frobnicate, Unknown option: '--frobnicate'",
        "sym keys destroy -k k --forever, Unknown option: '--forever'",
        "sym keys destroy -k, Missing required parameter for option '--key-id' (KEY_ID)",
        "rsa keys create -s big, Invalid value for option '--size_in_bits': 'big' is not an int",
        "sym keys destroy -k k extra, Unmatched argument at index 5: 'extra'",
        "--output yaml locate, 'Invalid value for option ''--output'': expected one of text, json, quiet, not ''yaml'''"
    })
    void wrongCommandLine_isNamedAndExitsWith2(String arguments, String sentence) {
        run(arguments.isEmpty() ? new String[0] : arguments.split(" ")).isMisused(sentence);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "sym --help",
                "sym keys -h",
                "sym keys create --help",
                "sym keys import --help",
                "sym encrypt --help",
                "rsa keys export --help",
                "rsa decrypt --help",
                "ec keys create --help",
                "locate --help",
                "attributes set --help",
                "attributes delete --help",
                "access-rights grant --help",
                "access-rights owned --help",
                "server query --help"
            })
    void help_isReadable(String arguments) {
        Run run = ckms(arguments).succeeds();
        assertThat(run.out()).startsWith("Usage: ckms").doesNotContain("${").doesNotContain("Optional");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        if (!arguments.equals("--help")) {
            assertThat(run.out()).contains("ckms --help").doesNotContain("--proxy-url");
        }
    }

    @Test
    void version_isPrinted() {
        assertThat(ckms("--version").succeeds().out()).startsWith("ckms ");
    }

    @Test
    void json_hasTheSentenceAndTheFields() {
        server.answer(
                "CreateKeyPair",
                """
                {"tag":"CreateKeyPairResponse","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"r"},
                 {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"r_pk"}]}""");
        environment.put("COSMIAN_KMS_CLI_FORMAT", "json");
        ckms("rsa keys create -t one r")
                .prints(
                        "{",
                        "  \"str_out\": \"The RSA key pair has been created.\",",
                        "  \"public_key_unique_identifier\": \"r_pk\",",
                        "  \"private_key_unique_identifier\": \"r\",",
                        "  \"tags\": [",
                        "    \"one\"",
                        "  ]",
                        "}");
    }

    @Test
    void json_listsWhatTextLists() {
        server.answer("/access/list/x", "[{\"user_id\":\"bob\",\"operations\":[\"get\"]}]");
        server.answer(
                "Locate",
                "{\"tag\":\"LocateResponse\",\"value\":[{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"a\"}]}");
        assertThat(compact(ckms("--output json access-rights list x").succeeds().out()))
                .contains("\"accesses\":[{")
                .contains("\"user_id\":\"bob\"");
        assertThat(compact(ckms("locate --output json").succeeds().out()))
                .isEqualTo("{\"str_out\":\"List of unique identifiers:\",\"unique_identifiers\":[\"a\"]}");
    }

    @Test
    void quiet_printsNothing() {
        answerDestroy();
        assertThat(ckms("sym keys destroy -k k --output quiet").succeeds().out())
                .isEmpty();
    }

    @Test
    void option_overridesTheVariable() {
        answerDestroy();
        environment.put("COSMIAN_KMS_CLI_FORMAT", "json");
        ckms("--output text sym keys destroy -k k").prints("Successfully destroyed the key.", "\tUnique identifier: k");
        environment.put("COSMIAN_KMS_CLI_FORMAT", "yaml");
        ckms("sym keys destroy -k k").fails("COSMIAN_KMS_CLI_FORMAT is text, json or quiet, not \"yaml\"");
    }

    @Test
    void printJson_showsRequestAndAnswer() {
        answerDestroy();
        Run text = ckms("--print-json sym keys destroy -k k").succeeds();
        assertThat(text.out())
                .startsWith("KMIP Request ==>\n{")
                .contains("\"Destroy\"")
                .contains("KMIP Response <==\n{")
                .endsWith("Successfully destroyed the key.\n\tUnique identifier: k\n");

        Run json = ckms("sym keys destroy -k k --json --output json");
        assertThat(json.err()).contains("KMIP Request ==>").contains("KMIP Response <==");
        assertThat(compact(json.out())).contains("str_out");
    }

    @Test
    void refusal_isPrintedAndExitsWith1() {
        server.answer("Destroy", 422, "Wrong_Key_Lifecycle_State: DENIED");
        ckms("sym keys destroy -k k").fails("/kmip/2_1: Wrong_Key_Lifecycle_State: DENIED");
        server.answer("Destroy", 500, "Internal server error");
        ckms("sym keys destroy -k k").fails("/kmip/2_1: Internal server error");
    }

    @Test
    void noServer_isSaidAndExitsWith1() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String url = "http://localhost:" + port;
        ckms("--url " + url + " locate")
                .fails("cannot connect to " + url + ": connection refused; is the server running there?");
        ckms("--url nonsense locate").fails("\"nonsense\" is not the URL of a server, such as http://localhost:9998");
    }

    @Test
    void unreadableAnswer_isSaidAndExitsWith1() {
        server.answer("Locate", "<html>It works!</html>");
        Run run = ckms("locate");
        assertThat(run.err())
                .startsWith("ERROR: the answer of /kmip/2_1 is not KMIP: ")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void identifiers_areCheckedBeforeAnythingIsSent() {
        run("sym", "keys", "destroy", "-k", "a\u0007b")
                .isMisused("Invalid value for option '--key-id': a unique identifier must not hold control");
        run("sym", "keys", "destroy", "-k", "").isMisused("Invalid value for option '--key-id'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void arguments_areNeverReadFromFiles() {
        write("args", "--tag x");
        run("locate", "@" + file("args")).isMisused("Unmatched argument at index 1");
    }
}
