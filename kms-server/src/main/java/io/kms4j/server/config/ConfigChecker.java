package io.kms4j.server.config;

import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes the checked configuration from what the sources say: settings that need or exclude one another are judged here. */
final class ConfigChecker {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY = "0.0.0.0";

    private final Configuration values;
    private final List<String> warnings = new ArrayList<>();

    ConfigChecker(Configuration values) {
        this.values = values;
    }

    /**
     * Checks everything.
     *
     * @throws ConfigException for the first thing that is wrong
     */
    ServerConfig check() {
        Settings.ALL.forEach(values::find);
        List<HsmSettings> hsms = hsms();
        Optional<TlsSettings> tls = tls();
        HttpSettings http = http(tls, hsms);
        return new ServerConfig(
                http,
                socket(http),
                database(),
                hsms,
                keys(hsms),
                new LinkedHashSet<>(values.find(Settings.PRIVILEGED_USERS).orElse(List.of())),
                values.get(Settings.LOG_LEVEL),
                List.copyOf(warnings));
    }

    private List<HsmSettings> hsms() {
        List<HsmSettings> hsms = new ArrayList<>(hsm("", values).stream().toList());
        Map<String, Integer> models = new HashMap<>();
        for (Configuration further : values.hsms()) {
            String model = further.get(Settings.HSM_MODEL);
            int before = models.merge(model, 1, Integer::sum) - 1;
            String name = before == 0 ? model : model + "_" + before;
            hsms.add(hsm(name, further)
                    .orElseThrow(() -> new ConfigException("hsm_instances: the HSM " + name + " has no hsm_slot")));
        }
        return List.copyOf(hsms);
    }

    private Optional<HsmSettings> hsm(String name, Configuration of) {
        List<Long> slots = of.find(Settings.HSM_SLOT).orElse(List.of());
        if (slots.isEmpty()) {
            if (of.isGiven(Settings.HSM_PASSWORD) || of.isGiven(Settings.HSM_PASSWORD_FILE)) {
                throw new ConfigException("there is an HSM password but no slot: add --hsm-slot");
            }
            return Optional.empty();
        }
        if (new HashSet<>(slots).size() < slots.size()) {
            throw new ConfigException("an HSM slot is given twice");
        }
        List<SecretBytes> passwords = hsmPasswords(of, slots.size());
        if (passwords.size() != slots.size()) {
            throw new ConfigException("there are " + slots.size() + " HSM slots and " + passwords.size()
                    + " passwords: give one password for each slot, in the same order");
        }
        return Optional.of(new HsmSettings(
                name,
                of.get(Settings.HSM_MODEL),
                new LinkedHashSet<>(of.get(Settings.HSM_ADMIN)),
                IntStream.range(0, slots.size())
                        .mapToObj(i -> new HsmSettings.Slot(slots.get(i), passwords.get(i)))
                        .toList(),
                of.find(Settings.HSM_LIBRARY)));
    }

    private List<SecretBytes> hsmPasswords(Configuration of, int slots) {
        if (!prefersFile(of, Settings.HSM_PASSWORD, Settings.HSM_PASSWORD_FILE)) {
            List<SecretBytes> passwords = of.find(Settings.HSM_PASSWORD).orElse(List.of());
            boolean joined = passwords.size() == 1
                    && slots > 1
                    && of.raw(Settings.HSM_PASSWORD).orElseThrow().origin() == Origin.ENVIRONMENT;
            return joined ? splitAtCommas(passwords.get(0)) : passwords;
        }
        List<Path> files = of.find(Settings.HSM_PASSWORD_FILE).orElse(List.of());
        if (files.size() == 1) {
            return PasswordFile.lines(files.get(0), warnings);
        }
        return files.stream().map(file -> PasswordFile.only(file, warnings)).toList();
    }

