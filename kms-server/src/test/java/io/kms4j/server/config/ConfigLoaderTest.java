package io.kms4j.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kms4j.core.UserId;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.server.config.ConfigLoader.Serve;
import io.kms4j.server.config.ConfigLoader.Show;
import io.kms4j.server.config.ConfigLoader.ShowVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigLoaderTest {
    private final Path directory;

    ConfigLoaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static ServerConfig serve(Map<String, String> environment, String... args) {
        return ((Serve) ConfigLoader.load(List.of(args), environment)).config();
    }

    private static ServerConfig serve(String... args) {
        return serve(Map.of(), args);
    }

    private static String show(Map<String, String> environment, String... args) {
        return ((Show) ConfigLoader.load(List.of(args), environment)).text();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static List<String> passwords(ServerConfig config) {
        return config.hsm().orElseThrow().slots().stream()
                .map(slot -> text(slot.password()))
                .toList();
    }

    private static String text(SecretBytes password) {
        return password.lend(bytes -> new String(bytes, UTF_8));
    }

    private static void assertRefused(String part, String... args) {
        assertThatThrownBy(() -> serve(args))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(part);
    }

    @Test
    void load_takesTheDefaults_whenNothingIsSaid() {
        ServerConfig config = serve();

        assertThat(config.http().port()).isEqualTo(9998);
        assertThat(config.http().host()).isEqualTo("127.0.0.1");
        assertThat(config.http().authenticates()).isFalse();
        assertThat(config.http().defaultUser()).isEqualTo(new UserId("admin"));
        assertThat(config.http().maxRequestBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(config.database().type()).isEqualTo(DatabaseType.H2);
        assertThat(config.hsm()).isEmpty();
        assertThat(config.privilegedUsers()).isEmpty();
        assertThat(config.keys().vendorIdentification()).isEqualTo("cosmian");
        assertThat(config.keys().clientIvAllowed()).isTrue();
        assertThat(config.keys().cache())
                .hasValue(new KeySettings.Cache(1_000, Duration.ofMinutes(15), Duration.ofHours(1)));
        assertThat(config.warnings()).anyMatch(warning -> warning.contains("No authentication"));
    }

    @Test
    void load_namesFurtherHsms_afterTheirModels() throws IOException {
        Path toml = file(
                "kms.toml",
                """
                hsm_slot = [4]
                hsm_password = ["flat"]

                [[hsm_instances]]
                hsm_model = "softhsm2"
                hsm_admin = ["alice", "bob"]
                hsm_slot = [1, 2]
                hsm_password = ["one", "two"]

                [[hsm_instances]]
                hsm_model = "softhsm2"
                hsm_slot = [1]
                hsm_password = ["three"]
                hsm_library = "/other.so"

                [[hsm_instances]]
                hsm_model = "opencryptoki"
                hsm_slot = [3]
                hsm_password = ["four"]
                """);
        Map<String, String> environment = Map.of("SOFTHSM2_PKCS11_LIB", "/soft.so");

        List<HsmSettings> hsms = serve(environment, "-c", toml.toString()).hsms();

        assertThat(hsms)
                .extracting(HsmSettings::name, HsmSettings::model, HsmSettings::library)
                .containsExactly(
                        tuple("", "proteccio", Optional.empty()),
                        tuple("softhsm2", "softhsm2", Optional.of(Path.of("/soft.so"))),
                        tuple("softhsm2_1", "softhsm2", Optional.of(Path.of("/other.so"))),
                        tuple("opencryptoki", "opencryptoki", Optional.empty()));
        assertThat(hsms.get(1).admins()).containsExactly(new UserId("alice"), new UserId("bob"));
        assertThat(hsms.get(2).admins()).containsExactly(new UserId("admin"));
        assertThat(hsms.get(1).slots().stream().map(slot -> text(slot.password())))
                .containsExactly("one", "two");
        assertThat(show(environment, "-c", toml.toString(), "--info"))
                .contains("opencryptoki", "/other.so")
                .doesNotContain("three", "four");
    }

    @Test
    void load_refusesFurtherHsms_withoutSlotsOrPasswords() throws IOException {
        Path noSlot = file("no-slot.toml", "[[hsm_instances]]\nhsm_model = \"luna\"\n");
        Path noPassword = file("no-password.toml", "[[hsm_instances]]\nhsm_slot = [1]\n");

        assertRefused("the HSM luna has no hsm_slot", "-c", noSlot.toString());
        assertRefused("1 HSM slots and 0 passwords", "-c", noPassword.toString());
    }

    @Test
    void load_prefersTheCommandLine_thenTheEnvironment_thenTheFile() throws IOException {
        Path toml = file("kms.toml", "default_username = \"file\"\n[http]\nport = 1\n");
        Map<String, String> environment = Map.of("KMS_PORT", "2", "KMS_CONF", toml.toString());

        assertThat(serve(environment, "--port", "3").http().port()).isEqualTo(3);
        assertThat(serve(environment).http().port()).isEqualTo(2);
        assertThat(serve("-c", toml.toString()).http().port()).isEqualTo(1);
        assertThat(serve(environment).http().defaultUser()).isEqualTo(new UserId("file"));
    }

    @Test
    void load_startsTheSocketServer_whenTlsAndTheAuthoritiesOfClientsAreGiven() {
        String[] tls = {"--tls-cert-file=c", "--tls-key-file=k", "--clients-ca-cert-file=ca", "--socket-server-start"};

        SocketSettings socket = serve(tls).socket().orElseThrow();

        assertThat(socket.host()).isEqualTo("0.0.0.0");
        assertThat(socket.port()).isEqualTo(5696);
        assertThat(socket.maxRequestBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(socket.idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(socket.forcedUser()).isEmpty();
        assertThat(serve(Map.of("KMS_SOCKET_SERVER_PORT", "7", "KMS_FORCE_DEFAULT_USERNAME", "true"), tls)
                        .socket())
                .hasValueSatisfying(settings -> {
                    assertThat(settings.port()).isEqualTo(7);
                    assertThat(settings.forcedUser()).hasValue(new UserId("admin"));
                });
        assertThat(serve("--tls-cert-file=c", "--tls-key-file=k", "--clients-ca-cert-file=ca")
                        .socket())
                .isEmpty();
    }

    @Test
    void load_refusesTheSocketServer_whenItCouldNotTellWhoCalls() {
        assertRefused("needs TLS", "--socket-server-start");
        assertRefused("--clients-ca-cert-file", "--socket-server-start", "--tls-cert-file=c", "--tls-key-file=k");
    }

    @Test
    void load_countsAVariableSetToNothing_asNotSet() {
        assertThat(serve(Map.of("KMS_PORT", "", "KMS_CONF", "")).http().port()).isEqualTo(9998);
    }

    @Test
    void load_pairsSlotsAndPasswordsByPosition_asTheSeedWritesThem() {
        ServerConfig config = serve(
                "--hsm-model",
                "proteccio",
                "--hsm-admin",
                "alice@example.com",
                "--hsm-slot",
                "1",
                "--hsm-password",
                "p1",
                "--hsm-slot",
                "2",
                "--hsm-password",
                "@p2");

        HsmSettings hsm = config.hsm().orElseThrow();
        assertThat(hsm.model()).isEqualTo("proteccio");
        assertThat(hsm.admins()).containsExactly(new UserId("alice@example.com"));
        assertThat(hsm.slots()).extracting(HsmSettings.Slot::number).containsExactly(1L, 2L);
        assertThat(passwords(config)).containsExactly("p1", "@p2");
        assertThat(config.warnings()).anyMatch(warning -> warning.contains("--hsm-password-file"));
    }

    @Test
    void load_takesPasswordsFromTheEnvironment() {
        assertThat(passwords(serve(Map.of("KMS_HSM_PASSWORD", "a,b"), "--hsm-slot", "1", "--hsm-slot", "2")))
                .containsExactly("a", "b");
        assertThat(passwords(serve(Map.of("KMS_HSM_PASSWORD", "a,b", "KMS_HSM_SLOT", "7"))))
                .containsExactly("a,b");
    }

    @Test
    void load_takesPasswordsFromFiles_oneALineOrOneAFile() throws IOException {
        String both = file("both", "one\r\ntwo\n").toString();
        String first = file("first", "one\n").toString();
        String second = file("second", "").toString();

        assertThat(passwords(serve("--hsm-slot", "1,2", "--hsm-password-file", both)))
                .containsExactly("one", "two");
        assertThat(passwords(serve("--hsm-slot", "1", "--hsm-password-file", first)))
                .containsExactly("one");
        assertRefused(
                "must hold one line", "--hsm-slot", "1,2", "--hsm-password-file", first, "--hsm-password-file", second);
    }

    @Test
    void load_letsAnEmptyPasswordBe() {
        assertThat(passwords(serve("--hsm-slot", "1", "--hsm-password", ""))).containsExactly("");
    }

    @Test
    void load_takesAdmins_repeatedOrInAList() throws IOException {
        Path one = file("one.toml", "hsm_admin = \"alice\"\nhsm_slot = 1\nhsm_password = \"p\"\n");
        Path two = file("two.toml", "hsm_admin = [\"alice\", \"bob\"]\nhsm_slot = [1]\nhsm_password = [\"p\"]\n");
        UserId alice = new UserId("alice");
        UserId bob = new UserId("bob");

        assertThat(serve("--config", one.toString()).hsm().orElseThrow().admins())
                .containsExactly(alice);
        assertThat(serve("--config", two.toString()).hsm().orElseThrow().admins())
                .containsExactly(alice, bob);
        assertThat(serve("--hsm-slot=1", "--hsm-password=p", "--hsm-admin=alice,bob")
                        .hsm()
                        .orElseThrow()
                        .admins())
                .containsExactly(alice, bob);
    }

    @Test
    void load_takesTheLibraryOfTheModelFromItsVariable_unlessAnotherIsGiven() {
        Map<String, String> environment = Map.of("SOFTHSM2_PKCS11_LIB", "/a.so", "OTHER_HSM_PKCS11_LIB", "/b.so");
        String[] softhsm = {"--hsm-slot", "1", "--hsm-password", "p", "--hsm-model", "softhsm2"};
        String[] other = {"--hsm-slot", "1", "--hsm-password", "p", "--hsm-model", "other"};

        assertThat(serve(environment, softhsm).hsm().orElseThrow().library()).hasValue(Path.of("/a.so"));
        assertThat(serve(environment, other).hsm().orElseThrow().library()).hasValue(Path.of("/b.so"));
        assertThat(serve(environment, with(softhsm, "--hsm-library", "/c.so"))
                        .hsm()
                        .orElseThrow()
                        .library())
                .hasValue(Path.of("/c.so"));
    }

    private static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    void load_understandsTheOldNamesOfTlsOptions() throws IOException {
        String p12 = file("a.p12", "").toString();
        ServerConfig config =
                serve("--https-p12-file", p12, "--https-p12-password", "x", "--authority-cert-file", "ca.pem");

        assertThat(config.http().authenticates()).isTrue();
        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(serve(Map.of("KMS_HTTPS_P12_FILE", p12, "KMS_HTTPS_P12_PASSWORD", "x"))
                        .http()
                        .tls())
                .isPresent();
    }

    @Test
    void load_takesMySqlFromItsUrlAlone() {
        ServerConfig config = serve("--database-url", "mysql://kms:secret@db/kms");

        assertThat(config.database().type()).isEqualTo(DatabaseType.MYSQL);
        assertThat(config.toString()).doesNotContain("secret");
    }

    @Test
    void load_turnsTheCacheOff() {
        assertThat(serve("--disable-unwrapped-cache").keys().cache()).isEmpty();
        assertThat(serve("--disable-unwrapped-cache=false").keys().cache()).isPresent();
    }

    static Stream<List<String>> refusedCommandLines() {
        return Stream.of(
                List.of("unknown option --hsm-modle; nearest: --hsm-mod", "--hsm-modle", "x"),
                List.of("unknown option --clear-database", "--clear-database"),
                List.of("--port is given twice", "--port", "1", "--port", "2"),
                List.of("--port needs a value", "--port"),
                List.of("--port must be a whole number from 0 to 65535", "--port", "http"),
                List.of("--port must be a whole number from 0 to 65535", "--port", "65536"),
                List.of("--disable-unwrapped-cache must be true or false", "--disable-unwrapped-cache=maybe"),
                List.of("--database-type must be one of h2, mysql", "--database-type", "sqlite"),
                List.of("--gcm-client-iv must be one of allow, deny", "--gcm-client-iv", "no"),
                List.of("--hsm-slot must be a slot number", "--hsm-slot", "-1", "--hsm-password", "p"),
                List.of("'*' would be everybody", "--hsm-admin", "*"),
                List.of("is not a user name", "--default-username", " "),
                List.of("there are 2 HSM slots and 1 passwords", "--hsm-slot", "1,2", "--hsm-password", "p"),
                List.of("there are 1 HSM slots and 0 passwords", "--hsm-slot", "1"),
                List.of("add --hsm-slot", "--hsm-password", "p"),
                List.of("slot is given twice", "--hsm-slot", "1,1", "--hsm-password", "p", "--hsm-password", "q"),
                List.of("exclude each other", "--hsm-slot", "1", "--hsm-password", "p", "--hsm-password-file", "f"),
                List.of("cannot read the password file", "--hsm-slot", "1", "--hsm-password-file", "/no/such/file"),
                List.of("needs --database-url", "--database-type", "mysql"),
                List.of("--database-url is for mysql", "--database-type", "h2", "--database-url", "jdbc:h2:mem:x"),
                List.of("need each other", "--tls-cert-file", "c.pem"),
                List.of("exclude each other", "--tls-p12-file", "p", "--tls-cert-file", "c", "--tls-key-file", "k"),
                List.of("--tls-p12-file needs --tls-p12-password-file", "--tls-p12-file", "p"),
                List.of("needs TLS", "--clients-ca-cert-file", "ca.pem"),
                List.of("no authentication is configured", "--hostname", "0.0.0.0"),
                List.of("is not an address", "--hostname", "no.such.host.invalid"),
                List.of(
                        "would be the HSM admin 'admin'",
                        "--allow-unauthenticated-remote",
                        "--hsm-slot",
                        "1",
                        "--hsm-password",
                        "p"),
                List.of("cannot read the configuration file", "--config", "/no/such/file"),
                List.of("there is an argument that is not an option", "secret"));
    }

    @ParameterizedTest
    @MethodSource("refusedCommandLines")
    void load_refusesWithASentence(List<String> expectedThenArgs) {
        assertRefused(
                expectedThenArgs.get(0),
                expectedThenArgs.subList(1, expectedThenArgs.size()).toArray(String[]::new));
    }

    @Test
    void load_quotesNoSecret_whenItIsInTheWrongPlace() {
        assertThatThrownBy(() -> serve("--hsm-slot", "1", "--hsm-password", "p", "hunter2"))
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> serve("--hsm-pasword=hunter2")).hasMessageNotContaining("hunter2");
    }

    @Test
    void load_letsRemoteMachinesIn_onlyWhenTold() {
        ServerConfig config = serve("--allow-unauthenticated-remote", "--default-username", "guest");

        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.warnings()).anyMatch(warning -> warning.startsWith("NO AUTHENTICATION"));
    }

    @Test
    void info_showsEveryValueWithItsOrigin_andNoSecret() throws IOException {
        Path toml = file("kms.toml", "vendor_identification = \"acme\"\n");
        Map<String, String> environment = Map.of(
                "KMS_PORT",
                "1234",
                "KMS_DATABASE_URL",
                "mysql://kms:hun/t@er2@db:1/kms?password=hunter2&sslMode=REQUIRED");

        String info =
                show(environment, "--info", "-c", toml.toString(), "--hsm-slot", "1", "--hsm-password", "hunter2");

        assertThat(info)
                .containsPattern("vendor-identification +acme +\\(toml\\)")
                .containsPattern("port +1234 +\\(env\\)")
                .containsPattern("hsm-slot +1 +\\(command line\\)")
                .containsPattern("hsm-password +\\*+ +\\(command line\\)")
                .containsPattern("database-url +mysql://\\*+@db:1/kms\\?password=\\*+&sslMode=REQUIRED +\\(env\\)")
                .containsPattern("default-username +admin +\\(default\\)")
                .containsPattern("hsm-library +\\(not set\\)")
                .doesNotContain("hunter2", "er2");
        Settings.ALL.forEach(setting -> assertThat(info).contains(setting.flag().substring(2) + " "));
    }

    @Test
    void help_namesEverySettingWithItsVariable() {
        String help = show(Map.of(), "--help");

        for (Setting<?> setting : Settings.ALL) {
            assertThat(help.replaceAll("\\s+", " "))
                    .containsPattern(setting.flag() + "[ ,]")
                    .contains(setting.names().get(0).env());
        }
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void version_isAskedFor() {
        assertThat(ConfigLoader.load(List.of("--version"), Map.of())).isEqualTo(new ShowVersion());
    }

    @Test
    void table_namesNothingTwice() {
        List<Setting.Names> names = Settings.ALL.stream()
                .flatMap(setting -> setting.names().stream())
                .toList();

        assertThat(names).extracting(Setting.Names::flag).doesNotHaveDuplicates();
        assertThat(names).extracting(Setting.Names::env).doesNotHaveDuplicates();
        assertThat(names).extracting(Setting.Names::path).doesNotHaveDuplicates();
    }
}
