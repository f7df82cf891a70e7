package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest extends CkmsTestBench {
    @BeforeEach
    void forgetTheUrl() {
        environment.clear();
        server.answer("/version", "\"1\"");
        server.answer("Locate", "{\"tag\":\"LocateResponse\",\"value\":[]}");
    }

    private String toml(String more) {
        return "[http_config]\nserver_url = \"" + server.url() + "/\"\n" + more;
    }

    private String failure(String sentence) {
        return "the configuration " + file("ckms.toml") + " cannot be used: " + sentence;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--conf", "--conf-path", "-c"})
    void file_isTakenFromTheOption(String option) {
        write("ckms.toml", toml(""));
        ckms(option + " @/ckms.toml server version").prints("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CKMS_CONF", "CKMS_CONF_PATH", "KMS_CLI_CONF"})
    void file_isTakenFromTheEnvironment(String variable) {
        write("ckms.toml", toml(""));
        environment.put(variable, file("ckms.toml").toString());
        ckms("server version").prints("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/.cosmian/ckms.toml", "etc/ckms.toml"})
    void file_isFoundAtTheUsualPlaces(String place) throws IOException {
        Files.createDirectories(file(place).getParent());
        write(place, toml(""));
        ckms("server version").prints("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"home/.cosmian/kms.json", "etc/kms.json"})
    void jsonOfEarlierClients_isFoundToo(String place) throws IOException {
        Files.createDirectories(file(place).getParent());
        write(
                place,
                """
                {
                  "accept_invalid_certs": false,
                  "kms_server_url": "%s",
                  "kms_access_token": "t0k3n",
                  "kms_database_secret": null,
                  "oauth2_conf": {"client_id": "x", "scopes": ["openid"]}
                }"""
                        .formatted(server.url()));
        ckms("server version").prints("1");
        assertThat(server.onlyRequest().header("Authorization")).isEqualTo("Bearer t0k3n");
    }

    @Test
    void everyKey_isUnderstood() {
        write(
                "ckms.toml",
                """
                print_json = true
                vendor_id = "acme"
                pkcs11_use_pin_as_access_token = false
                [http_config]
                server_url = "%s"
                accept_invalid_certs = true
                access_token = "t0k3n"
                vault_token = "v4ult"
                database_secret = "s3cret"
                custom_headers = ["X-A: b", "X-C:d"]
                [http_config.oauth2_conf]
                client_id = "c"
                scopes = ["openid", "email"]
                [http_config.cosmian_conf]
                server_url = "https://x"
                realm = "y"
                [gmail_api_conf]
                type = "service_account"
                """
                        .formatted(server.url()));

        assertThat(ckms("-c @/ckms.toml locate -t one --header X-E:f")
                        .succeeds()
                        .out())
                .contains("KMIP Request ==>");

        assertThat(server.onlyRequest().body()).contains("\"acme\"");
        assertThat(server.onlyRequest().header("Authorization")).isEqualTo("Bearer t0k3n");
        assertThat(server.onlyRequest().header("X-vault-token")).isEqualTo("v4ult");
        assertThat(server.onlyRequest().header("Databasesecret")).isEqualTo("s3cret");
        assertThat(server.onlyRequest().header("X-a")).isEqualTo("b");
        assertThat(server.onlyRequest().header("X-c")).isEqualTo("d");
        assertThat(server.onlyRequest().header("X-e")).isEqualTo("f");
    }

    @Test
    void environment_overridesTheFileAndOptionsBoth() {
        write("ckms.toml", "[http_config]\nserver_url = \"http://file.invalid\"\n");
        environment.put("KMS_DEFAULT_URL", "http://environment.invalid");
        ckms("-c @/ckms.toml server version").fails("cannot connect to http://environment.invalid: no such host");
        ckms("-c @/ckms.toml --url " + server.url() + " server version").prints("1");
    }

    @Test
    void proxy_isUsed() {
        write(
                "ckms.toml",
                """
                [http_config]
                server_url = "http://kms.invalid"
                [http_config.proxy_params]
                url = "%s"
                basic_auth_username = "u"
                basic_auth_password = "p"
                exclusion_list = ["other.invalid"]
                """
                        .formatted(server.url()));
        ckms("-c @/ckms.toml server version").prints("1");
        assertThat(server.onlyRequest().header("Proxy-authorization")).isEqualTo("Basic dTpw");
        ckms("-c @/ckms.toml --proxy-exclusion-list a,kms.invalid server version")
                .fails("cannot connect to http://kms.invalid: no such host");
    }

    @Test
    void noFile_isFineAndNoneIsWritten() {
        environment.put("KMS_DEFAULT_URL", server.url());
        ckms("server version").prints("1");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "srver_url = 'x' | line 3: unknown key \"http_config.srver_url\"",
                "accept_invalid_certs = 'yes' | line 3: \"http_config.accept_invalid_certs\" must be true or false",
                "access_token = 7 | line 3: \"http_config.access_token\" must be a text",
                "custom_headers = ['a', 1] | line 3: \"http_config.custom_headers\" must be a list of texts",
            })
    void wrongKeys_areNamedWithTheirLine(String line, String sentence) {
        write("ckms.toml", toml(line));
        ckms("-c @/ckms.toml server version").fails(failure(sentence));
    }

    @Test
    void wrongSyntax_isNamedWithItsLine() {
        write("ckms.toml", toml("oops"));
        assertThat(ckms("-c @/ckms.toml server version").err()).startsWith("ERROR: " + failure("line 3: "));
        write("ckms.toml", "{\n \"kms_server_url\": \"x\",\n \"colour\": \"red\"}");
        ckms("-c @/ckms.toml server version").fails(failure("line 3: unknown key \"colour\""));
        write("ckms.toml", "{\n \"kms_server_url\": 7}");
        ckms("-c @/ckms.toml server version").fails(failure("line 2: \"kms_server_url\" must be a text"));
        write("ckms.toml", "{\n \"kms_server_url\": \"x\",\n \"kms_server_url\": \"y\"}");
        assertThat(ckms("-c @/ckms.toml server version").err()).startsWith("ERROR: " + failure("line 3: Duplicate"));
        write("ckms.toml", "{\n");
        assertThat(ckms("-c @/ckms.toml server version").code()).isEqualTo(1);
    }

    @Test
    void secrets_areNotShown_whenTheyCannotBeUsed() {
        write("ckms.toml", toml("access_token = \"s3cr3t\\nX: y\""));
        ckms("-c @/ckms.toml server version").fails("the header Authorization cannot be sent");
        write("ckms.toml", toml("custom_headers = [\"s3cr3t\"]"));
        ckms("-c @/ckms.toml server version").fails("a header is \"Name: Value\", and one of those given is not");
    }

    @Test
    void missingFile_isSaid_whenItWasNamed() {
        ckms("-c @/none.toml server version").fails("cannot read " + file("none.toml") + ": no such file");
        ckms("-c @ server version").fails("cannot read " + directory + ": it is a directory");
    }

    @Test
    void clientCertificate_isRefused_whenHalfOfItIsMissing() {
        write("ckms.toml", toml("tls_client_pem_cert_path = \"c.pem\""));
        ckms("-c @/ckms.toml server version")
                .fails("tls_client_pem_cert_path and tls_client_pem_key_path belong together");
        write("ckms.toml", toml("tls_client_pkcs12_path = \"" + file("none.p12") + "\""));
        ckms("-c @/ckms.toml server version")
                .fails("the client certificate " + file("none.p12") + " cannot be used: no such file: "
                        + file("none.p12"));
    }
}
