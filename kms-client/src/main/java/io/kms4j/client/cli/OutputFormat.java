package io.kms4j.client.cli;

import java.util.Locale;

/** How answers are printed. */
enum OutputFormat {
    TEXT,
    JSON,
    QUIET;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutputFormat of(String name) {
        for (OutputFormat format : values()) {
            if (format.toString().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new CliException("COSMIAN_KMS_CLI_FORMAT is text, json or quiet, not \"" + name + "\"");
    }
}
