package io.kms4j.crypto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sections of settings in the syntax of OpenSSL's configuration: {@code [section]}, {@code name = value}, {@code # comment}. */
final class OpenSslConfig {
    /** One line. */
    record Setting(String name, String value) {}

    private static final int MOST_SETTINGS = 1_000;

    private final Map<String, List<Setting>> sections = new LinkedHashMap<>();

    OpenSslConfig(String text) {
        String section = "";
        int count = 0;
        for (String raw : text.replace("\\\n", "").split("\\R", -1)) {
            String line = raw.replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip();
                continue;
            }
            int equals = line.indexOf('=');
            if (equals <= 0 || ++count > MOST_SETTINGS) {
                throw Failures.invalid("the extensions are no settings of the form name = value, or too many");
            }
            sections.computeIfAbsent(section, unused -> new ArrayList<>())
                    .add(new Setting(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip()));
        }
    }

    /** The settings of a section, if there is one of that name. */
    Optional<List<Setting>> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /** The settings of the only section, or those before any section. */
    List<Setting> only() {
        if (sections.size() == 1) {
            return sections.values().iterator().next();
        }
        throw Failures.invalid("the extensions must be in the section [ v3_ca ]");
    }
}
