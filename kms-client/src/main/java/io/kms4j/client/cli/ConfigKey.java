package io.kms4j.client.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a configuration file: their kind and their names, first that of the TOML file, then older ones. All names
 * that ever were are kept. Those under {@link #IGNORED} belong to commands that this version does not have.
 */
enum ConfigKey {
    SERVER_URL(Kind.TEXT, "http_config.server_url", "kms_server_url"),
    ACCEPT_INVALID_CERTS(Kind.FLAG, "http_config.accept_invalid_certs", "accept_invalid_certs"),
    VERIFIED_CERT(Kind.TEXT, "http_config.verified_cert", "verified_cert"),
    ACCESS_TOKEN(Kind.TEXT, "http_config.access_token", "kms_access_token"),
    VAULT_TOKEN(Kind.TEXT, "http_config.vault_token"),
    DATABASE_SECRET(Kind.TEXT, "http_config.database_secret", "kms_database_secret"),
    PKCS12_PATH(
            Kind.TEXT,
            "http_config.tls_client_pkcs12_path",
            "http_config.ssl_client_pkcs12_path",
            "ssl_client_pkcs12_path"),
    PKCS12_PASSWORD(
            Kind.TEXT,
            "http_config.tls_client_pkcs12_password",
            "http_config.ssl_client_pkcs12_password",
            "ssl_client_pkcs12_password"),
    PEM_CERT_PATH(Kind.TEXT, "http_config.tls_client_pem_cert_path", "http_config.ssl_client_pem_cert_path"),
    PEM_KEY_PATH(Kind.TEXT, "http_config.tls_client_pem_key_path", "http_config.ssl_client_pem_key_path"),
    CIPHER_SUITES(Kind.TEXT, "http_config.cipher_suites"),
    CUSTOM_HEADERS(Kind.LIST, "http_config.custom_headers"),
    PROXY_URL(Kind.TEXT, "http_config.proxy_params.url"),
    PROXY_USERNAME(Kind.TEXT, "http_config.proxy_params.basic_auth_username"),
    PROXY_PASSWORD(Kind.TEXT, "http_config.proxy_params.basic_auth_password"),
    PROXY_AUTH_HEADER(Kind.TEXT, "http_config.proxy_params.custom_auth_header"),
    PROXY_EXCLUSIONS(Kind.LIST, "http_config.proxy_params.exclusion_list"),
    PRINT_JSON(Kind.FLAG, "print_json"),
    VENDOR_ID(Kind.TEXT, "vendor_id"),
    PIN_AS_TOKEN(Kind.FLAG, "pkcs11_use_pin_as_access_token");

    /** What a value may be. */
    enum Kind {
        TEXT("a text"),
        FLAG("true or false"),
        LIST("a list of texts");

        final String description;

        Kind(String description) {
            this.description = description;
        }

        boolean accepts(Object value) {
            return switch (this) {
                case TEXT -> value instanceof String;
                case FLAG -> value instanceof Boolean;
                case LIST -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            };
        }
    }

    /** Tables for logins and Gmail. */
    static final List<String> IGNORED =
            List.of("http_config.oauth2_conf", "http_config.cosmian_conf", "oauth2_conf", "gmail_api_conf");

    private static final Map<String, ConfigKey> BY_NAME = new HashMap<>();

    static {
        for (ConfigKey key : values()) {
            for (String name : key.names) {
                BY_NAME.put(name, key);
            }
        }
    }

    final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<String> names;

    ConfigKey(Kind kind, String... names) {
        this.kind = kind;
        this.names = List.of(names);
    }

    static Optional<ConfigKey> of(String dottedName) {
        return Optional.ofNullable(BY_NAME.get(dottedName));
    }

    static boolean isIgnored(String dottedName) {
        return IGNORED.stream().anyMatch(table -> dottedName.equals(table) || dottedName.startsWith(table + "."));
    }
}
