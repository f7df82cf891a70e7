package io.kms4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "WRONG_KEY_LIFECYCLE_STATE, ENCRYPT, 2.1, WRONG_KEY_LIFECYCLE_STATE",
        "WRONG_KEY_LIFECYCLE_STATE, ENCRYPT, 2.0, PERMISSION_DENIED",
        "WRONG_KEY_LIFECYCLE_STATE, DESTROY, 1.0, PERMISSION_DENIED",
        "OBJECT_NOT_FOUND, GET, 2.1, OBJECT_NOT_FOUND",
        "OBJECT_NOT_FOUND, GET, 1.4, ITEM_NOT_FOUND",
        "INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT, 2.1, PERMISSION_DENIED",
        "INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, GET, 2.1, INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK",
        "NOT_AUTHORISED, GET, 2.1, PERMISSION_DENIED",
        "INVALID_FIELD, GET, 1.0, INVALID_FIELD",
    })
    void reason_dependsOnOperationAndVersion(
            ResultReason precise, Operation operation, String version, ResultReason told) {
        assertThat(ResultReasons.of(precise, Optional.of(operation), version(version)))
                .isEqualTo(told);
    }

    private static ProtocolVersion version(String text) {
        List<String> parts = Arrays.asList(text.split("\\.", -1));
        return new ProtocolVersion(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)));
    }

    /** Reasons that we give to a client are in the tables of its version. */
    @Test
    void everyReason_isKnownToTheVersion_thatIsToldIt() throws IOException {
        Path table = Path.of(System.getProperty("kms.shared", "missing"), "kmip-spec", "result_reasons.csv");
        assumeTrue(Files.exists(table), "skipped, no conformance data");
        Map<ResultReason, Set<String>> known = new HashMap<>();
        for (String line :
                Files.readAllLines(table).subList(1, Files.readAllLines(table).size())) {
            List<String> fields = Arrays.asList(line.split(",", -1));
            Enumerations.find(ResultReason.class, (int) Long.parseLong(fields.get(0), 16))
                    .ifPresent(reason -> known.computeIfAbsent(reason, first -> new HashSet<>())
                            .addAll(Arrays.asList(fields.get(3).split(" ", -1))));
        }
        for (ResultReason precise : ResultReason.values()) {
            for (ProtocolVersion version : ProtocolVersion.SUPPORTED) {
                ResultReason told = ResultReasons.of(precise, Optional.empty(), version);
                assertThat(known.getOrDefault(told, Set.of()))
                        .as(precise + " is told as " + told + " to " + version)
                        .contains(version.toString());
            }
        }
    }
}
