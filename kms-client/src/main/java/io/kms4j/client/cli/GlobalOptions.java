package io.kms4j.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
@Command(
        name = "ckms",
        description = "Command line of a key management server that speaks KMIP.",
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Configuration: the file given, else the one named by CKMS_CONF, CKMS_CONF_PATH or KMS_CLI_CONF,",
            "else ~/.cosmian/ckms.toml, ~/.cosmian/kms.json, /etc/cosmian/ckms.toml, /etc/cosmian/kms.json.",
            "Without one, the server is http://localhost:9998. Variables override the file, options both.",
            "",
            "Exit codes: 0 done, 1 refused by the server or not possible, 2 wrong command line."
        })
final class GlobalOptions {
    @Option(
            names = {"--conf", "--conf-path"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Configuration file, TOML or JSON.")
    Optional<Path> conf = Optional.empty();

    @Option(names = "-c", paramLabel = "FILE", description = "The same, before the command.")
    Optional<Path> confShort = Optional.empty();

    @Option(
            names = {"--url", "--kms-url"},
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "The server; environment: KMS_DEFAULT_URL.")
    Optional<String> url = Optional.empty();

    @Option(
            names = "--accept-invalid-certs",
            scope = ScopeType.INHERIT,
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Trust any server certificate; for trials only.")
    Optional<Boolean> acceptInvalidCerts = Optional.empty();

    @Option(
            names = "--output",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "How to answer: text, json or quiet; environment: COSMIAN_KMS_CLI_FORMAT.")
    Optional<OutputFormat> output = Optional.empty();

    @Option(
            names = {"--print-json", "--json", "--kms-print-json"},
            scope = ScopeType.INHERIT,
            description = "Print the KMIP requests and answers, plaintexts and keys included.")
    boolean printJson;

    @Option(
            names = "--header",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME:VALUE",
            description = "Send this HTTP header too; may be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = "--proxy-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Go through this proxy; environment: CLI_PROXY_URL.")
    Optional<String> proxyUrl = Optional.empty();

    @Option(
            names = "--proxy-basic-auth-username",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Name at the proxy; environment: CLI_PROXY_BASIC_AUTH_USERNAME.")
    Optional<String> proxyUsername = Optional.empty();

    @Option(
            names = "--proxy-basic-auth-password",
            scope = ScopeType.INHERIT,
            paramLabel = "PASSWORD",
            description = "Password at the proxy; better in the environment: CLI_PROXY_BASIC_AUTH_PASSWORD.")
    Optional<String> proxyPassword = Optional.empty();

    @Option(
            names = "--proxy-custom-auth-header",
            scope = ScopeType.INHERIT,
            paramLabel = "VALUE",
            description = "Proxy-Authorization header; environment: CLI_PROXY_CUSTOM_AUTH_HEADER.")
    Optional<String> proxyAuthHeader = Optional.empty();

    @Option(
            names = "--proxy-exclusion-list",
            scope = ScopeType.INHERIT,
            split = ",",
            paramLabel = "HOST",
            description = "Hosts to reach without the proxy; environment: CLI_PROXY_EXCLUSION_LIST.")
    List<String> proxyExclusions = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    /** What the options set. */
    Settings settings() {
        Settings settings = new Settings();
        settings.put(ConfigKey.SERVER_URL, url);
        settings.put(ConfigKey.ACCEPT_INVALID_CERTS, acceptInvalidCerts);
        settings.put(ConfigKey.PRINT_JSON, printJson ? Optional.of(true) : Optional.empty());
        settings.put(ConfigKey.PROXY_URL, proxyUrl);
        settings.put(ConfigKey.PROXY_USERNAME, proxyUsername);
        settings.put(ConfigKey.PROXY_PASSWORD, proxyPassword);
        settings.put(ConfigKey.PROXY_AUTH_HEADER, proxyAuthHeader);
        if (!proxyExclusions.isEmpty()) {
            settings.put(ConfigKey.PROXY_EXCLUSIONS, proxyExclusions);
        }
        return settings;
    }
}
