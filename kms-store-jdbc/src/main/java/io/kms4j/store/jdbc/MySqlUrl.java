package io.kms4j.store.jdbc;

import io.kms4j.kmip.SecretBytes;
import io.kms4j.store.jdbc.MySqlSettings.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a database URL apart. Only the parts are used; no driver ever sees the URL. */
final class MySqlUrl {
    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?(?:mysql|mariadb)://"
            + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
            + "(?<host>\\[[^\\]]*]|[^:/?@\\[\\]]+)(?::(?<port>[0-9]{1,5}))?"
            + "/(?<database>[^/?]+)(?:\\?(?<parameters>.*))?");
    private static final Set<String> PARAMETERS =
            Set.of("user", "password", "sslMode", "useSSL", "connectTimeout", "unsafeDurability");

    /** What MariaDB's own driver calls the modes. */
    private static final Map<String, SslMode> OTHER_NAMES = Map.of(
            "DISABLE", SslMode.DISABLED,
            "TRUST", SslMode.REQUIRED,
            "VERIFY_FULL", SslMode.VERIFY_IDENTITY);

    private MySqlUrl() {}

    static MySqlSettings parse(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw new StoreException("the database URL must look like mysql://user:password@host:3306/database"
                    + " (with special characters in user and password percent-encoded)");
        }
        Map<String, String> parameters = parameters(parts.group("parameters"));
        String host = parts.group("host");
        String user = one("user", decoded(parts.group("user")), parameters);
        String password = one("password", decoded(parts.group("password")), parameters);
        return new MySqlSettings(
                host,
                Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(3306),
                parts.group("database"),
                user,
                SecretBytes.takeOver(password.getBytes(StandardCharsets.UTF_8)),
                sslMode(parameters).orElseGet(() -> MySqlSettings.defaultSslMode(host)),
                number(parameters, "connectTimeout", MySqlSettings.MAX_CONNECT_TIMEOUT_MILLIS),
                bool(parameters, "unsafeDurability").orElse(false));
    }

    private static Map<String, String> parameters(@Nullable String text) {
        Map<String, String> parameters = new HashMap<>();
        if (text == null || text.isEmpty()) {
            return parameters;
        }
        for (String parameter : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (!PARAMETERS.contains(name)) {
                throw new StoreException("the database URL must not have other parameters than "
                        + String.join(", ", PARAMETERS.stream().sorted().toList()));
            }
            if (equals < 0) {
                throw new StoreException("the database URL has " + name + " without a value");
            }
            if (parameters.put(name, decoded(parameter.substring(equals + 1))) != null) {
                throw new StoreException("the database URL has " + name + " twice");
            }
        }
        return parameters;
    }

    private static String one(String name, String inAuthority, Map<String, String> parameters) {
        String asParameter = parameters.getOrDefault(name, "");
        if (!inAuthority.isEmpty() && !asParameter.isEmpty()) {
            throw new StoreException("the database URL has " + name + " twice");
        }
        return inAuthority.isEmpty() ? asParameter : inAuthority;
    }

    private static Optional<SslMode> sslMode(Map<String, String> parameters) {
        Optional<SslMode> byFlag =
                bool(parameters, "useSSL").map(encrypted -> encrypted ? SslMode.REQUIRED : SslMode.DISABLED);
        String name =
                parameters.getOrDefault("sslMode", "").toUpperCase(Locale.ROOT).replace('-', '_');
        if (name.isEmpty()) {
            return byFlag;
        }
        if (byFlag.isPresent()) {
            throw new StoreException("the database URL must have sslMode or useSSL, not both");
        }
        for (SslMode mode : SslMode.values()) {
            if (mode.name().equals(name)) {
                return Optional.of(mode);
            }
        }
        return Optional.of(Optional.ofNullable(OTHER_NAMES.get(name))
                .orElseThrow(() -> new StoreException(
                        "sslMode must be DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY")));
    }

    private static Optional<Boolean> bool(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new StoreException(name + " must be true or false");
        }
        return Optional.of(value.equals("true"));
    }

    private static int number(Map<String, String> parameters, String name, int otherwise) {
        String value = parameters.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}")) {
            throw new StoreException(name + " must be a number");
        }
        return Integer.parseInt(value);
    }

    private static String decoded(@Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            // URLDecoder is made for forms, where a plus is a blank; in a URL it is a plus.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new StoreException("the database URL has a percent sign that is not followed by two hex digits");
        }
    }
}
