package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attribute.Rule;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CapabilityInformation;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.DefaultsInformation;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.ExtensionInformation;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.MacSignatureKeyInformation;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Masks;
import io.kms4j.kmip.ProfileInformation;
import io.kms4j.kmip.ProfileVersion;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.ServerInformation;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.ValidationInformation;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.operation.Extension;
import io.kms4j.kmip.ttlv.SharedData.Row;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Our tables and records against those of the specification. */
class SpecificationTest {
    private static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2", "1.3", "1.4", "2.0", "2.1");
    private static final String LATEST = "req_2.1";

    /** Where a record differs from the table on purpose. */
    private static final Set<String> DIFFERENT = Set.of(
            // An empty identifier lets the server choose.
            "Import request UniqueIdentifier",
            // A query without attributes finds everything.
            "Locate request Attributes",
            // Several references delete several attributes.
            "Delete Attribute request AttributeReference",
            // A client of the original product asks without a function; the answer is empty.
            "Query request QueryFunction",
            // Answered when it is asked for, as the OASIS cases expect.
            "Query response ProtectionStorageMasks",
            // Repeatable by the text of 2.1, if not by its table.
            "Defaults Information ObjectDefaults",
            // Repeatable up to 1.4.
            "Key Wrapping Specification AttributeName",
            "X.509 Certificate Subject SubjectDistinguishedName",
            "X.509 Certificate Subject SubjectAlternativeName",
            "X.509 Certificate Issuer IssuerAlternativeName",
            // What is left to use, which a client leaves to the server.
            "Usage Limits UsageLimitsCount");

    /** What the tables call a managed object. */
    private static final Set<String> OBJECTS = Set.of("AnyObjectSection2", "AllObjects");

    /** Fields that the server does not have yet. */
    private static final Set<String> NOT_YET = Set.of(
            // Of Process, which follows in the text.
            "PKCS#11 response AsynchronousRequest",
            "Response Header Nonce",
            "Response Header ServerHashedPassword",
            "Response Header AttestationType",
            "Server Information AlternativeFailoverEndpoints",
            "Server Information VendorSpecific");

    private static final Map<Class<?>, String> TYPES = new HashMap<>();

    static {
        TYPES.put(String.class, "TextString");
        TYPES.put(UniqueIdentifier.class, "TextString");
        TYPES.put(Integer.class, "Integer");
        TYPES.put(int.class, "Integer");
        TYPES.put(CryptographicUsageMask.class, "Integer");
        TYPES.put(Long.class, "LongInteger");
        TYPES.put(long.class, "LongInteger");
        TYPES.put(BigInteger.class, "BigInteger");
        TYPES.put(Boolean.class, "Boolean");
        TYPES.put(Bytes.class, "ByteString");
        TYPES.put(SecretBytes.class, "ByteString");
        TYPES.put(Instant.class, "DateTime");
        TYPES.put(Duration.class, "Interval");
        TYPES.put(Attributes.class, "Structure");
        TYPES.put(AttributeReference.class, "Structure");
        TYPES.put(KeyValue.class, "Structure");
    }

    @Test
    void tags_areThoseOfTheSpecification() {
        List<Row> rows = SharedData.csv("kmip-spec/tags.csv");
        Set<Integer> numbers = new LinkedHashSet<>();
        for (Row row : rows) {
            int code = Integer.parseInt(row.get("hex"), 16);
            if (row.get("xml_name").isEmpty()) {
                continue;
            }
            numbers.add(code);
            assertThat(Tag.of(code).kmipName()).isEqualTo(row.get("xml_name"));
            assertThat(Tag.find(row.get("xml_name"))).contains(Tag.of(code));
        }
        assertThat(Tag.all().stream().map(Tag::code).filter(code -> code >> 16 == 0x42))
                .allMatch(numbers::contains);
    }

    @Test
    void enumerations_haveTheSpecificationsValues() {
        for (Row row : SharedData.csv("kmip-spec/enumerations.csv")) {
            Optional<Class<? extends KmipEnum>> type =
                    tag(row.get("enum_tag_hex")).flatMap(Enumerations::of);
            if (type.isEmpty() || row.get("xml_name").isEmpty()) {
                continue;
            }
            int code = Integer.parseUnsignedInt(row.get("hex"), 16);
            assertThat(Enumerations.find(type.get(), code)).as(row.toString()).isPresent();
            assertThat(Enumerations.find(type.get(), row.get("xml_name")).map(KmipEnum::code))
                    .as(row.toString())
                    .contains(code);
        }
    }

    @Test
    void masks_haveTheSpecificationsBits() {
        for (Row row : SharedData.csv("kmip-spec/masks.csv")) {
            if (!row.get("xml_name").isEmpty()) {
                Tag tag = Tag.of(Integer.parseInt(row.get("mask_tag_hex"), 16));
                assertThat(Masks.find(tag, row.get("xml_name")))
                        .as(row.toString())
                        .contains(Integer.parseInt(row.get("hex"), 16));
            }
        }
    }

