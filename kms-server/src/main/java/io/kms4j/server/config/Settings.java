package io.kms4j.server.config;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.UserId;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.server.config.Setting.Group;
import java.nio.file.Path;
import java.util.List;

/** The table of settings: flags, environment variables, TOML keys, help and {@code --info} all come from here. */
final class Settings {
    static final Setting<UserId> DEFAULT_USERNAME = Setting.of(
                    Group.USERS,
                    "",
                    "--default-username",
                    Kind.USER,
                    "Who every caller is when no authentication is configured.")
            .standard("admin");
    static final Setting<Boolean> FORCE_DEFAULT_USERNAME = Setting.of(
                    Group.USERS,
                    "",
                    "--force-default-username",
                    Kind.SWITCH,
                    "Authenticate callers, then treat them all as the default user.")
            .standard("false");
    static final Setting<List<UserId>> PRIVILEGED_USERS = Setting.of(
            Group.USERS,
            "",
            "--privileged-users",
            Kind.USERS,
            "Who may create keys in the database and let others do so; everybody when not given. Repeat, or separate with"
                    + " commas.");
    static final Setting<Boolean> ALLOW_UNAUTHENTICATED_REMOTE = Setting.of(
                    Group.USERS,
                    "http",
                    "--allow-unauthenticated-remote",
                    Kind.SWITCH,
                    "Let other machines in although no authentication is configured: each of them is the default user.")
            .standard("false");

    static final Setting<String> HSM_MODEL = Setting.of(
                    Group.HSM, "", "--hsm-model", Kind.TEXT, "The model: proteccio, softhsm2 or other.")
            .standard("proteccio");
    static final Setting<List<UserId>> HSM_ADMIN = Setting.of(
                    Group.HSM,
                    "",
                    "--hsm-admin",
                    Kind.USERS,
                    "Who may create keys in the HSM and delegate their use. Repeat, or separate with commas.")
            .standard("admin");
    static final Setting<List<Long>> HSM_SLOT = Setting.of(
            Group.HSM, "", "--hsm-slot", Kind.SLOTS, "A slot to use. Repeat for more; no HSM is used when not given.");
    static final Setting<List<SecretBytes>> HSM_PASSWORD = Setting.of(
            Group.HSM,
            "",
            "--hsm-password",
            Kind.SECRETS,
            "The password of the slot at the same position. Other users of this machine can see it on the command line:"
                    + " prefer the environment (for several slots separated with commas) or a file.");
    static final Setting<List<Path>> HSM_PASSWORD_FILE = Setting.of(
            Group.HSM,
            "",
            "--hsm-password-file",
            Kind.PATHS,
            "A file with one slot password on each line; or repeat for one file per slot.");
    static final Setting<Path> HSM_LIBRARY = Setting.of(
            Group.HSM,
            "",
            "--hsm-library",
            Kind.PATH,
            "The PKCS#11 library in place of the model's usual one. So does the environment variable"
                    + " <MODEL>_PKCS11_LIB, such as PROTECCIO_PKCS11_LIB.");