    private static List<SecretBytes> splitAtCommas(SecretBytes joined) {
        return joined.lend(bytes -> {
            List<SecretBytes> parts = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= bytes.length; i++) {
                if (i == bytes.length || bytes[i] == ',') {
                    parts.add(SecretBytes.takeOver(Arrays.copyOfRange(bytes, start, i)));
                    start = i + 1;
                }
            }
            return parts;
        });
    }

    /** Whether the file says the password: whichever comes from the stronger source does. */
    private boolean prefersFile(Configuration of, Setting<?> password, Setting<?> file) {
        Optional<RawValue> direct = of.raw(password);
        Optional<RawValue> fromFile = of.raw(file);
        direct.filter(value -> value.origin() == Origin.COMMAND_LINE)
                .ifPresent(value -> warnings.add("Other users of this machine can see the value of " + value.where()
                        + " in the list of processes: prefer " + file.flag() + "."));
        if (direct.isPresent() && fromFile.isPresent()) {
            int stronger = fromFile.get().origin().compareTo(direct.get().origin());
            if (stronger == 0) {
                throw new ConfigException(
                        direct.get().where() + " and " + fromFile.get().where() + " exclude each other");
            }
            return stronger > 0;
        }
        return fromFile.isPresent();
    }

    private Optional<SecretBytes> password(Setting<SecretBytes> password, Setting<Path> file) {
        return prefersFile(values, password, file)
                ? values.find(file).map(path -> PasswordFile.only(path, warnings))
                : values.find(password);
    }

    private Optional<TlsSettings> tls() {
        Optional<Path> p12 = values.find(Settings.TLS_P12_FILE);
        Optional<Path> certificate = values.find(Settings.TLS_CERT_FILE);
        Optional<Path> key = values.find(Settings.TLS_KEY_FILE);
        Optional<Path> clients = values.find(Settings.CLIENTS_CA_CERT_FILE);
        if (p12.isPresent() && (certificate.isPresent() || key.isPresent())) {
            throw new ConfigException("--tls-p12-file and --tls-cert-file exclude each other");
        }
        if (certificate.isPresent() != key.isPresent()) {
            throw new ConfigException("--tls-cert-file and --tls-key-file need each other");
        }
        if (p12.isPresent()) {
            SecretBytes password = password(Settings.TLS_P12_PASSWORD, Settings.TLS_P12_PASSWORD_FILE)
                    .orElseThrow(() -> new ConfigException("--tls-p12-file needs --tls-p12-password-file"));
            return Optional.of(new TlsSettings(new TlsSettings.Pkcs12(p12.get(), password), clients));
        }
        if (certificate.isPresent() && key.isPresent()) {
            return Optional.of(new TlsSettings(
                    new TlsSettings.Pem(certificate.get(), key.get(), values.find(Settings.TLS_CHAIN_FILE)), clients));
        }
        if (clients.isPresent()) {
            throw new ConfigException("--clients-ca-cert-file needs TLS: add --tls-p12-file or --tls-cert-file");
        }
        return Optional.empty();
    }

    private HttpSettings http(Optional<TlsSettings> tls, List<HsmSettings> hsms) {
        boolean authenticates = tls.flatMap(TlsSettings::clientAuthorities).isPresent();
        UserId defaultUser = values.get(Settings.DEFAULT_USERNAME);
        boolean remote = values.get(Settings.ALLOW_UNAUTHENTICATED_REMOTE);
        boolean open = authenticates || remote;
        String host = values.find(Settings.HOSTNAME).orElse(open ? ANY : LOOPBACK);
        if (!authenticates) {
            warnAboutNobodyAuthenticated(host, defaultUser, remote, hsms);
        }
        return new HttpSettings(
                host,
                values.get(Settings.PORT),
                values.get(Settings.MAX_REQUEST_BYTES),
                tls,
                authenticates,
                defaultUser,
                values.get(Settings.FORCE_DEFAULT_USERNAME));
    }

    private Optional<SocketSettings> socket(HttpSettings http) {
        if (!values.get(Settings.SOCKET_SERVER_START)) {
            return Optional.empty();
        }
        TlsSettings tls = http.tls()
                .orElseThrow(() ->
                        new ConfigException("--socket-server-start needs TLS: add --tls-p12-file or --tls-cert-file"));
        if (tls.clientAuthorities().isEmpty()) {
            throw new ConfigException("--socket-server-start needs --clients-ca-cert-file: who calls is what the"
                    + " certificate of the client says");
        }
        return Optional.of(new SocketSettings(
                values.get(Settings.SOCKET_SERVER_HOSTNAME),
                values.get(Settings.SOCKET_SERVER_PORT),
                tls,
                http.maxRequestBytes(),
                Duration.ofSeconds(values.get(Settings.SOCKET_SERVER_IDLE_TIMEOUT)),
                values.get(Settings.SOCKET_SERVER_MAX_CONNECTIONS),
                values.get(Settings.SOCKET_SERVER_MAX_CONNECTIONS_PER_USER),
                http.forceDefaultUser() ? Optional.of(http.defaultUser()) : Optional.empty()));
    }

    private void warnAboutNobodyAuthenticated(String host, UserId defaultUser, boolean remote, List<HsmSettings> hsms) {
        if (isLoopback(host)) {
            warnings.add("No authentication is configured: every program on this machine is the user '" + defaultUser
                    + "'. Only this machine is let in; add --clients-ca-cert-file for others.");
            return;
        }
        if (!remote) {
            throw new ConfigException("no authentication is configured, so the server does not listen on " + host
                    + ": add --clients-ca-cert-file, or --hostname 127.0.0.1, or --allow-unauthenticated-remote");
        }
        if (hsms.stream().anyMatch(hsm -> hsm.admins().contains(defaultUser))) {
            throw new ConfigException("without authentication every machine would be the HSM admin '" + defaultUser
                    + "': choose another --default-username or --hsm-admin, or add --clients-ca-cert-file");
        }
        warnings.add("NO AUTHENTICATION: every machine that reaches this server is the user '" + defaultUser
                + "' and may use that user's keys. Add --clients-ca-cert-file.");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new ConfigException("--hostname " + host + " is not an address of this machine");
        }
    }

    private DatabaseSettings database() {
        Optional<String> url = values.find(Settings.DATABASE_URL);
        boolean mysql = values.isGiven(Settings.DATABASE_TYPE)
                ? values.get(Settings.DATABASE_TYPE) == DatabaseType.MYSQL
                : url.isPresent();
        if (mysql && url.isEmpty()) {
            throw new ConfigException("--database-type mysql needs --database-url");
        }
        if (!mysql && url.isPresent()) {
            throw new ConfigException("--database-url is for mysql; an H2 database is given by --database-path");
        }
        return new DatabaseSettings(
                mysql ? DatabaseType.MYSQL : DatabaseType.H2,
                values.get(Settings.DATABASE_PATH),
                url,
                values.find(Settings.DATABASE_USER),
                password(Settings.DATABASE_PASSWORD, Settings.DATABASE_PASSWORD_FILE));
    }

    private KeySettings keys(List<HsmSettings> hsms) {
        Optional<UniqueIdentifier> keyEncryptionKey = values.find(Settings.KEY_ENCRYPTION_KEY);
        keyEncryptionKey.filter(HsmKeyId::isHsm).map(HsmKeyId::parse).ifPresent(key -> {
            if (hsms.stream().noneMatch(hsm -> hsm.name().equals(key.hsm()))) {
                throw new ConfigException(
                        "--key-encryption-key " + key.toUniqueIdentifier() + " is in an HSM that is not configured");
            }
        });
        boolean cached = !values.get(Settings.DISABLE_UNWRAPPED_CACHE);
        KeySettings.Cache cache = new KeySettings.Cache(
                values.get(Settings.UNWRAPPED_CACHE_MAX_SIZE),
                Duration.ofMinutes(values.get(Settings.UNWRAPPED_CACHE_MAX_AGE)),
                Duration.ofMinutes(values.get(Settings.UNWRAPPED_CACHE_MAX_TTL)));
        return new KeySettings(
                values.get(Settings.VENDOR_IDENTIFICATION),
                values.get(Settings.ALGORITHM_POLICY),
                values.get(Settings.GCM_CLIENT_IV) == Allowance.ALLOW,
                values.get(Settings.STRICT_KEY_SEPARATION),
                values.find(Settings.MAX_CLOCK_SKEW).map(Duration::ofSeconds),
                Set.copyOf(values.find(Settings.CRL_HOSTS).orElse(List.of())),
                keyEncryptionKey,
                Set.copyOf(values.find(Settings.DEFAULT_UNWRAP_TYPE).orElse(List.of())),
                cached ? Optional.of(cache) : Optional.empty());
    }
}
