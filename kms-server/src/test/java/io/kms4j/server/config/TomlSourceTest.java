package io.kms4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TomlSourceTest {
    private final Path directory;

    TomlSourceTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Map<Setting<?>, RawValue> read(String toml) throws IOException {
        return TomlSource.read(Files.writeString(directory.resolve("kms.toml"), toml))
                .settings();
    }

    private static RawValue value(Map<Setting<?>, RawValue> values, Setting<?> setting) {
        return Objects.requireNonNull(values.get(setting));
    }

    @Test
    void read_findsSettingsInTheirSections() throws IOException {
        Map<Setting<?>, RawValue> values = read(
                """
                default_username = "admin"
                hsm_model = "softhsm2"
                hsm_admin = ["admin", "alice"]
                hsm_slot = [1748752121]
                hsm_password = ["1234"]
                force_default_username = false
                [db]
                database_type = "h2"
                database_path = "./data"
                [http]
                port = 9998
                hostname = "127.0.0.1"
                [tls]
                tls_cert_file = "server.crt"
                """);

        assertThat(value(values, Settings.HSM_ADMIN).texts()).containsExactly("admin", "alice");
        assertThat(value(values, Settings.HSM_SLOT).texts()).containsExactly("1748752121");
        assertThat(value(values, Settings.PORT).texts()).isEqualTo(List.of("9998"));
        assertThat(value(values, Settings.PORT).where()).endsWith("kms.toml line 11: http.port");
        assertThat(value(values, Settings.TLS_CERT_FILE).texts()).containsExactly("server.crt");
        assertThat(value(values, Settings.FORCE_DEFAULT_USERNAME).texts()).containsExactly("false");
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of("hsm_modle = \"x\"", "line 1: unknown key hsm_modle; see kms-server --help"),
                Arguments.of("# a\nport = 1", "line 2: unknown key port; there is http.port"),
                Arguments.of("[http]\nhsm_slot = 1", "line 2: unknown key http.hsm_slot; there is hsm_slot"),
                Arguments.of("[[hsm_instances]]\nhsm_modle = \"x\"", "line 1: hsm_instances[0]: unknown key hsm_modle"),
                Arguments.of("[[hsm_instances]]\nport = 1", "line 1: hsm_instances[0]: unknown key port"),
                Arguments.of("[[hsm_instances]]\nhsm_slot = [\"1\"]", "hsm_slot must be a list of these: a number"),
                Arguments.of("hsm_instances = 1", "line 1: hsm_instances must be an array of tables"),
                Arguments.of("hsm_instances = [1]", "hsm_instances[0] must be a table"),
                Arguments.of("[nonsense]", "unknown key nonsense"),
                Arguments.of("[http]\nport = \"1\"", "line 2: http.port must be a number"),
                Arguments.of("[http]\nport = 1.5", "line 2: http.port must be a number"),
                Arguments.of("[http]\nport = [1]", "line 2: http.port must be a number"),
                Arguments.of("force_default_username = 1", "line 1: force_default_username must be true or false"),
                Arguments.of("hsm_slot = [\"1\"]", "line 1: hsm_slot must be a list of these: a number"),
                Arguments.of("hsm_password = 1234", "line 1: hsm_password must be a list of these: a string"),
                Arguments.of("[http]\nport = 1\nport = 2", "line 3 column 1 is not TOML"),
                Arguments.of("hsm_password = [\"hunter2", "is not TOML"),
                Arguments.of("[tls]\ntls_p12_file = \"a\"\n[http]\nhttps_p12_file = \"b\"", "sets the same as"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void read_refusesWithTheLine_whenTheFileIsWrong(String toml, String expected) {
        assertThatThrownBy(() -> read(toml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void read_saysWhy_whenTheFileCannotBeRead() {
        assertThatThrownBy(() -> TomlSource.read(directory.resolve("none")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no such file");
    }
}
