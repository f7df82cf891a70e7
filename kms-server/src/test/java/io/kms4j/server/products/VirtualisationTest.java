package io.kms4j.server.products;

import static io.kms4j.server.products.Items.aes;
import static io.kms4j.server.products.Items.attribute;
import static io.kms4j.server.products.Items.attributeName;
import static io.kms4j.server.products.Items.choice;
import static io.kms4j.server.products.Items.group;
import static io.kms4j.server.products.Items.id;
import static io.kms4j.server.products.Items.name;
import static io.kms4j.server.products.Items.named;
import static io.kms4j.server.products.Items.number;
import static io.kms4j.server.products.Items.reason;
import static io.kms4j.server.products.Items.type;
import static io.kms4j.server.products.Items.userAndPassword;
import static io.kms4j.server.products.Items.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.BatchErrorContinuationOption;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.State;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hypervisors, backup, networks. */
class VirtualisationTest {
    private final RunningProducts products = new RunningProducts();

    @AfterEach
    void stop() {
        products.close();
    }

    private static Bytes batchId(int number) {
        return Bytes.copyOf(new byte[] {'Q', 'L', 'K', 'C', (byte) number, 0, 0, 0});
    }

    private static Reply ask(Product product, Operation operation, Ttlv... payload) {
        return product.ask(Call.of(operation, payload).withId(batchId(1))).get(0);
    }

    private static Call add(String id, int number, String attribute, String value) {
        return Call.of(Operation.ADD_ATTRIBUTE, id(id), attribute(attribute, value))
                .withId(batchId(number));
    }

