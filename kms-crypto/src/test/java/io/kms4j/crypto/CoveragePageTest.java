package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attribute.Rule;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.QueryResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on what of KMIP is there, as the engine shows it when asked; {@code -Dkms.update=true} writes it anew. */
class CoveragePageTest {
    private static final Path PAGE = Path.of(System.getProperty("kms.root", ".."), "docs", "kmip-coverage.md");

    /** Why an operation of the standard is refused with OPERATION_NOT_SUPPORTED. */
    private static final Map<Operation, String> REFUSED = Map.of(
            Operation.RE_PROVISION,
            "clients get their certificates from the operator, not from this server",
            Operation.SET_DEFAULTS,
            "the defaults are fixed; Query tells them",
            Operation.SET_CONSTRAINTS,
            "who may create what is decided by rights, not by constraints on attributes",
            Operation.GET_CONSTRAINTS,
            "there are none, see Set Constraints");

    /** What is left out of operations that are served. */
    private static final Map<Operation, String> IN_PART = Map.of(
            Operation.SET_ENDPOINT_ROLE,
            "the server stays the server: it asks nothing of its clients",
            Operation.PUT,
            "from another server: kept as by Import; the server itself pushes nothing",
            Operation.NOTIFY,
            "from another server: written into the log; the server itself notifies nobody",
            Operation.PKCS_11,
            "C_Initialize, C_GetInfo and C_Finalize; keys are used by the operations of KMIP",
            Operation.DELEGATED_LOGIN,
            "usage limits of tickets count operations, not bytes");

    private static final String HEAD =
            """
            # What of KMIP is there

            Written by a test from the code, the tables of the specification and what the engine does when it is asked to; the
            test fails when this page is out of date. "–" means no.

            The server speaks KMIP VERSIONS.
            Nothing newer than the client's version is sent to it: tags, fields, attributes, values of enumerations and bits of
            the usage mask. A key in a format that the client's version does not have, or an object of a type that it does not
            have, is refused with FEATURE_NOT_SUPPORTED.
            """;

    private final StringBuilder page = new StringBuilder();

