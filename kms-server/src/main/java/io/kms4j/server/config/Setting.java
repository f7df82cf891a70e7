package io.kms4j.server.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of the table of settings.
 *
 * @param names the present name and older ones, the present one first
 * @param standard the default as text; empty when there is none
 * @param secret whether the value must never be shown
 */
record Setting<T>(
        Group group, List<Names> names, Kind<T> kind, Optional<String> standard, boolean secret, String help) {

    /** A heading of the help. */
    enum Group {
        USERS("Users"),
        HSM("HSM"),
        KEYS("Keys"),
        DATABASE("Database"),
        HTTP("HTTP"),
        TLS("TLS"),
        SOCKET("KMIP over TLS"),
        LOGGING("Logging");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        String heading() {
            return heading;
        }
    }

    /**
     * What each source calls a setting.
     *
     * @param flag with its dashes
     * @param env the environment variable
     * @param path the TOML key, after its section and a dot if it is in one
     */
    record Names(String flag, String env, String path) {
        /** Names that follow from the flag's, as most do. */
        static Names of(String flag, String section) {
            String key = flag.substring(2).replace('-', '_');
            return new Names(
                    flag, "KMS_" + key.toUpperCase(Locale.ROOT), section.isEmpty() ? key : section + "." + key);
        }
    }

    static <T> Setting<T> of(Group group, String section, String flag, Kind<T> kind, String help) {
        boolean secret = kind.label().equals("SECRET");
        return new Setting<>(group, List.of(Names.of(flag, section)), kind, Optional.empty(), secret, help);
    }

    Setting<T> standard(String text) {
        return new Setting<>(group, names, kind, Optional.of(text), secret, help);
    }

    /** With a name it once had. */
    Setting<T> formerly(String flag, String section) {
        List<Names> more = Stream.concat(names.stream(), Stream.of(Names.of(flag, section)))
                .toList();
        return new Setting<>(group, more, kind, standard, secret, help);
    }

    String flag() {
        return names.get(0).flag();
    }

    String[] flags() {
        return names.stream().map(Names::flag).toArray(String[]::new);
    }
}
