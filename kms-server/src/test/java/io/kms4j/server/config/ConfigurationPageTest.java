package io.kms4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on configuration shows the help and every TOML key as they are; {@code -Dkms.update=true} writes them anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("kms.root", ".."), "docs", "configuration.md");

    @Test
    void page_showsTheHelp() throws IOException {
        compare("```\\n(Usage: .*?)```", CommandLineSource.help().stripTrailing() + "\n");
    }

    @Test
    void page_showsEveryKeyOfTheFile() throws IOException {
        compare("```toml\\n(# default_username.*?)```", toml());
    }

    @Test
    void example_isAccepted(@TempDir Path folder) throws IOException {
        Matcher example =
                Pattern.compile("```toml\\n(hsm_model.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        Path file = Files.writeString(folder.resolve("kms.toml"), example.group(1));
        assertThat(TomlSource.read(file).settings()).isNotEmpty();
    }

    private static void compare(String pattern, String wanted) throws IOException {
        String page = Files.readString(PAGE);
        Matcher shown = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(shown.find()).isTrue();
        if (Boolean.getBoolean("kms.update")) {
            Files.writeString(PAGE, page.substring(0, shown.start(1)) + wanted + page.substring(shown.end(1)));
            return;
        }
        assertThat(shown.group(1))
                .as("docs/configuration.md; -Dkms.update=true writes it")
                .isEqualTo(wanted);
    }

    private static String toml() {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        sections.put("", new StringBuilder());
        for (Setting<?> setting : Settings.ALL) {
            String path = setting.names().get(0).path();
            int dot = path.indexOf('.');
            sections.computeIfAbsent(
                            dot < 0 ? "" : path.substring(0, dot), name -> new StringBuilder("\n[" + name + "]\n"))
                    .append("# " + path.substring(dot + 1) + " = " + value(setting) + "\n");
        }
        return String.join("", sections.values());
    }

    private static String value(Setting<?> setting) {
        String text = setting.standard().orElse(setting.kind().label());
        String one = setting.kind().form() == Kind.Form.TEXT ? "\"" + text + "\"" : text;
        return setting.kind().list() ? "[" + one + "]" : one;
    }
}