    @Test
    void attributes_haveTheSpecificationsRules() {
        Map<String, String> since = new LinkedHashMap<>();
        for (Row row : SharedData.csv("kmip-spec/attributes.csv")) {
            Optional<Attribute<?>> attribute = tag(row.get("tag_hex")).flatMap(Attribute::of);
            String first = row.get("versions").substring(0, 3);
            since.merge(row.get("xml_name"), first, (a, b) -> a.compareTo(b) < 0 ? a : b);
            if (row.get("tag_hex").isEmpty() || !row.get("versions").contains("2.1")) {
                continue;
            }
            assertThat(attribute).as(row.toString()).isPresent();
            Attribute<?> ours = attribute.orElseThrow();
            assertThat(ours.is(Rule.MULTIPLE)).as(row.toString()).isEqualTo(says(row, "multiple_instances"));
            assertThat(ours.is(Rule.MODIFIABLE)).as(row.toString()).isEqualTo(says(row, "modifiable_by_client"));
            assertThat(ours.is(Rule.DELETABLE)).as(row.toString()).isEqualTo(says(row, "deletable_by_client"));
            assertThat(ours.is(Rule.SERVER_ONLY))
                    .as(row.toString())
                    .isEqualTo(row.get("initially_set_by").equals("Server"));
        }
        for (Attribute<?> attribute : Attribute.all()) {
            if (since.containsKey(attribute.tag().kmipName())) {
                assertThat(attribute.since())
                        .hasToString(since.get(attribute.tag().kmipName()));
            }
        }
    }

    /** The tag with this number; nothing if the table has none. */
    private static Optional<Tag> tag(String hex) {
        return hex.isEmpty() ? Optional.empty() : Optional.of(Tag.of(Integer.parseInt(hex, 16)));
    }

    private static boolean says(Row row, String column) {
        return row.get(column).startsWith("Yes");
    }

    @Test
    void operations_haveTheSpecificationsFields() {
        List<Row> rows = SharedData.csv("kmip-spec/operations.csv");
        for (Operation operation : Operation.values()) {
            for (String direction : List.of("request", "response")) {
                Optional<RecordSchema<?>> schema =
                        direction.equals("request") ? Operations.request(operation) : Operations.response(operation);
                schema.ifPresent(found -> compare(
                        found,
                        rows.stream()
                                .filter(row -> Integer.parseInt(row.get("code"), 16) == operation.code()
                                        && row.get("side").equals(sideOf(operation))
                                        && row.get("direction").equals(direction))
                                .toList(),
                        row -> row.get("operation") + " " + direction + " " + row.get("xml_name")));
            }
        }
    }

    /** Who asks for it: two operations come from a server. */
    private static String sideOf(Operation operation) {
        return operation == Operation.PUT || operation == Operation.NOTIFY ? "server-to-client" : "client-to-server";
    }

    @Test
    void structures_haveTheSpecificationsFields() {
        Map<String, List<Row>> structures = new LinkedHashMap<>();
        for (Row row : SharedData.csv("kmip-spec/structures.csv")) {
            structures
                    .computeIfAbsent(normalize(row.get("structure")), unused -> new ArrayList<>())
                    .add(row);
        }
        for (Class<? extends Record> type : structureRecords()) {
            List<Row> rows = structures.getOrDefault(normalize(type.getSimpleName()), List.of());
            compare(RecordSchema.of(type), rows, row -> row.get("structure") + " " + row.get("xml_name"));
        }
    }

    private static Set<Class<? extends Record>> structureRecords() {
        Set<Class<? extends Record>> types = new LinkedHashSet<>(List.of(
                RequestHeader.class,
                ResponseHeader.class,
                ProtocolVersion.class,
                KeyBlock.class,
                KeyWrappingData.class,
                KeyWrappingSpecification.class,
                EncryptionKeyInformation.class,
                MacSignatureKeyInformation.class,
                ServerInformation.class,
                CapabilityInformation.class,
                ExtensionInformation.class,
                ProfileInformation.class,
                ProfileVersion.class,
                RngParameters.class,
                ValidationInformation.class,
                DefaultsInformation.class));
        for (Attribute<?> attribute : Attribute.all()) {
            if (attribute.type().isRecord()
                    && !attribute.is(Attribute.Rule.GONE)
                    && attribute.type() != UniqueIdentifier.class
                    && attribute.type() != CryptographicUsageMask.class
                    && attribute != Attribute.VENDOR) {
                types.add(attribute.type().asSubclass(Record.class));
            }
        }
        Arrays.stream(ManagedObject.class.getPermittedSubclasses())
                .forEach(type -> types.add(type.asSubclass(Record.class)));
        return types;
    }

