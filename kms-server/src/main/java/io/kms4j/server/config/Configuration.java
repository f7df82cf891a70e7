package io.kms4j.server.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What all sources together say, the strongest one winning for each setting. Immutable. */
final class Configuration {
    private static final String MASK = "********";
    /** Whatever stands before the host of a URL, and parameters that name a secret. */
    private static final Pattern URL_SECRETS =
            Pattern.compile("(?<=://).*(?=@)|(?i)(?<=(?:password|token|secret)[a-z]{0,20}=)[^&;]*");

    private final Map<Setting<?>, RawValue> values;

    private final List<Configuration> hsms;

    private Configuration(Map<Setting<?>, RawValue> values, List<Configuration> hsms) {
        this.values = values;
        this.hsms = hsms;
    }

    /** Joins sources; a later one wins. */
    static Configuration of(List<Map<Setting<?>, RawValue>> weakestFirst) {
        Map<Setting<?>, RawValue> all = new HashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            setting.standard()
                    .ifPresent(text -> all.put(
                            setting, new RawValue(List.of(text), Origin.DEFAULT, "the default of " + setting.flag())));
        }
        weakestFirst.forEach(all::putAll);
        return new Configuration(all, List.of());
    }

    /** The same with one more value. */
    Configuration with(Setting<?> setting, RawValue value) {
        Map<Setting<?>, RawValue> all = new HashMap<>(values);
        all.put(setting, value);
        return new Configuration(all, hsms);
    }

    /** The same with further HSMs, each by the settings of its group. */
    Configuration withHsms(List<Configuration> further) {
        return new Configuration(values, List.copyOf(further));
    }

    /** The settings of each further HSM. */
    List<Configuration> hsms() {
        return hsms;
    }

    Optional<RawValue> raw(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** Whether somebody set it, or it is left as it is. */
    boolean isGiven(Setting<?> setting) {
        return raw(setting).map(value -> value.origin() != Origin.DEFAULT).orElse(false);
    }

    /**
     * The value of a setting, if it has one.
     *
     * @throws ConfigException when the text cannot be understood; secrets are not quoted
     */
    <T> Optional<T> find(Setting<T> setting) {
        return raw(setting).map(value -> {
            try {
                return setting.kind().parser().apply(value.texts());
            } catch (IllegalArgumentException refused) {
                throw new ConfigException(value.where() + " " + refused.getMessage());
            }
        });
    }

    /** The value of a setting that has a default. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting.flag() + " has no default"));
    }

    /** Every value with its origin, secrets masked, for people. */
    String describe() {
        Map<Setting.Group, StringBuilder> groups = new EnumMap<>(Setting.Group.class);
        for (Setting<?> setting : Settings.ALL) {
            groups.computeIfAbsent(setting.group(), group -> new StringBuilder(group.heading() + "\n"))
                    .append(line(setting));
        }
        StringBuilder further = groups.computeIfAbsent(Setting.Group.HSM, group -> new StringBuilder());
        hsms.forEach(hsm -> further.append("  one more:\n").append(hsm.describeHsm()));
        return String.join("\n", groups.values());
    }

    private String describeHsm() {
        return Settings.ALL.stream()
                .filter(setting -> setting.group() == Setting.Group.HSM)
                .map(this::line)
                .collect(Collectors.joining());
    }

    private String line(Setting<?> setting) {
        String flag = setting.flag().substring(2);
        Optional<RawValue> value = raw(setting);
        if (value.isEmpty()) {
            return String.format("  %-30s (not set)%n", flag);
        }
        return String.format(
                "  %-30s %-40s (%s)%n",
                flag, shown(setting, value.get()), value.get().origin());
    }

    private static String shown(Setting<?> setting, RawValue value) {
        return value.texts().stream()
                .map(text -> setting.secret() ? MASK : URL_SECRETS.matcher(text).replaceAll(MASK))
                .collect(Collectors.joining(", "));
    }
}
