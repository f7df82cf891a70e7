package io.kms4j.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML file. */
final class TomlSource {
    private static final Map<String, Setting<?>> BY_PATH = new HashMap<>();
    private static final Set<String> SECTIONS;

    static {
        for (Setting<?> setting : Settings.ALL) {
            setting.names().forEach(names -> BY_PATH.put(names.path(), setting));
        }
        SECTIONS = BY_PATH.keySet().stream()
                .filter(path -> path.contains("."))
                .map(path -> path.substring(0, path.indexOf('.')))
                .collect(Collectors.toSet());
    }

    private final Path file;
    private final TomlParseResult result;

    private TomlSource(Path file, TomlParseResult result) {
        this.file = file;
        this.result = result;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read, is no TOML, or holds an unknown key or a value of the wrong type; the
     *     message tells the line
     */
    static Values read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigException("cannot read the configuration file " + file + ": " + Reason.of(unreadable));
        }
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().get(0);
            // The parser's own message quotes the file, which may hold passwords.
            throw new ConfigException(file + " line " + error.position().line() + " column "
                    + error.position().column() + " is not TOML");
        }
        return new TomlSource(file, result).values();
    }

    /** The array of tables with an HSM in each. */
    private static final String HSMS = "hsm_instances";

    /**
     * What a file says.
     *
     * @param settings of the server
     * @param hsms the settings of each further HSM
     */
    record Values(Map<Setting<?>, RawValue> settings, List<Map<Setting<?>, RawValue>> hsms) {
        static final Values NONE = new Values(Map.of(), List.of());
    }

    private Values values() {
        List<Map<Setting<?>, RawValue>> hsms = new ArrayList<>();
        if (result.contains(HSMS) && !result.isArray(HSMS)) {
            throw new ConfigException(where(List.of(HSMS), HSMS + " must be an array of tables"));
        }
        TomlArray tables = result.getArrayOrEmpty(HSMS);
        for (int i = 0; i < tables.size(); i++) {
            hsms.add(hsm(tables, i));
        }
        return new Values(settings(), hsms);
    }

    private Map<Setting<?>, RawValue> hsm(TomlArray tables, int index) {
        TomlPosition position = tables.inputPositionOf(index);
        String where = file + " line " + position.line() + ": " + HSMS + "[" + index + "]";
        if (!(tables.get(index) instanceof TomlTable table)) {
            throw new ConfigException(where + " must be a table");
        }
        Map<Setting<?>, RawValue> values = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            Setting<?> setting = BY_PATH.get(key);
            Object value = table.get(List.of(key));
            if (setting == null || value == null || setting.group() != Setting.Group.HSM) {
                throw new ConfigException(
                        where + ": unknown key " + key + "; an HSM has hsm_model, hsm_admin, hsm_slot,"
                                + " hsm_password, hsm_password_file and hsm_library");
            }
            String what = where + "." + key;
            values.put(setting, new RawValue(texts(setting, value, what), Origin.FILE, what));
        }
        return values;
    }

    private Map<Setting<?>, RawValue> settings() {
        Map<Setting<?>, RawValue> values = new LinkedHashMap<>();
        for (List<String> path : result.keyPathSet(true)) {
            String dotted = String.join(".", path);
            Object value = result.get(path);
            if ((value instanceof TomlTable && SECTIONS.contains(dotted))
                    || path.get(0).equals(HSMS)) {
                continue;
            }
            String where = where(path, dotted);
            Setting<?> setting = BY_PATH.get(dotted);
            if (setting == null || value == null) {
                throw new ConfigException(where(path, "unknown key " + dotted) + hint(path));
            }
            RawValue before = values.put(setting, new RawValue(texts(setting, value, where), Origin.FILE, where));
            if (before != null) {
                throw new ConfigException(where + " sets the same as " + before.where());
            }
        }
        return values;
    }

    private String where(List<String> path, String what) {
        TomlPosition position = result.inputPositionOf(path);
        return file + (position == null ? "" : " line " + position.line()) + ": " + what;
    }

    private static String hint(List<String> path) {
        String key = path.get(path.size() - 1);
        Optional<String> elsewhere = BY_PATH.keySet().stream()
                .filter(known -> known.equals(key) || known.endsWith("." + key))
                .findFirst();
        return elsewhere.map(known -> "; there is " + known).orElse("; see kms-server --help for those that exist");
    }

    private static List<String> texts(Setting<?> setting, Object value, String where) {
        Kind<?> kind = setting.kind();
        if (value instanceof TomlArray array && kind.list()) {
            return IntStream.range(0, array.size())
                    .mapToObj(i -> text(kind, array.get(i), where))
                    .toList();
        }
        return List.of(text(kind, value, where));
    }

    private static String text(Kind<?> kind, Object value, String where) {
        boolean fits =
                switch (kind.form()) {
                    case TEXT -> value instanceof String;
                    case NUMBER -> value instanceof Long;
                    case BOOLEAN -> value instanceof Boolean;
                };
        if (!fits) {
            throw new ConfigException(where + " must be " + (kind.list() ? "a list of these: " : "") + kind.form());
        }
        return value.toString();
    }
}
