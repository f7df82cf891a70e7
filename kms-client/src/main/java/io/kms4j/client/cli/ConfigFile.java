package io.kms4j.client.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.kms4j.client.internal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/** Finds and reads the configuration: TOML, or the JSON of earlier clients. None is ever written. */
final class ConfigFile {
    private static final List<String> VARIABLES = List.of("CKMS_CONF", "CKMS_CONF_PATH", "KMS_CLI_CONF");
    private static final List<String> NAMES = List.of("ckms.toml", "kms.json");

    private final Path file;
    private final Settings settings = new Settings();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /** The file that the command line or a variable names, else the first at the usual places, else none. */
    static Optional<Path> find(Optional<Path> named, Surroundings surroundings) {
        if (named.isPresent()) {
            return named;
        }
        for (String variable : VARIABLES) {
            Optional<String> value = surroundings.variable(variable);
            if (value.isPresent()) {
                return value.map(Path::of);
            }
        }
        for (Path directory : List.of(surroundings.home().resolve(".cosmian"), surroundings.systemConfig())) {
            for (String name : NAMES) {
                if (Files.isRegularFile(directory.resolve(name))) {
                    return Optional.of(directory.resolve(name));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a file.
     *
     * @throws CliException for a key that no version ever had, and for a value of the wrong kind, with the line
     */
    static Settings read(Path file) {
        ConfigFile reader = new ConfigFile(file);
        byte[] content = InputFile.read(file);
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.stripLeading().startsWith("{")) {
            reader.readJson(content);
        } else {
            reader.readToml(text);
        }
        return reader.settings;
    }

    private void readToml(String text) {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            TomlParseError error = toml.errors().get(0);
            throw at(error.position().line(), String.valueOf(error.getMessage()));
        }
        for (String name : toml.dottedKeySet()) {
            Object value = toml.get(name);
            TomlPosition position = toml.inputPositionOf(name);
            int line = position == null ? 1 : position.line();
            if (value != null) {
                set(name, value instanceof TomlArray array ? array.toList() : value, line);
            }
        }
    }

    private void readJson(byte[] content) {
        try (JsonParser parser = Json.parser(content)) {
            parser.nextToken();
            readObject(parser, "");
            if (parser.nextToken() != null) {
                throw at(parser.currentTokenLocation().getLineNr(), "something follows the JSON object");
            }
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw at(location == null ? 1 : location.getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new CliException("cannot read " + file, e);
        }
    }

    private void readObject(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            switch (parser.nextToken()) {
                case START_OBJECT -> readObject(parser, name + ".");
                case START_ARRAY -> set(name, texts(parser), line);
                case VALUE_TRUE, VALUE_FALSE -> set(name, parser.getBooleanValue(), line);
                case VALUE_NULL -> {
                    // as good as absent
                }
                default -> set(name, parser.currentToken().isNumeric() ? 0 : parser.getText(), line);
            }
        }
    }

    private static List<Object> texts(JsonParser parser) throws IOException {
        List<Object> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : 0);
            parser.skipChildren();
        }
        return texts;
    }

    private void set(String name, Object value, int line) {
        if (ConfigKey.isIgnored(name)) {
            return;
        }
        ConfigKey key = ConfigKey.of(name).orElseThrow(() -> at(line, "unknown key \"" + name + "\""));
        if (!key.kind.accepts(value)) {
            throw at(line, "\"" + name + "\" must be " + key.kind.description);
        }
        settings.put(key, value);
    }

    private CliException at(int line, String problem) {
        return new CliException("the configuration " + file + " cannot be used: line " + line + ": " + problem);
    }
}
