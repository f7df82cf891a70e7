package io.kms4j.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows code that compiles: each of its Java examples is in {@link Embedding}. */
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Path ROOT = Path.of(System.getProperty("kms.root", ".."));
    private static final Path SOURCE = ROOT.resolve("kms-server/src/test/java/io/kms4j/server/readme/Embedding.java");

    @Test
    void examples_areCompiled() throws IOException {
        String source = withoutLayout(Files.readString(SOURCE));
        List<String> examples = EXAMPLE.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(example -> withoutLayout(example.group(1)))
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allSatisfy(example -> assertThat(source)
                .contains(example));
    }

    /** The formatter breaks lines where it likes. */
    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