    static final Setting<String> VENDOR_IDENTIFICATION = Setting.of(
                    Group.KEYS,
                    "",
                    "--vendor-identification",
                    Kind.TEXT,
                    "The vendor name of the attributes that carry tags and wrapping key identifiers.")
            .standard("cosmian");
    static final Setting<Allowance> GCM_CLIENT_IV = Setting.of(
                    Group.KEYS,
                    "",
                    "--gcm-client-iv",
                    Kind.choice(Allowance.class),
                    "Whether clients may choose the IV of AES-GCM encryption.")
            .standard("allow");
    static final Setting<Boolean> STRICT_KEY_SEPARATION = Setting.of(
                    Group.KEYS,
                    "",
                    "--strict-key-separation",
                    Kind.SWITCH,
                    "Refuse keys that may both wrap keys and encrypt data.")
            .standard("false");
    static final Setting<Integer> MAX_CLOCK_SKEW = Setting.of(
            Group.KEYS,
            "",
            "--max-clock-skew",
            Kind.number("SECONDS", 1, 86_400),
            "Refuse messages whose time stamp is further off the server's time; when not given it does not matter.");
    static final Setting<List<String>> CRL_HOSTS = Setting.of(
            Group.KEYS,
            "",
            "--crl-hosts",
            Kind.HOSTS,
            "Hosts that Validate may fetch revocation lists from over HTTP, such as crl.example.com or"
                    + " crl.example.com:8080; when not given it fetches none. Repeat, or separate with commas.");
    static final Setting<AlgorithmPolicy> ALGORITHM_POLICY = Setting.of(
                    Group.KEYS,
                    "",
                    "--algorithm-policy",
                    Kind.choice(AlgorithmPolicy.class),
                    "Which algorithms may be used: default has no outdated ones for new protection and lets 3DES, RSA-1024,"
                            + " SHA-1 and MD5 signatures be undone or checked; legacy has all; fips what NIST approves.")
            .standard("default");
    static final Setting<UniqueIdentifier> KEY_ENCRYPTION_KEY = Setting.of(
            Group.KEYS,
            "",
            "--key-encryption-key",
            Kind.IDENTIFIER,
            "The key that wraps every new or imported key which names no other, such as hsm::1::kek. Everybody's keys are"
                    + " wrapped with it; to use it directly takes a grant.");
    static final Setting<List<ObjectType>> DEFAULT_UNWRAP_TYPE = Setting.of(
            Group.KEYS,
            "",
            "--default-unwrap-type",
            Kind.OBJECT_TYPES,
            "The types of objects that Get and Export unwrap when a request does not say, such as SymmetricKey; All for all."
                    + " Repeat, or separate with commas.");
    static final Setting<Integer> UNWRAPPED_CACHE_MAX_AGE = Setting.of(
                    Group.KEYS,
                    "db",
                    "--unwrapped-cache-max-age",
                    Kind.number("MINUTES", 1, 10_080),
                    "How long an unwrapped key stays in memory without being used.")
            .standard("15");
    static final Setting<Integer> UNWRAPPED_CACHE_MAX_TTL = Setting.of(
                    Group.KEYS,
                    "db",
                    "--unwrapped-cache-max-ttl",
                    Kind.number("MINUTES", 1, 10_080),
                    "How long an unwrapped key stays in memory at most, used or not.")
            .standard("60");
    static final Setting<Integer> UNWRAPPED_CACHE_MAX_SIZE = Setting.of(
                    Group.KEYS,
                    "db",
                    "--unwrapped-cache-max-size",
                    Kind.number("KEYS", 1, 1_000_000),
                    "How many unwrapped keys stay in memory at most.")
            .standard("1000");
    static final Setting<Boolean> DISABLE_UNWRAPPED_CACHE = Setting.of(
                    Group.KEYS,
                    "db",
                    "--disable-unwrapped-cache",
                    Kind.SWITCH,
                    "Unwrap a key for every use and keep none in memory.")
            .standard("false");

    static final Setting<DatabaseType> DATABASE_TYPE = Setting.of(
                    Group.DATABASE,
                    "db",
                    "--database-type",
                    Kind.choice(DatabaseType.class),
                    "The kind of database; a MySQL URL alone says it too. mysql is MariaDB as well.")
            .standard("h2");
    static final Setting<Path> DATABASE_PATH = Setting.of(
                    Group.DATABASE, "db", "--database-path", Kind.PATH, "The directory of the H2 database.")
            .standard("./kms-data");
    static final Setting<String> DATABASE_URL = Setting.of(
            Group.DATABASE,
            "db",
            "--database-url",
            Kind.TEXT,
            "Where MySQL is: mysql://user:password@host:port/database.");
    static final Setting<String> DATABASE_USER = Setting.of(
            Group.DATABASE, "db", "--database-user", Kind.TEXT, "The database user, if the URL does not say.");
    static final Setting<SecretBytes> DATABASE_PASSWORD = Setting.of(
            Group.DATABASE,
            "db",
            "--database-password",
            Kind.SECRET,
            "The database password, if the URL does not say; prefer the environment or a file.");
    static final Setting<Path> DATABASE_PASSWORD_FILE = Setting.of(
            Group.DATABASE, "db", "--database-password-file", Kind.PATH, "A file with the database password.");

    static final Setting<Integer> PORT = Setting.of(
                    Group.HTTP,
                    "http",
                    "--port",
                    Kind.number("PORT", 0, 65_535),
                    "The port to listen on; 0 takes any free one.")
            .standard("9998");
    static final Setting<String> HOSTNAME = Setting.of(
            Group.HTTP,
            "http",
            "--hostname",
            Kind.TEXT,
            "The address to listen on; when not given, 0.0.0.0 with authentication and 127.0.0.1 without.");
    static final Setting<Integer> MAX_REQUEST_BYTES = Setting.of(
                    Group.HTTP,
                    "http",
                    "--max-request-bytes",
                    Kind.number("BYTES", 1_024, 1 << 30),
                    "The largest request that is read, over HTTP and over TLS alike.")
            .standard("67108864");

