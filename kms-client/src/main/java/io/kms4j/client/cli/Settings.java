package io.kms4j.client.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of settings, each of its key's kind. */
final class Settings {
    private final Map<ConfigKey, Object> values = new EnumMap<>(ConfigKey.class);

    /** Sets a value, whose kind the caller has checked. */
    void put(ConfigKey key, Object value) {
        values.put(key, value);
    }

    void put(ConfigKey key, Optional<?> value) {
        value.ifPresent(present -> values.put(key, present));
    }

    /** Takes over every value of {@code stronger}. */
    void putAll(Settings stronger) {
        values.putAll(stronger.values);
    }

    Optional<String> text(ConfigKey key) {
        return Optional.ofNullable((String) values.get(key));
    }

    boolean flag(ConfigKey key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    List<String> list(ConfigKey key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** The names only: values may be secret. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