    @Test
    void page_showsWhatIsThere() throws IOException {
        try (CoverageProbes defaults = new CoverageProbes(AlgorithmPolicy.DEFAULT);
                CoverageProbes fips = new CoverageProbes(AlgorithmPolicy.FIPS);
                CoverageProbes legacy = new CoverageProbes(AlgorithmPolicy.LEGACY)) {
            page.append(HEAD.replace("VERSIONS", versions()));
            QueryResponse query = defaults.query();
            operations(query);
            objects(query, legacy);
            attributes();
            algorithms(List.of(defaults, fips, legacy));
            functions(query);
        }
        if (Boolean.getBoolean("kms.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/kmip-coverage.md; -Dkms.update=true writes it")
                .isEqualTo(page.toString());
    }

    private static String versions() {
        return new TreeSet<>(ProtocolVersion.SUPPORTED)
                .stream().map(ProtocolVersion::toString).collect(Collectors.joining(", "));
    }

    private void title(String title, String... columns) {
        page.append("\n## ").append(title).append("\n\n");
        row(List.of(columns));
        page.append("|---".repeat(columns.length)).append("|\n");
    }

    private void row(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String mark(boolean there) {
        return there ? "yes" : "–";
    }

    private void operations(QueryResponse query) throws IOException {
        title("Operations", "operation", "since", "served", "why not, or what not");
        for (Map<String, String> row : Specification.rows("operation_codes.csv")) {
            Operation operation =
                    Enumerations.find(Operation.class, cell(row, "xml_name")).orElseThrow();
            boolean served = query.operation().contains(operation);
            assertThat(served)
                    .as("%s is served, or refused for a reason", operation)
                    .isNotEqualTo(REFUSED.containsKey(operation));
            row(List.of(
                    cell(row, "operation"),
                    cell(row, "versions").substring(0, 3),
                    mark(served),
                    served ? IN_PART.getOrDefault(operation, "") : REFUSED.getOrDefault(operation, "")));
        }
    }

    private static String cell(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    private void objects(QueryResponse query, CoverageProbes legacy) {
        page.append("\n## Objects\n\nRegister, Get, Export and Import take ")
                .append(query.objectType().stream().map(KmipEnum::kmipName).collect(Collectors.joining(", ")))
                .append(". Templates are known to 1.x alone.\n");
        Map<String, UniqueIdentifier> samples = legacy.samples();
        List<String> columns = new ArrayList<>(List.of("Get in the format"));
        columns.addAll(samples.keySet());
        title("Key formats", columns.toArray(String[]::new));
        for (KeyFormatType format : KeyFormatType.values()) {
            List<String> cells = samples.values().stream()
                    .map(id -> mark(legacy.gives(id, format)))
                    .toList();
            if (cells.contains("yes")) {
                row(concat(format.kmipName(), cells));
            }
        }
    }

    private static List<String> concat(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private void attributes() throws IOException {
        Map<String, String> appliesTo = new TreeMap<>();
        for (Map<String, String> row : Specification.rows("attributes.csv")) {
            appliesTo.put(cell(row, "xml_name"), cell(row, "applies_to")); // the last row is that of the newest version
        }
        title("Attributes", "attribute", "since", "several", "first set by", "client may modify", "delete", "of");
        for (Attribute<?> attribute : Attribute.all()) {
            String name = attribute.tag().kmipName();
            if (!attribute.is(Rule.HIDDEN)) {
                row(List.of(
                        attribute == Attribute.VENDOR ? "vendors' attributes" : name,
                        attribute.since().toString(),
                        mark(attribute.is(Rule.MULTIPLE)),
                        attribute.is(Rule.SERVER_ONLY) ? "server" : "client",
                        mark(attribute.is(Rule.MODIFIABLE)),
                        mark(attribute.is(Rule.DELETABLE)),
                        appliesTo.getOrDefault(name, "")));
            }
        }
        page.append(
                "\nSensitive and Extractable only ever become stricter. Custom attributes of 1.x, `x-…` and `y-…`, are the"
                        + " vendors' attributes of `x` and `y` in 2.x.\n");
    }

    private void algorithms(List<CoverageProbes> policies) {
        probed("Algorithms of keys that can be made", CryptographicAlgorithm.values(), policies, probe -> probe::makes);
        probed("Hash functions", HashingAlgorithm.values(), policies, probe -> probe::hashes);
        probed(
                "Modes of AES in Encrypt",
                BlockCipherMode.values(),
                policies,
                probe -> mode -> probe.encrypts(CryptographicAlgorithm.AES, mode));
        probed(
                "Modes of 3DES in Encrypt",
                BlockCipherMode.values(),
                policies,
                probe -> mode -> probe.encrypts(CryptographicAlgorithm.DES3, mode));
    }

    /** By policy: default, fips, legacy; what none of them does is named below the table. */
    private <E extends KmipEnum> void probed(
            String title, E[] values, List<CoverageProbes> policies, Function<CoverageProbes, Predicate<E>> question) {
        title(title, "", "policy default", "fips", "legacy");
        List<String> never = new ArrayList<>();
        for (E value : values) {
            List<String> cells = policies.stream()
                    .map(probe -> mark(question.apply(probe).test(value)))
                    .toList();
            if (cells.equals(Collections.nCopies(policies.size(), "–"))) {
                never.add(value.kmipName());
            } else {
                row(concat(value.kmipName(), cells));
            }
        }
        if (!never.isEmpty()) {
            page.append("\nNot at all: ").append(String.join(", ", never)).append(".\n");
        }
    }

    private void functions(QueryResponse query) {
        title("Query", "function", "answer");
        row(List.of("Application Namespaces", "nothing: no values are generated"));
        row(List.of("Attestation Types", "nothing: attestations are not asked for"));
        row(List.of("Validations", "nothing: there are none"));
        row(List.of("Client Registration Methods", "nothing: clients do not register themselves"));
        row(List.of("RNGs", "unspecified: the platform chooses"));
        row(List.of("Capabilities", capabilities(query)));
        row(List.of(
                "Profiles",
                query.profileInformation().stream()
                        .map(profile -> profile.profileName().kmipName().replaceFirst("KMIPV1_.$", ""))
                        .distinct()
                        .collect(Collectors.joining(", "))));
        row(List.of("all others", "what there is"));
    }

    private static String capabilities(QueryResponse query) {
        return query.capabilityInformation()
                .get(0)
                .toString()
                .replaceAll("^\\w+\\[|]$", "")
                .replaceAll("Optional\\[(\\w+)]", "$1");
    }
}