    @Test
    void vCenter_makesAKeyAndRemembersWhatItIsFor() {
        try (Product vCenter = products.connect(ProtocolVersion.V1_1)) {
            assertThat(vCenter.ask(Operation.DISCOVER_VERSIONS).all(Tag.PROTOCOL_VERSION))
                    .isNotEmpty();
            assertThat(ask(vCenter, Operation.DISCOVER_VERSIONS).all(Tag.PROTOCOL_VERSION))
                    .isNotEmpty();
            ask(vCenter, Operation.QUERY, choice(QueryFunction.QUERY_SERVER_INFORMATION, Tag.QUERY_FUNCTION))
                    .text(Tag.VENDOR_IDENTIFICATION);
            String key = ask(vCenter, Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256))
                    .id();

            Reply absent = ask(vCenter, Operation.GET_ATTRIBUTES, id(key), attributeName("x-Product_Version"));
            assertThat(absent.id()).isEqualTo(key);
            assertThat(absent.attributes()).isEmpty();
            List<Reply> added = vCenter.ask(
                    add(key, 1, "x-Product_Version", "7.0.3 build-19480866"),
                    add(key, 2, "x-Vendor", "VMware, Inc."),
                    add(key, 3, "x-Product", "VMware vSphere"));
            assertThat(added).hasSize(3);
            assertThat(added.get(1).find(Tag.ATTRIBUTE)).hasValue(attribute("x-Vendor", "VMware, Inc."));
            Reply vendor = ask(vCenter, Operation.GET_ATTRIBUTES, id(key), attributeName("x-Vendor"));
            assertThat(vendor.all(Tag.ATTRIBUTE)).containsExactly(attribute("x-Vendor", "VMware, Inc."));

            ask(vCenter, Operation.GET_ATTRIBUTES, id(key), attributeName("State"))
                    .hasState(State.PRE_ACTIVE);
            assertThat(ask(vCenter, Operation.ACTIVATE, id(key)).id()).isEqualTo(key);
            ask(vCenter, Operation.GET_ATTRIBUTES, id(key), attributeName("State"))
                    .hasState(State.ACTIVE);
            Reply got = ask(vCenter, Operation.GET, id(key));
            assertThat(((Ttlv.Structure) got.find(Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE)
                                    .orElseThrow())
                            .items())
                    .extracting(Ttlv::tag)
                    .containsExactly(Tag.KEY_MATERIAL);
            assertThat(got.bytes(Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL)
                            .length())
                    .isEqualTo(32);
        }
    }

    private static Call locate(String name) {
        return Call.of(
                        Operation.LOCATE,
                        number(Tag.MAXIMUM_ITEMS, 1),
                        group(Tag.TEMPLATE_ATTRIBUTE, named(name), attribute("Object Type", ObjectType.SYMMETRIC_KEY)))
                .withId(batchId(name.length()));
    }

    @Test
    void fortiGate_locatesFourKeysAtOnce_underUserAndPassword() {
        try (Product fortiGate = products.connect(
                ProtocolVersion.V1_0,
                number(Tag.MAXIMUM_RESPONSE_SIZE, 65_536),
                userAndPassword("fortigate", "secret"),
                choice(BatchErrorContinuationOption.CONTINUE, Tag.BATCH_ERROR_CONTINUATION_OPTION),
                yes(Tag.BATCH_ORDER_OPTION))) {
            String key = fortiGate
                    .ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256, named("fgt-3")))
                    .id();
            Bytes material = Bytes.copyOf(new byte[16]);
            String registered = fortiGate
                    .ask(
                            Operation.REGISTER,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(128, named("fgt-registered")),
                            Items.rawAes(material))
                    .id();

            List<Reply> located =
                    fortiGate.ask(locate("fgt-1"), locate("fgt--2"), locate("fgt-3"), locate("fgt-registered"));
            assertThat(located)
                    .extracting(Reply::ids)
                    .containsExactly(List.of(), List.of(), List.of(key), List.of(registered));
            fortiGate.ask(Operation.ACTIVATE, id(key)).succeeds();
            assertThat(fortiGate
                            .ask(Operation.GET, id(registered))
                            .bytes(Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL))
                    .isEqualTo(material);
            fortiGate.ask(Operation.DESTROY, id(registered)).succeeds();
        }
    }

    private static Ttlv rsa(Tag template, int mask) {
        return group(
                template,
                attribute("Cryptographic Algorithm", CryptographicAlgorithm.RSA),
                attribute("Cryptographic Length", 2048),
                attribute("Cryptographic Usage Mask", mask));
    }

    @Test
    void veeam_getsBothKeysOfAPair_withoutAttributesInside() {
        try (Product veeam = products.connect(ProtocolVersion.V1_4)) {
            Reply pair = veeam.ask(
                    Operation.CREATE_KEY_PAIR,
                    group(
                            Tag.COMMON_TEMPLATE_ATTRIBUTE,
                            attribute("Cryptographic Algorithm", CryptographicAlgorithm.RSA),
                            attribute("Cryptographic Length", 2048)),
                    group(Tag.PRIVATE_KEY_TEMPLATE_ATTRIBUTE, attribute("Cryptographic Usage Mask", 8)),
                    group(Tag.PUBLIC_KEY_TEMPLATE_ATTRIBUTE, attribute("Cryptographic Usage Mask", 4)));
            String privateKey = pair.text(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER);
            String publicKey = pair.text(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER);

            assertBare(veeam.ask(Operation.GET, id(privateKey)), Tag.PRIVATE_KEY);
            assertBare(veeam.ask(Operation.GET, id(publicKey)), Tag.PUBLIC_KEY);
            veeam.ask(Operation.DESTROY, id(privateKey)).succeeds();
            veeam.ask(Operation.DESTROY, id(publicKey)).succeeds();
        }
    }

    private static void assertBare(Reply got, Tag object) {
        assertThat(((Ttlv.Structure)
                                got.find(object, Tag.KEY_BLOCK, Tag.KEY_VALUE).orElseThrow())
                        .items())
                .extracting(Ttlv::tag)
                .containsExactly(Tag.KEY_MATERIAL);
    }

    @Test
    void krill_signsWithAKeyThatItNamesAfterwards() {
        try (Product krill = products.connect(ProtocolVersion.V1_2)) {
            krill.ask(
                            Operation.QUERY,
                            choice(QueryFunction.QUERY_OPERATIONS, Tag.QUERY_FUNCTION),
                            choice(QueryFunction.QUERY_SERVER_INFORMATION, Tag.QUERY_FUNCTION))
                    .succeeds();
            Reply pair = krill.ask(
                    Operation.CREATE_KEY_PAIR,
                    rsa(Tag.PRIVATE_KEY_TEMPLATE_ATTRIBUTE, 1),
                    rsa(Tag.PUBLIC_KEY_TEMPLATE_ATTRIBUTE, 2));
            String privateKey = pair.text(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER);
            krill.ask(Operation.MODIFY_ATTRIBUTE, id(privateKey), attribute("Name", 0, name("krill-key")));
            krill.ask(Operation.ACTIVATE, id(privateKey)).succeeds();
            krill.ask(Operation.GET, id(pair.text(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER)))
                    .succeeds();

            assertThat(krill.ask(
                                    Operation.SIGN,
                                    id(privateKey),
                                    group(
                                            Tag.CRYPTOGRAPHIC_PARAMETERS,
                                            choice(PaddingMethod.PKCS1_V1_5, Tag.PADDING_METHOD),
                                            choice(HashingAlgorithm.SHA_256, Tag.HASHING_ALGORITHM),
                                            choice(CryptographicAlgorithm.RSA, Tag.CRYPTOGRAPHIC_ALGORITHM)),
                                    Items.bytes(Tag.DATA, "a certificate revocation list"))
                            .bytes(Tag.SIGNATURE_DATA)
                            .length())
                    .isEqualTo(256);
            assertThat(krill.ask(Operation.RNG_RETRIEVE, number(Tag.DATA_LENGTH, 32))
                            .bytes(Tag.DATA)
                            .length())
                    .isEqualTo(32);
            krill.ask(Operation.REVOKE, id(privateKey), reason(RevocationReasonCode.CESSATION_OF_OPERATION))
                    .succeeds();
            krill.ask(Operation.DESTROY, id(privateKey)).succeeds();
        }
    }

    @Test
    void storageArray_getsTheKeyThatItLocatesInTheSameBatch() {
        try (Product array = products.connect(ProtocolVersion.V1_0)) {
            array.ask(
                    Operation.CREATE,
                    type(ObjectType.SYMMETRIC_KEY),
                    aes(256, attribute("x-ResourceID", "pool-7"), attribute("x-SystemID", "42")));
            List<Reply> replies = array.ask(
                    Call.of(Operation.QUERY, choice(QueryFunction.QUERY_OPERATIONS, Tag.QUERY_FUNCTION))
                            .withId(batchId(1)),
                    Call.of(Operation.LOCATE, attribute("x-ResourceID", "pool-7"), attribute("x-SystemID", "42"))
                            .withId(batchId(2)),
                    Call.of(Operation.GET).withId(batchId(3)),
                    Call.of(Operation.GET_ATTRIBUTES, attributeName("State")).withId(batchId(4)));

            assertThat(replies).hasSize(4).allSatisfy(Reply::succeeds);
            assertThat(replies.get(2).id()).isEqualTo(replies.get(1).id());
            replies.get(3).hasState(State.PRE_ACTIVE);
        }
    }

    @Test
    void netApp_isServed_underUserAndPassword() {
        try (Product netApp = products.connect(ProtocolVersion.V1_1, userAndPassword("netapp", ""))) {
            String key = netApp.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256, named("vol1")))
                    .id();

            assertThat(netApp.ask(Operation.LOCATE, named("vol1")).ids()).containsExactly(key);
            assertThat(netApp.ask(Operation.GET, id(key)).id()).isEqualTo(key);
            assertThat(netApp.ask(Operation.GET, id("x" + key)).item().find(Tag.RESPONSE_PAYLOAD))
                    .isEmpty();
        }
    }
}
