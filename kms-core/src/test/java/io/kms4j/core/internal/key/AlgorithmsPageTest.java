package io.kms4j.core.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.internal.key.AlgorithmRules.Purpose;
import io.kms4j.core.internal.key.AlgorithmRules.Standing;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/algorithms.md, from the rules that decide. */
class AlgorithmsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("kms.root", ".."), "docs", "algorithms.md");

    @Test
    void page_showsWhatEachPolicyAllows() throws IOException {
        String page = Files.readString(PAGE);
        Matcher shown = Pattern.compile("(\\| What \\|.*?)\n\n", Pattern.DOTALL).matcher(page);
        assertThat(shown.find()).isTrue();
        if (Boolean.getBoolean("kms.update")) {
            Files.writeString(PAGE, page.substring(0, shown.start(1)) + table() + page.substring(shown.end(1)));
            return;
        }
        assertThat(shown.group(1))
                .as("docs/algorithms.md; -Dkms.update=true writes it")
                .isEqualTo(table());
    }

    private static String table() {
        Map<String, KmipEnum[]> groups = new LinkedHashMap<>();
        groups.put("keys", CryptographicAlgorithm.values());
        groups.put("curves", RecommendedCurve.values());
        groups.put("block cipher modes", BlockCipherMode.values());
        groups.put("RSA encryption", PaddingMethod.values());
        groups.put("hashes in signatures", HashingAlgorithm.values());
        StringBuilder table = new StringBuilder("| What | | default | fips | legacy |\n|---|---|---|---|---|");
        groups.forEach((name, values) -> {
            for (Standing standing : Standing.values()) {
                String names = Arrays.stream(values)
                        .filter(value -> standing != Standing.BROKEN && AlgorithmRules.standing(value) == standing)
                        .map(KmipEnum::kmipName)
                        .collect(Collectors.joining(" "));
                if (!names.isEmpty()) {
                    table.append("\n| " + name + " | " + names + " | " + cell(AlgorithmPolicy.DEFAULT, standing) + " | "
                            + cell(AlgorithmPolicy.FIPS, standing) + " | " + cell(AlgorithmPolicy.LEGACY, standing)
                            + " |");
                }
            }
        });
        return table.toString();
    }

    private static String cell(AlgorithmPolicy policy, Standing standing) {
        if (AlgorithmRules.allows(policy, Purpose.PROTECT, standing)) {
            return "yes";
        }
        return AlgorithmRules.allows(policy, Purpose.UNDO, standing) ? "to undo" : "no";
    }
}
