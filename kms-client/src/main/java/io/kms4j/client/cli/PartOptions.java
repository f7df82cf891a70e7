package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Data, all of it or a part. */
final class PartOptions {
    @Option(
            names = {"-d", "--data"},
            paramLabel = "HEX",
            required = true,
            description = "The data, or a part of it.")
    Bytes data = Bytes.empty();

    @Option(
            names = {"-c", "--correlation-value"},
            paramLabel = "HEX",
            description = "Go on with what this value stands for.")
    Optional<Bytes> correlationValue = Optional.empty();

    @Option(
            names = {"-i", "--init-indicator"},
            description = "More data follows: tells the correlation value to go on with.")
    boolean init;

    @Option(
            names = {"-f", "--final-indicator"},
            description = "This is the last part.")
    boolean last;

    Optional<Boolean> initIndicator() {
        return init ? Optional.of(true) : Optional.empty();
    }

    Optional<Boolean> finalIndicator() {
        return last ? Optional.of(true) : Optional.empty();
    }

    static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }

    /** What came of it, or what to go on with. */
    static Answer answer(String label, String field, Optional<Bytes> result, Optional<Bytes> correlationValue) {
        if (result.isPresent()) {
            String text = hex(result.get());
            return new Answer(label + ": " + text).field(field, text);
        }
        String text = correlationValue.map(PartOptions::hex).orElse("");
        return new Answer("Correlation value: " + text).field("correlation_value", text);
    }
}
