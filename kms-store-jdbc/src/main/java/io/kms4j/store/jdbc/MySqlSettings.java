package io.kms4j.store.jdbc;

import io.kms4j.kmip.SecretBytes;
import java.util.regex.Pattern;

/**
 * Where a MySQL or MariaDB database is and how to reach it.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 * @param database the name of a database that exists
 * @param user the account
 * @param password its password, UTF-8; stays the caller's to close once the store is open
 * @param sslMode whether and how the connection is encrypted
 * @param connectTimeoutMillis how long to wait for a connection, in milliseconds, 100 to 3000
 * @param unsafeDurability accepts a server that may lose acknowledged keys in a crash
 */
public record MySqlSettings(
        String host,
        int port,
        String database,
        String user,
        SecretBytes password,
        SslMode sslMode,
        int connectTimeoutMillis,
        boolean unsafeDurability) {

    /** How the connection is encrypted; the names are Connector/J's. */
    public enum SslMode {
        DISABLED,
        /** Encrypted if the server can. */
        PREFERRED,
        /** Encrypted, but anybody's certificate will do. */
        REQUIRED,
        /** The certificate must come from an authority in the JVM's trust store. */
        VERIFY_CA,
        /** Like VERIFY_CA, and it must be the host's. */
        VERIFY_IDENTITY
    }

    static final int MAX_CONNECT_TIMEOUT_MILLIS = 3000;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_$-]{1,64}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[::1]");

    /**
     * @throws StoreException when a part breaks its grammar
     */
    public MySqlSettings {
        // The driver gives meaning to brackets, commas and more in a URL: nothing outside these grammars gets into one.
        require(HOST.matcher(host).matches(), "the database host must be a name or an address, such as db.example.com");
        require(port >= 1 && port <= 65535, "the database port must be a number from 1 to 65535");
        require(
                DATABASE.matcher(database).matches(),
                "the database name must have 1 to 64 letters, digits or any of _ $ -");
        require(!user.isEmpty(), "the database user is missing");
        require(
                connectTimeoutMillis >= 100 && connectTimeoutMillis <= MAX_CONNECT_TIMEOUT_MILLIS,
                "connectTimeout must be 100 to " + MAX_CONNECT_TIMEOUT_MILLIS + " milliseconds");
    }

    /** Settings with encryption required, except on the loopback interface. */
    public static MySqlSettings of(String host, int port, String database, String user, SecretBytes password) {
        return new MySqlSettings(
                host, port, database, user, password, defaultSslMode(host), MAX_CONNECT_TIMEOUT_MILLIS, false);
    }

    /**
     * Reads {@code mysql://user:password@host:port/database} or {@code jdbc:mysql://host:port/database}, with
     * {@code mariadb} in place of {@code mysql} if you like. Special characters in user and password are percent-encoded.
     * Parameters may be {@code user}, {@code password}, {@code sslMode}, {@code useSSL}, {@code connectTimeout} and
     * {@code unsafeDurability}; any other is refused, since drivers can be told to run code by theirs.
     *
     * @throws StoreException for anything else; the message does not repeat the URL, which may hold the password
     */
    public static MySqlSettings parse(String url) {
        return MySqlUrl.parse(url);
    }

    static SslMode defaultSslMode(String host) {
        return LOOPBACK.matcher(host).matches() ? SslMode.PREFERRED : SslMode.REQUIRED;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new StoreException(sentence);
        }
    }
}
