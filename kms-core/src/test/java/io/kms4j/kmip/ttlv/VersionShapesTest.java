package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.Digest;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.AsynchronousIndicator;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.RequestMessage;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.message.ResponseHeader;
import io.kms4j.kmip.message.ResponseMessage;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.DiscoverVersionsRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.GetAttributeListResponse;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetAttributesResponse;
import io.kms4j.kmip.operation.GetResponse;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.kmip.ttlv.SharedData.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionShapesTest {
    private static final UniqueIdentifier ID = new UniqueIdentifier("k");

    @Test
    void create_readsItsTemplate() {
        assertThat(read(
                        Operation.CREATE,
                        enumeration(Tag.OBJECT_TYPE, 2),
                        structure(
                                Tag.TEMPLATE_ATTRIBUTE,
                                attribute("Cryptographic Algorithm", enumeration(Tag.ATTRIBUTE_VALUE, 3)),
                                attribute("Cryptographic Usage Mask", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, 12)),
                                attribute("x-Room", text(Tag.ATTRIBUTE_VALUE, "7")),
                                attribute("Retired Attribute", text(Tag.ATTRIBUTE_VALUE, "old")))))
                .isEqualTo(new CreateRequest(
                        ObjectType.SYMMETRIC_KEY,
                        Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(12))
                                .plus(Attribute.VENDOR, VendorAttribute.text("x", "Room", "7"))
                                .plus(Attribute.VENDOR, VendorAttribute.text("KMIP1", "Retired Attribute", "old")),
                        Optional.empty()));
    }

    @Test
    void attributeOperations_readNames() {
        assertThat(read(Operation.GET_ATTRIBUTES, name("State"), name("x-Room")))
                .isEqualTo(new GetAttributesRequest(
                        Optional.empty(),
                        List.of(
                                new AttributeReference.Standard(Tag.STATE),
                                new AttributeReference.Vendor("x", "Room"))));
        assertThat(read(Operation.ADD_ATTRIBUTE, attribute("Contact Information", text(Tag.ATTRIBUTE_VALUE, "me"))))
                .isEqualTo(
                        new AddAttributeRequest(Optional.empty(), Attributes.of(Attribute.CONTACT_INFORMATION, "me")));
        assertThat(read(Operation.DELETE_ATTRIBUTE, name("Contact Information"), new Ttlv.Int(Tag.ATTRIBUTE_INDEX, 0)))
                .isEqualTo(new DeleteAttributeRequest(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new AttributeReference.Standard(Tag.CONTACT_INFORMATION)),
                        Optional.of(0)));
    }

    @Test
    void locate_gathersItsAttributes_andRangesOfDates() {
        Instant from = Instant.ofEpochSecond(10);
        Instant to = Instant.ofEpochSecond(20);
        LocateRequest request = (LocateRequest) read(
                Operation.LOCATE,
                attribute("Initial Date", new Ttlv.DateTime(Tag.ATTRIBUTE_VALUE, from)),
                attribute("Initial Date", new Ttlv.DateTime(Tag.ATTRIBUTE_VALUE, to)),
                attribute("Object Type", enumeration(Tag.ATTRIBUTE_VALUE, 2)));

        assertThat(request.attributes().orElseThrow().all(Attribute.INITIAL_DATE))
                .containsExactly(from, to);
        assertThat(request.attributes().orElseThrow().get(Attribute.OBJECT_TYPE))
                .contains(ObjectType.SYMMETRIC_KEY);
    }

    @Test
    void cryptographicParameters_areKnownByTheirFields_withoutTheirName() {
        Ttlv hash = enumeration(Tag.HASHING_ALGORITHM, 6);
        Ttlv parameters = structure(Tag.ATTRIBUTE, structure(Tag.ATTRIBUTE_VALUE, hash));
        AddAttributeRequest request = (AddAttributeRequest) read(Operation.ADD_ATTRIBUTE, parameters);
        assertThat(request.newAttribute().get(Attribute.CRYPTOGRAPHIC_PARAMETERS))
                .contains(CryptographicParameters.builder()
                        .hashingAlgorithm(HashingAlgorithm.SHA_256)
                        .build());
        Ttlv digest = structure(
                Tag.ATTRIBUTE,
                structure(Tag.ATTRIBUTE_VALUE, hash, new Ttlv.ByteString(Tag.DIGEST_VALUE, Bytes.empty())));
        assertThat(reasonOf(Operation.ADD_ATTRIBUTE, digest)).isEqualTo(ResultReason.MISSING_DATA);
        Ttlv empty = structure(Tag.ATTRIBUTE, structure(Tag.ATTRIBUTE_VALUE));
        assertThat(reasonOf(Operation.ADD_ATTRIBUTE, empty)).isEqualTo(ResultReason.MISSING_DATA);
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertThat(reasonOf(Operation.DELETE_ATTRIBUTE, name("Comment"), text(Tag.ATTRIBUTE_INDEX, "1")))
                .isEqualTo(ResultReason.INVALID_FIELD);
        assertThat(reasonOf(Operation.CREATE, structure(Tag.TEMPLATE_ATTRIBUTE, structure(Tag.NAME))))
                .isEqualTo(ResultReason.MISSING_DATA);
        assertThat(reasonOf(Operation.ADD_ATTRIBUTE, structure(Tag.ATTRIBUTE, name("State"))))
                .isEqualTo(ResultReason.MISSING_DATA);
    }

    @Test
    void decrypt_findsTheTagAtTheEnd_before14() {
        Bytes data = Bytes.copyOf(new byte[20]);
        DecryptRequest request = (DecryptRequest) read(
                Operation.DECRYPT,
                structure(Tag.CRYPTOGRAPHIC_PARAMETERS, enumeration(Tag.BLOCK_CIPHER_MODE, 9)),
                new Ttlv.ByteString(Tag.DATA, data));

        assertThat(request.data()).contains(data.slice(0, 4));
        assertThat(request.authenticatedEncryptionTag()).contains(data.slice(4, 20));
        assertThat(dataOf(ProtocolVersion.V1_2)).isEqualTo(Bytes.copyOf(new byte[] {1, 2, 3}));
        assertThat(dataOf(ProtocolVersion.V1_4)).isEqualTo(Bytes.copyOf(new byte[] {1}));
    }

    private static Bytes dataOf(ProtocolVersion version) {
        Ttlv.Structure payload = write(
                version,
                Operation.ENCRYPT,
                new EncryptResponse(
                        ID,
                        Optional.of(Bytes.copyOf(new byte[] {1})),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Bytes.copyOf(new byte[] {2, 3}))));
        return ((Ttlv.ByteString) payload.find(Tag.DATA).orElseThrow()).value();
    }

    @Test
    void getAttributes_writesNamesAndIndexes_andNothingYounger() {
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 256)
                .plus(Attribute.NAME, Name.text("a"))
                .plus(Attribute.NAME, Name.text("b"))
                .with(Attribute.FRESH, true)
                .with(Attribute.SENSITIVE, true)
                .plus(
                        Attribute.DIGEST,
                        new Digest(HashingAlgorithm.SHA_256, Optional.empty(), Optional.of(KeyFormatType.RAW)))
                .plus(Attribute.VENDOR, VendorAttribute.text("x", "Room", "7"))
                .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[]"));
        Ttlv.Structure payload =
                write(ProtocolVersion.V1_0, Operation.GET_ATTRIBUTES, new GetAttributesResponse(ID, attributes));

        assertThat(payload.items())
                .containsExactly(
                        text(Tag.UNIQUE_IDENTIFIER, "k"),
                        attribute("Cryptographic Length", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, 256)),
                        attribute(
                                "Name",
                                structure(
                                        Tag.ATTRIBUTE_VALUE, text(Tag.NAME_VALUE, "a"), enumeration(Tag.NAME_TYPE, 1))),
                        structure(
                                Tag.ATTRIBUTE,
                                name("Name"),
                                new Ttlv.Int(Tag.ATTRIBUTE_INDEX, 1),
                                structure(
                                        Tag.ATTRIBUTE_VALUE, text(Tag.NAME_VALUE, "b"), enumeration(Tag.NAME_TYPE, 1))),
                        attribute("Digest", structure(Tag.ATTRIBUTE_VALUE, enumeration(Tag.HASHING_ALGORITHM, 6))),
                        attribute("x-Room", text(Tag.ATTRIBUTE_VALUE, "7")));
    }

    @Test
    void attributes_youngerThan20_areNotWrittenTo20() {
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 256)
                .with(Attribute.ROTATE_GENERATION, 1)
                .with(Attribute.OPERATION_POLICY_NAME, "default");

        assertThat(write(ProtocolVersion.V2_0, Operation.GET_ATTRIBUTES, new GetAttributesResponse(ID, attributes))
                        .find(Tag.ATTRIBUTES))
                .contains(structure(Tag.ATTRIBUTES, new Ttlv.Int(Tag.CRYPTOGRAPHIC_LENGTH, 256)));
    }

    @Test
    void getAttributeList_writesNames() {
        Ttlv.Structure payload = write(
                ProtocolVersion.V1_2,
                Operation.GET_ATTRIBUTE_LIST,
                new GetAttributeListResponse(
                        ID,
                        List.of(
                                new AttributeReference.Standard(Tag.X_509_CERTIFICATE_ISSUER),
                                new AttributeReference.Standard(Tag.SENSITIVE),
                                new AttributeReference.Vendor("y", "Seen"))));

        assertThat(payload.items())
                .containsExactly(text(Tag.UNIQUE_IDENTIFIER, "k"), name("X.509 Certificate Issuer"), name("y-Seen"));
    }

    @Test
    void get_writesAttributesOfTheKeyByName_andReadsThemBack() {
        ManagedObject key = new ManagedObject.SymmetricKey(new KeyBlock(
                KeyFormatType.RAW,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(
                        new KeyMaterial.Encoded(SecretBytes.copyOf(new byte[] {1})),
                        Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 8))),
                Optional.of(CryptographicAlgorithm.AES),
                Optional.of(8),
                Optional.empty()));
        Ttlv.Structure payload =
                write(ProtocolVersion.V1_0, Operation.GET, new GetResponse(ObjectType.SYMMETRIC_KEY, ID, key));
        Ttlv.Structure block = (Ttlv.Structure)
                ((Ttlv.Structure) payload.items().get(2)).items().get(0);

        assertThat(block.find(Tag.KEY_VALUE))
                .contains(structure(
                        Tag.KEY_VALUE,
                        new Ttlv.ByteString(Tag.KEY_MATERIAL, Bytes.copyOf(new byte[] {1})),
                        attribute("Cryptographic Length", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, 8))));

        RegisterRequest back = (RegisterRequest) read(
                Operation.REGISTER,
                enumeration(Tag.OBJECT_TYPE, 2),
                structure(Tag.TEMPLATE_ATTRIBUTE),
                payload.items().get(2));
        KeyValue value =
                back.managedObject().keyBlockIfAny().orElseThrow().keyValue().orElseThrow();
        assertThat(((KeyValue.Plain) value).attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH))
                .contains(8);
    }

    @Test
    void templates_haveTheirAttributesByName_andAreNamedInRequests() {
        Ttlv template =
                structure(Tag.TEMPLATE, attribute("Cryptographic Length", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, 256)));
        RegisterRequest register = (RegisterRequest)
                read(Operation.REGISTER, enumeration(Tag.OBJECT_TYPE, 6), structure(Tag.TEMPLATE_ATTRIBUTE), template);
        CreateRequest create = (CreateRequest) read(
                Operation.CREATE,
                enumeration(Tag.OBJECT_TYPE, 2),
                structure(Tag.TEMPLATE_ATTRIBUTE, structure(Tag.NAME, text(Tag.NAME_VALUE, "t"))));

        assertThat(register.managedObject())
                .isEqualTo(new ManagedObject.Template(Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 256)));
        assertThat(create.attributes().all(Attribute.VENDOR)).containsExactly(VendorAttribute.templateName("t"));
        assertThat(write(
                                ProtocolVersion.V1_2,
                                Operation.GET,
                                new GetResponse(ObjectType.TEMPLATE, ID, register.managedObject()))
                        .find(Tag.TEMPLATE))
                .contains(template);
    }

    @Test
    void query_leavesOut_whatTheVersionDoesNotKnow() {
        QueryResponse response = new QueryResponse(
                List.of(Operation.CREATE, Operation.DISCOVER_VERSIONS, Operation.ENCRYPT, Operation.SET_ATTRIBUTE),
                List.of(ObjectType.SYMMETRIC_KEY, ObjectType.PGP_KEY, ObjectType.CERTIFICATE_REQUEST),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(write(ProtocolVersion.V1_0, Operation.QUERY, response).items())
                .containsExactly(enumeration(Tag.OPERATION, 1), enumeration(Tag.OBJECT_TYPE, 2));
        assertThat(write(ProtocolVersion.V1_2, Operation.QUERY, response).items())
                .hasSize(5);
        assertThat(write(ProtocolVersion.V2_1, Operation.QUERY, response).items())
                .hasSize(7);
    }

    @Test
    void header_hasNoCorrelationValues_before14() {
        assertThat(header(ProtocolVersion.V1_3).find(Tag.SERVER_CORRELATION_VALUE))
                .isEmpty();
        assertThat(header(ProtocolVersion.V1_4).find(Tag.SERVER_CORRELATION_VALUE))
                .isPresent();
    }

    private static Ttlv.Structure header(ProtocolVersion version) {
        ResponseHeader header = new ResponseHeader(version, Instant.EPOCH, Optional.of("c"), Optional.of("s"), 0);
        return (Ttlv.Structure)
                ((Ttlv.Structure) KmipMapper.writeResponseMessage(new ResponseMessage(header, List.of())))
                        .items()
                        .get(0);
    }

    @Test
    void asynchronousIndicator_isABooleanIn1x() {
        Ttlv message = message(
                new Ttlv.Bool(Tag.ASYNCHRONOUS_INDICATOR, true),
                Operation.ACTIVATE,
                List.of(text(Tag.UNIQUE_IDENTIFIER, "k")));

        assertThat(KmipMapper.readRequestMessage(message).requestHeader().asynchronousIndicator())
                .contains(AsynchronousIndicator.OPTIONAL);
    }

    @Test
    void messagesOfProducts_areRead() {
        List<Row> captures = SharedData.json("conformance/captures/captures.json");
        assertThat(captures).hasSize(21);
        for (Row capture : captures) {
            RequestMessage message =
                    KmipMapper.readRequestMessage(BinaryTtlv.read(HexFormat.of().parseHex(capture.get("hex"))));
            assertThat(message.batchItem()).allSatisfy(item -> assertThat(item.requestPayload())
                    .as(capture.get("decoded"))
                    .isInstanceOf(RequestBatchItem.Parsed.class));
        }
        List<RequestPayload<?>> requests = captures.stream()
                .flatMap(
                        row -> KmipMapper.readRequestMessage(
                                BinaryTtlv.read(HexFormat.of().parseHex(row.get("hex"))))
                                .batchItem()
                                .stream())
                .<RequestPayload<?>>map(item -> ((RequestBatchItem.Parsed) item.requestPayload()).request())
                .toList();
        assertThat(requests)
                .contains(
                        new DiscoverVersionsRequest(List.of()),
                        new ActivateRequest(Optional.of(new UniqueIdentifier("AWMksepiJTbZIso_0Xor"))),
                        new GetAttributesRequest(
                                Optional.of(new UniqueIdentifier("1")),
                                List.of(new AttributeReference.Vendor("x", "Product_Version"))));
    }

    @Test
    void names_areThoseOfTheSpecification() {
        for (Row row : SharedData.csv("kmip-spec/attributes.csv")) {
            if (row.get("versions").contains("1.") && !row.get("tag_hex").isEmpty()) {
                assertThat(NamedAttributes.nameOf(Tag.of(Integer.parseInt(row.get("tag_hex"), 16))))
                        .isEqualTo(row.get("attribute"));
            }
        }
    }

    private static RequestPayload<?> read(Operation operation, Ttlv... fields) {
        RequestBatchItem.Payload payload = payload(operation, fields);
        assertThat(payload).isInstanceOf(RequestBatchItem.Parsed.class);
        return ((RequestBatchItem.Parsed) payload).request();
    }

    private static ResultReason reasonOf(Operation operation, Ttlv... fields) {
        return ((RequestBatchItem.Refused) payload(operation, fields)).cause().reason();
    }

    private static RequestBatchItem.Payload payload(Operation operation, Ttlv... fields) {
        Ttlv message = message(new Ttlv.Int(Tag.MAXIMUM_RESPONSE_SIZE, 8192), operation, List.of(fields));
        return KmipMapper.readRequestMessage(message).batchItem().get(0).requestPayload();
    }

    private static Ttlv message(Ttlv headerField, Operation operation, List<Ttlv> fields) {
        return structure(
                Tag.REQUEST_MESSAGE,
                structure(
                        Tag.REQUEST_HEADER,
                        structure(
                                Tag.PROTOCOL_VERSION,
                                new Ttlv.Int(Tag.PROTOCOL_VERSION_MAJOR, 1),
                                new Ttlv.Int(Tag.PROTOCOL_VERSION_MINOR, 2)),
                        headerField,
                        new Ttlv.Int(Tag.BATCH_COUNT, 1)),
                structure(
                        Tag.BATCH_ITEM,
                        enumeration(Tag.OPERATION, operation.code()),
                        new Ttlv.Structure(Tag.REQUEST_PAYLOAD, fields)));
    }

    private static Ttlv.Structure write(ProtocolVersion version, Operation operation, ResponsePayload payload) {
        ResponseMessage message = new ResponseMessage(
                new ResponseHeader(version, Instant.EPOCH, Optional.empty(), Optional.empty(), 1),
                List.of(new ResponseBatchItem(
                        Optional.of(operation),
                        Optional.empty(),
                        ResultStatus.SUCCESS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(payload))));
        List<Ttlv> parts = new ArrayList<>(((Ttlv.Structure) KmipMapper.writeResponseMessage(message)).items());
        return (Ttlv.Structure)
                ((Ttlv.Structure) parts.get(1)).find(Tag.RESPONSE_PAYLOAD).orElseThrow();
    }

    private static Ttlv attribute(String name, Ttlv value) {
        return structure(Tag.ATTRIBUTE, name(name), value);
    }

    private static Ttlv name(String name) {
        return text(Tag.ATTRIBUTE_NAME, name);
    }

    private static Ttlv text(Tag tag, String value) {
        return new Ttlv.Text(tag, value);
    }

    private static Ttlv enumeration(Tag tag, int value) {
        return new Ttlv.Enumeration(tag, value);
    }

    private static Ttlv.Structure structure(Tag tag, Ttlv... items) {
        return new Ttlv.Structure(tag, List.of(items));
    }
}
