package io.kms4j.server.config;

import io.kms4j.kmip.SecretBytes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The database to use.
 *
 * @param path the directory of an H2 database
 * @param url where MySQL is; may hold a password, so it is not printed
 */
public record DatabaseSettings(
        DatabaseType type, Path path, Optional<String> url, Optional<String> user, Optional<SecretBytes> password) {

    @Override
    public String toString() {
        return "DatabaseSettings[" + type + "]";
    }
}