    static final Setting<Path> TLS_P12_FILE = Setting.of(
                    Group.TLS,
                    "tls",
                    "--tls-p12-file",
                    Kind.PATH,
                    "The server's certificate, chain and key as PKCS#12; turns TLS on.")
            .formerly("--https-p12-file", "http");
    static final Setting<SecretBytes> TLS_P12_PASSWORD = Setting.of(
                    Group.TLS,
                    "tls",
                    "--tls-p12-password",
                    Kind.SECRET,
                    "The password of that file; prefer the environment or a file.")
            .formerly("--https-p12-password", "http");
    static final Setting<Path> TLS_P12_PASSWORD_FILE = Setting.of(
            Group.TLS, "tls", "--tls-p12-password-file", Kind.PATH, "A file with the password of that file.");
    static final Setting<Path> TLS_CERT_FILE = Setting.of(
            Group.TLS,
            "tls",
            "--tls-cert-file",
            Kind.PATH,
            "The server's certificate as PEM, with or without its chain; turns TLS on.");
    static final Setting<Path> TLS_KEY_FILE = Setting.of(
            Group.TLS, "tls", "--tls-key-file", Kind.PATH, "The server's key as PEM: PKCS#8, PKCS#1 or SEC1.");
    static final Setting<Path> TLS_CHAIN_FILE =
            Setting.of(Group.TLS, "tls", "--tls-chain-file", Kind.PATH, "The certificates above the server's, as PEM.");
    static final Setting<Path> CLIENTS_CA_CERT_FILE = Setting.of(
                    Group.TLS,
                    "tls",
                    "--clients-ca-cert-file",
                    Kind.PATH,
                    "The authorities of client certificates as PEM; turns authentication on: a caller is the CN of its"
                            + " certificate.")
            .formerly("--authority-cert-file", "http");

    static final Setting<Boolean> SOCKET_SERVER_START = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-start",
                    Kind.SWITCH,
                    "Serve binary KMIP over TLS on a port of its own; needs TLS and --clients-ca-cert-file.")
            .standard("false");
    static final Setting<Integer> SOCKET_SERVER_PORT = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-port",
                    Kind.number("PORT", 0, 65_535),
                    "The port for it; 0 takes any free one.")
            .standard("5696");
    static final Setting<String> SOCKET_SERVER_HOSTNAME = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-hostname",
                    Kind.TEXT,
                    "The address to listen on for it.")
            .standard("0.0.0.0");
    static final Setting<Integer> SOCKET_SERVER_IDLE_TIMEOUT = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-idle-timeout",
                    Kind.number("SECONDS", 1, 86_400),
                    "How long a connection may rest between two messages.")
            .standard("300");
    static final Setting<Integer> SOCKET_SERVER_MAX_CONNECTIONS = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-max-connections",
                    Kind.number("NUMBER", 1, 100_000),
                    "How many connections there may be at the same time.")
            .standard("1000");
    static final Setting<Integer> SOCKET_SERVER_MAX_CONNECTIONS_PER_USER = Setting.of(
                    Group.SOCKET,
                    "socket_server",
                    "--socket-server-max-connections-per-user",
                    Kind.number("NUMBER", 1, 100_000),
                    "How many of them one user may have.")
            .standard("250");

    static final Setting<LogLevel> LOG_LEVEL = Setting.of(
                    Group.LOGGING, "logging", "--log-level", Kind.choice(LogLevel.class), "How much to log.")
            .standard("info");

    /** The whole table, in the order of the help. */
    static final List<Setting<?>> ALL = List.of(
            DEFAULT_USERNAME,
            FORCE_DEFAULT_USERNAME,
            PRIVILEGED_USERS,
            ALLOW_UNAUTHENTICATED_REMOTE,
            HSM_MODEL,
            HSM_ADMIN,
            HSM_SLOT,
            HSM_PASSWORD,
            HSM_PASSWORD_FILE,
            HSM_LIBRARY,
            VENDOR_IDENTIFICATION,
            GCM_CLIENT_IV,
            STRICT_KEY_SEPARATION,
            MAX_CLOCK_SKEW,
            CRL_HOSTS,
            KEY_ENCRYPTION_KEY,
            DEFAULT_UNWRAP_TYPE,
            ALGORITHM_POLICY,
            UNWRAPPED_CACHE_MAX_AGE,
            UNWRAPPED_CACHE_MAX_TTL,
            UNWRAPPED_CACHE_MAX_SIZE,
            DISABLE_UNWRAPPED_CACHE,
            DATABASE_TYPE,
            DATABASE_PATH,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_PASSWORD_FILE,
            PORT,
            HOSTNAME,
            MAX_REQUEST_BYTES,
            TLS_P12_FILE,
            TLS_P12_PASSWORD,
            TLS_P12_PASSWORD_FILE,
            TLS_CERT_FILE,
            TLS_KEY_FILE,
            TLS_CHAIN_FILE,
            CLIENTS_CA_CERT_FILE,
            SOCKET_SERVER_START,
            SOCKET_SERVER_PORT,
            SOCKET_SERVER_HOSTNAME,
            SOCKET_SERVER_IDLE_TIMEOUT,
            SOCKET_SERVER_MAX_CONNECTIONS,
            SOCKET_SERVER_MAX_CONNECTIONS_PER_USER,
            LOG_LEVEL);

    private Settings() {}
}
