package io.kms4j.crypto.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeptInputsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "Binary", BinaryFuzz::fuzzerTestOneInput,
            "Json", JsonFuzz::fuzzerTestOneInput,
            "Xml", XmlFuzz::fuzzerTestOneInput,
            "Message", MessageFuzz::fuzzerTestOneInput);

    static List<Arguments> inputs() throws IOException {
        List<Arguments> inputs = new ArrayList<>();
        for (Map.Entry<String, Consumer<byte[]>> target : TARGETS.entrySet()) {
            try (Stream<Path> files = Files.list(FOLDER.resolve(target.getKey()))) {
                files.sorted().forEach(file -> inputs.add(Arguments.of(file, target.getValue())));
            }
        }
        return inputs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void input_isHandled(Path file, Consumer<byte[]> target) throws IOException {
        byte[] input = Files.readAllBytes(file);

        assertThatCode(() -> target.accept(input)).doesNotThrowAnyException();
    }
}
