package io.kms4j.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment. A variable that is set to nothing counts as not set. */
final class EnvironmentSource {
    private EnvironmentSource() {}

    static Map<Setting<?>, RawValue> read(Map<String, String> environment) {
        Map<Setting<?>, RawValue> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            for (Setting.Names names : setting.names()) {
                String text = environment.getOrDefault(names.env(), "");
                if (!text.isEmpty() && !values.containsKey(setting)) {
                    values.put(setting, new RawValue(List.of(text), Origin.ENVIRONMENT, names.env()));
                }
            }
        }
        return values;
    }
}
