package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.ttlv.SharedData.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing that is newer than a client's version reaches it, by all tables of the specification. */
class VersionLimitsTest {
    private static final List<ProtocolVersion> VERSIONS =
            new TreeSet<>(ProtocolVersion.SUPPORTED).stream().toList();

    /** What 1.x has under other tags. */
    private static final Set<Tag> RENAMED = Set.of(Tag.ATTRIBUTES, Tag.ATTRIBUTE_REFERENCE);

    /** The reason of a failure is chosen by version elsewhere; the others are in requests only. */
    private static final Set<String> NEVER_ANSWERED =
            Set.of("Result Reason", "Asynchronous Indicator", "Data", "Unique Identifier");

    /** One changes its shape with the version, the other is in requests only. */
    private static final Set<String> ELSEWHERE = Set.of("Attribute", "Derivation Parameters");

    /** Enumerations that lost values in 2.0 which have not come back under another name. */
    private static final Set<String> TAKEN_AWAY = Set.of("Object Type", "Profile Name");

    @Test
    void tags_areKnown_fromTheirVersionOn() {
        for (Row row : SharedData.csv("kmip-spec/tags.csv")) {
            if (!row.get("introduced").isEmpty()) {
                Tag tag = Tag.of(Integer.parseInt(row.get("hex"), 16));
                for (ProtocolVersion version : VERSIONS) {
                    assertThat(VersionLimits.has(version, tag))
                            .as(row + " in " + version)
                            .isEqualTo(version.toString().compareTo(row.get("introduced")) >= 0);
                }
            }
        }
    }

    @Test
    void valuesOfEnumerations_areKnown_fromTheirVersionOn() {
        for (Row row : SharedData.csv("kmip-spec/enumerations.csv")) {
            if (row.get("introduced").isEmpty()
                    || row.get("enum_tag_hex").isEmpty()
                    || NEVER_ANSWERED.contains(row.get("enum"))) {
                continue;
            }
            Tag tag = Tag.of(Integer.parseInt(row.get("enum_tag_hex"), 16));
            Ttlv.Enumeration value = new Ttlv.Enumeration(tag, Integer.parseUnsignedInt(row.get("hex"), 16));
            for (ProtocolVersion version : VERSIONS) {
                boolean taken = TAKEN_AWAY.contains(row.get("enum"))
                        && !row.get("versions").contains(version.toString());
                boolean older = version.toString().compareTo(row.get("introduced")) >= 0 && !taken;
                assertThat(VersionLimits.has(version, tag) && VersionLimits.has(version, value))
                        .as(row + " in " + version)
                        .isEqualTo(older && VersionLimits.has(version, tag));
            }
        }
    }

    @Test
    void bitsOfTheUsageMask_areThoseOfTheVersion() {
        for (Row row : SharedData.csv("kmip-spec/masks.csv")) {
            int bit = Integer.parseInt(row.get("hex"), 16);
            if (row.get("mask").equals("Cryptographic Usage Mask") && bit != CryptographicUsageMask.UNRESTRICTED) {
                assertThat(VersionLimits.uses(ProtocolVersion.V1_4, bit) == bit)
                        .as(row.toString())
                        .isEqualTo(bit <= 0x80000);
            }
        }
        assertThat(VersionLimits.uses(ProtocolVersion.V1_0, CryptographicUsageMask.UNRESTRICTED))
                .isEqualTo(0xFFFFF);
    }

    @Test
    void fieldsOfStructures_areLeftOut_beforeTheirVersion() {
        byName("kmip-spec/structures.csv", "structure").forEach((name, rows) -> {
            Optional<Tag> structure = Tag.find(name.replaceFirst(" \\[.*", ""));
            boolean answered = !name.startsWith("Credential") && !ELSEWHERE.contains(name);
            structure.filter(unused -> answered).ifPresent(tag -> requireLeftOut(tag, rows));
        });
    }

    @Test
    void fieldsOfAnswers_areLeftOut_beforeTheirVersion() {
        byName("kmip-spec/operations.csv", "operation")
                .forEach((name, rows) -> requireLeftOut(
                        Tag.RESPONSE_PAYLOAD,
                        rows.stream()
                                .filter(row -> row.get("side").equals("client-to-server")
                                        && row.get("direction").equals("response"))
                                .toList()));
    }

    private static Map<String, List<Row>> byName(String table, String column) {
        return SharedData.csv(table).stream().collect(Collectors.groupingBy(row -> row.get(column)));
    }

    private static List<ProtocolVersion> having(Row row) {
        return VERSIONS.stream()
                .filter(version -> !row.get("req_" + version).isEmpty())
                .toList();
    }

    private static void requireLeftOut(Tag structure, List<Row> rows) {
        Set<ProtocolVersion> versions =
                rows.stream().flatMap(row -> having(row).stream()).collect(Collectors.toSet());
        for (Row row : rows) {
            Optional<Tag> field = Tag.find(row.get("xml_name")).filter(tag -> !RENAMED.contains(tag));
            List<ProtocolVersion> having = having(row);
            for (ProtocolVersion version : versions) {
                if (field.isPresent()
                        && !field.get().equals(Tag.DATA)
                        && !having.isEmpty()
                        && version.compareTo(having.get(0)) < 0) {
                    Ttlv item = new Ttlv.ByteString(field.get(), Bytes.empty());
                    Ttlv written = VersionShapes.downgrade(new Ttlv.Structure(structure, List.of(item)), version);
                    assertThat(((Ttlv.Structure) written).items())
                            .as(row + " in " + version)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void keys_areRefused_inFormatsThatTheVersionDoesNotHave() {
        Ttlv key = new Ttlv.Structure(Tag.KEY_BLOCK, List.of(new Ttlv.Enumeration(Tag.KEY_FORMAT_TYPE, 0x16)));
        assertThat(VersionShapes.downgrade(key, ProtocolVersion.V1_4)).isEqualTo(key);
        assertThatThrownBy(() -> VersionShapes.downgrade(key, ProtocolVersion.V1_3))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.FEATURE_NOT_SUPPORTED));
    }
}