    private static String normalize(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void transparentKeys_haveTheSpecificationsFields() {
        Map<KeyFormatType, List<Row>> formats = new LinkedHashMap<>();
        for (Row row : SharedData.csv("kmip-spec/structures.csv")) {
            if (row.get("structure").startsWith("Key Material [")) {
                String name = row.get("structure").replaceFirst(".*\\[(.*)]", "$1");
                formats.computeIfAbsent(
                                Enumerations.find(KeyFormatType.class, name).orElseThrow(), unused -> new ArrayList<>())
                        .add(row);
            }
        }
        assertThat(TransparentKeys.formats().keySet()).isEqualTo(formats.keySet());
        formats.forEach((format, rows) -> {
            for (Row row : rows) {
                Tag tag = Tag.find(row.get("xml_name")).orElseThrow();
                boolean required = row.cells().containsValue("Y");
                TransparentKeys.Format ours =
                        Objects.requireNonNull(TransparentKeys.formats().get(format));
                assertThat(ours.required().contains(tag)).as(row.toString()).isEqualTo(required);
                assertThat(ours.optional().contains(tag)).as(row.toString()).isEqualTo(!required);
            }
        });
    }

    /** Names one row, for messages and for the lists of exceptions. */
    private interface Naming {
        String of(Row row);
    }

    private static void compare(RecordSchema<?> schema, List<Row> rows, Naming naming) {
        Map<Tag, RecordField> fields = new LinkedHashMap<>();
        schema.fields().forEach(field -> fields.put(field.tag(), field));
        Map<Tag, Row> known = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.get(LATEST).isEmpty() || row.get("xml_name").isEmpty()) {
                continue;
            }
            Tag tag = OBJECTS.contains(row.get("xml_name"))
                    ? ObjectCodec.OBJECT
                    : Tag.of(
                            row.get("xml_name").equals("Credential_MAYBeRepeated")
                                    ? "Credential"
                                    : row.get("xml_name"));
            known.put(tag, row);
            RecordField field = fields.get(tag);
            if (field == null) {
                assertThat(NOT_YET).contains(naming.of(row));
            } else if (!DIFFERENT.contains(naming.of(row))) {
                assertThat(field.cardinality()).as(naming.of(row)).isIn(cardinalities(row.get(LATEST)));
            }
        }
        Set<Tag> extensions = extensions(schema);
        assertThat(fields.keySet())
                .as(schema.type().toString())
                .allMatch(tag -> known.containsKey(tag) || extensions.contains(tag));
        requireOrder(new ArrayList<>(fields.keySet()), known);
        List<Row> tags = SharedData.csv("kmip-spec/tags.csv");
        fields.values().forEach(field -> requireType(field, tags));
    }

    private static List<RecordField.Cardinality> cardinalities(String requirement) {
        if (requirement.endsWith("+")) {
            return List.of(RecordField.Cardinality.LIST);
        }
        return switch (requirement) {
            case "Y" -> List.of(RecordField.Cardinality.ONE);
            case "N", "N?" -> List.of(RecordField.Cardinality.OPTIONAL);
            default -> List.of(RecordField.Cardinality.ONE, RecordField.Cardinality.OPTIONAL);
        };
    }

    private static Set<Tag> extensions(RecordSchema<?> schema) {
        Set<Tag> extensions = new LinkedHashSet<>();
        for (RecordComponent component : schema.type().getRecordComponents()) {
            if (component.isAnnotationPresent(Extension.class)) {
                extensions.add(Tag.find(component.getName()).orElseThrow());
            }
        }
        return extensions;
    }

    /** The tables put what a later version added behind the rest, wherever it stands on the wire. */
    private static void requireOrder(List<Tag> ours, Map<Tag, Row> rows) {
        Map<String, List<Tag>> byVersion = new LinkedHashMap<>();
        rows.forEach((tag, row) -> byVersion
                .computeIfAbsent(introduced(row), unused -> new ArrayList<>())
                .add(tag));
        byVersion.values().forEach(theirs -> {
            List<Tag> same = new ArrayList<>(theirs);
            same.retainAll(ours);
            assertThat(ours.stream().filter(same::contains)).containsExactlyElementsOf(same);
        });
    }

    private static String introduced(Row row) {
        return VERSIONS.stream()
                .filter(version -> !row.get("req_" + version).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static void requireType(RecordField field, List<Row> tags) {
        Class<?> type = field.type();
        // The tables have a structure around each part of PKCS#11, of the same tag; the profile's cases have none.
        boolean nested = field.tag().kmipName().startsWith("PKCS_11");
        if (nested || type == Ttlv.class || type == ManagedObject.class || type == KeyMaterial.class) {
            return;
        }
        String ours = KmipEnum.class.isAssignableFrom(type)
                ? "Enumeration"
                : TYPES.getOrDefault(type, type.isRecord() ? "Structure" : type.getName());
        String theirs = tags.stream()
                .filter(row ->
                        Integer.parseInt(row.get("hex"), 16) == field.tag().code())
                .map(row -> row.get("ttlv_type"))
                .findFirst()
                .orElse(ours);
        assertThat(theirs).as(field.tag().toString()).contains(ours);
    }
}
