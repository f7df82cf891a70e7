package io.kms4j.server.products;

import static io.kms4j.server.products.Items.aes;
import static io.kms4j.server.products.Items.attribute;
import static io.kms4j.server.products.Items.attributeName;
import static io.kms4j.server.products.Items.bytes;
import static io.kms4j.server.products.Items.choice;
import static io.kms4j.server.products.Items.date;
import static io.kms4j.server.products.Items.group;
import static io.kms4j.server.products.Items.hex;
import static io.kms4j.server.products.Items.id;
import static io.kms4j.server.products.Items.name;
import static io.kms4j.server.products.Items.named;
import static io.kms4j.server.products.Items.number;
import static io.kms4j.server.products.Items.parameters;
import static io.kms4j.server.products.Items.rawAes;
import static io.kms4j.server.products.Items.reason;
import static io.kms4j.server.products.Items.template;
import static io.kms4j.server.products.Items.text;
import static io.kms4j.server.products.Items.type;
import static io.kms4j.server.products.Items.userAndPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storage. */
class StorageTest {
    private static final Tag[] MATERIAL = {Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL};
    private static final Bytes DATA = RunningProducts.ascii("the key of one object, 32 bytes.");
    private static final String ZEROS = "00".repeat(16);

    private final RunningProducts products = new RunningProducts();

    @AfterEach
    void stop() {
        products.close();
    }

    private static String createActive(Product product, Ttlv template) {
        String key = product.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), template)
                .id();
        product.ask(Operation.ACTIVATE, id(key)).succeeds();
        return key;
    }

    private static Ttlv version(int major, int minor) {
        return group(
                Tag.PROTOCOL_VERSION,
                number(Tag.PROTOCOL_VERSION_MAJOR, major),
                number(Tag.PROTOCOL_VERSION_MINOR, minor));
    }

    @Test
    void cephGateway_encryptsWithTheIvOfTheServer_andATagOfItsOwn() {
        try (Product ceph = products.connect(ProtocolVersion.V1_0, userAndPassword("rgw", "secret"))) {
            String named = ceph.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256, named("bucket")))
                    .id();
            assertThat(ceph.ask(Operation.LOCATE, named("bucket")).ids()).containsExactly(named);
            assertThat(ceph.ask(Operation.GET, id(named)).bytes(MATERIAL).length())
                    .isEqualTo(32);

            Product newer = ceph.speaking(ProtocolVersion.V1_4);
            String key = createActive(newer, aes(256));
            Ttlv gcm = group(
                    Tag.CRYPTOGRAPHIC_PARAMETERS,
                    choice(BlockCipherMode.GCM, Tag.BLOCK_CIPHER_MODE),
                    number(Tag.TAG_LENGTH, 16));
            Ttlv context = bytes(Tag.AUTHENTICATED_ENCRYPTION_ADDITIONAL_DATA, "bucket/object");
            Reply encrypted = newer.ask(Operation.ENCRYPT, id(key), gcm, bytes(Tag.DATA, DATA), context);
            assertThat(encrypted.bytes(Tag.DATA).length()).isEqualTo(DATA.length());
            assertThat(encrypted.bytes(Tag.AUTHENTICATED_ENCRYPTION_TAG).length())
                    .isEqualTo(16);
            assertThat(newer.ask(
                                    Operation.DECRYPT,
                                    id(key),
                                    gcm,
                                    bytes(Tag.DATA, encrypted.bytes(Tag.DATA)),
                                    bytes(Tag.IV_COUNTER_NONCE, encrypted.bytes(Tag.IV_COUNTER_NONCE)),
                                    context,
                                    bytes(
                                            Tag.AUTHENTICATED_ENCRYPTION_TAG,
                                            encrypted.bytes(Tag.AUTHENTICATED_ENCRYPTION_TAG)))
                            .bytes(Tag.DATA))
                    .isEqualTo(DATA);
            newer.ask(Operation.REVOKE, id(key), reason(RevocationReasonCode.CESSATION_OF_OPERATION))
                    .succeeds();
            newer.ask(Operation.DESTROY, id(key)).succeeds();
        }
    }

    @Test
    void cephCsi_wantsExactlyTheVersionThatItAskedFor() {
        try (Product csi = products.connect(ProtocolVersion.V1_4)) {
            assertThat(csi.ask(Operation.DISCOVER_VERSIONS, version(1, 4)).all(Tag.PROTOCOL_VERSION))
                    .containsExactly(version(1, 4));
            String key = createActive(csi, aes(256));
            Ttlv cbc = parameters(BlockCipherMode.CBC, PaddingMethod.PKCS5);
            Ttlv iv = hex(Tag.IV_COUNTER_NONCE, "000102030405060708090a0b0c0d0e0f");
            Bytes encrypted = csi.ask(Operation.ENCRYPT, id(key), cbc, bytes(Tag.DATA, DATA), iv)
                    .bytes(Tag.DATA);

            assertThat(csi.ask(Operation.DECRYPT, id(key), cbc, bytes(Tag.DATA, encrypted), iv)
                            .bytes(Tag.DATA))
                    .isEqualTo(DATA);
        }
    }

    @Test
    void rook_getsAndDestroysAKeyThatWasNeverActive() {
        try (Product rook = products.connect(ProtocolVersion.V1_4)) {
            String secret = rook.ask(
                            Operation.REGISTER,
                            type(ObjectType.SYMMETRIC_KEY),
                            template(
                                    attribute("Cryptographic Algorithm", CryptographicAlgorithm.AES),
                                    attribute("Cryptographic Length", 256),
                                    attribute("Cryptographic Usage Mask", 64),
                                    named("rook-osd-0")),
                            rawAes(DATA))
                    .id();

            assertThat(rook.ask(Operation.GET, id(secret)).bytes(MATERIAL)).isEqualTo(DATA);
            rook.ask(Operation.DESTROY, id(secret)).succeeds();
        }
    }

    @Test
    void scality_usesAKeyAtOnce_whoseActivationIsPast() {
        try (Product arsenal = products.connect(ProtocolVersion.V1_4)) {
            assertThat(arsenal.ask(Operation.DISCOVER_VERSIONS, version(1, 4), version(1, 3), version(1, 2))
                            .all(Tag.PROTOCOL_VERSION))
                    .containsExactly(version(1, 4), version(1, 3), version(1, 2));
            Reply query = arsenal.ask(
                    Operation.QUERY,
                    choice(QueryFunction.QUERY_EXTENSION_MAP, Tag.QUERY_FUNCTION),
                    choice(QueryFunction.QUERY_SERVER_INFORMATION, Tag.QUERY_FUNCTION),
                    choice(QueryFunction.QUERY_OPERATIONS, Tag.QUERY_FUNCTION),
                    choice(QueryFunction.QUERY_OBJECTS, Tag.QUERY_FUNCTION));
            assertThat(query.numbers(Tag.OPERATION))
                    .contains(
                            Operation.CREATE.code(),
                            Operation.ACTIVATE.code(),
                            Operation.ENCRYPT.code(),
                            Operation.DECRYPT.code(),
                            Operation.REVOKE.code(),
                            Operation.DESTROY.code(),
                            Operation.DISCOVER_VERSIONS.code());
            assertThat(query.numbers(Tag.OBJECT_TYPE)).contains(ObjectType.SYMMETRIC_KEY.code());
            Instant past = products.kms().clock().instant().minusSeconds(3_600);
            String key = arsenal.ask(
                            Operation.CREATE,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(
                                    256,
                                    attribute("x-Name", "bucket-1"),
                                    attribute("Activation Date", date(Tag.ATTRIBUTE_VALUE, past))))
                    .id();
            arsenal.ask(Operation.GET_ATTRIBUTES, id(key), attributeName("State"))
                    .hasState(State.ACTIVE);
            Ttlv cbc = parameters(BlockCipherMode.CBC, PaddingMethod.PKCS5);
            Ttlv iv = hex(Tag.IV_COUNTER_NONCE, ZEROS);
            Bytes encrypted = arsenal.ask(Operation.ENCRYPT, id(key), cbc, bytes(Tag.DATA, DATA), iv)
                    .bytes(Tag.DATA);

            assertThat(arsenal.ask(Operation.DECRYPT, id(key), cbc, bytes(Tag.DATA, encrypted), iv)
                            .bytes(Tag.DATA))
                    .isEqualTo(DATA);
            arsenal.ask(
                            Operation.REVOKE,
                            id(key),
                            group(
                                    Tag.REVOCATION_REASON,
                                    choice(RevocationReasonCode.CESSATION_OF_OPERATION, Tag.REVOCATION_REASON_CODE),
                                    text(Tag.REVOCATION_MESSAGE, "About to be deleted")))
                    .succeeds();
            arsenal.ask(Operation.DESTROY, id(key)).succeeds();
        }
    }

    /** Each request on a connection of its own. */
    private Reply synology(Operation operation, Ttlv... payload) {
        try (Product synology = products.connect(ProtocolVersion.V1_2)) {
            return synology.ask(operation, payload);
        }
    }

    @Test
    void synology_renamesASecret_withAPolicyName() {
        for (int function = 1; function <= 6; function++) {
            synology(Operation.QUERY, new Ttlv.Enumeration(Tag.QUERY_FUNCTION, function))
                    .succeeds();
        }
        assertThat(synology(Operation.LOCATE, named("volume1")).ids()).isEmpty();
        String secret = synology(
                        Operation.REGISTER,
                        type(ObjectType.SECRET_DATA),
                        template(
                                attribute("Cryptographic Usage Mask", 12),
                                attribute("Operation Policy Name", "default"),
                                named("old")),
                        group(
                                Tag.SECRET_DATA,
                                choice(SecretDataType.PASSWORD, Tag.SECRET_DATA_TYPE),
                                group(
                                        Tag.KEY_BLOCK,
                                        choice(KeyFormatType.RAW, Tag.KEY_FORMAT_TYPE),
                                        group(Tag.KEY_VALUE, bytes(Tag.KEY_MATERIAL, DATA)))))
                .id();

        Reply renamed = synology(Operation.MODIFY_ATTRIBUTE, id(secret), attribute("Name", 0, name("volume1")));
        assertThat(renamed.id()).isEqualTo(secret);
        assertThat(renamed.attribute("Name")).hasValue(name("volume1").withTag(Tag.ATTRIBUTE_VALUE));
        synology(Operation.ACTIVATE, id(secret)).succeeds();
        assertThat(synology(Operation.LOCATE, named("volume1")).ids()).containsExactly(secret);
        Reply attributes = synology(Operation.GET_ATTRIBUTES, id(secret));
        assertThat(attributes.attribute("Operation Policy Name")).hasValue(text(Tag.ATTRIBUTE_VALUE, "default"));
        assertThat(synology(Operation.GET, id(secret))
                        .bytes(Tag.SECRET_DATA, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL))
                .isEqualTo(DATA);
        synology(Operation.REVOKE, id(secret), reason(RevocationReasonCode.CESSATION_OF_OPERATION))
                .succeeds();
        synology(Operation.DESTROY, id(secret)).succeeds();
    }

    @Test
    void vast_reKeysWithThePolicyAndTheName() {
        try (Product vast = products.connect(ProtocolVersion.V1_4)) {
            String key = vast.ask(
                            Operation.CREATE,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(256, attribute("Operation Policy Name", "vast")))
                    .id();
            vast.ask(Operation.ADD_ATTRIBUTE, id(key), named("tenant-1")).succeeds();
            vast.ask(Operation.ADD_ATTRIBUTE, id(key), attribute("Object Group", "vast-group"))
                    .succeeds();
            vast.ask(Operation.ACTIVATE, id(key)).succeeds();
            assertThat(vast.ask(Operation.LOCATE, named("tenant-1"), attribute("Object Group", "vast-group"))
                            .ids())
                    .containsExactly(key);
            Reply dates = vast.ask(
                    Operation.GET_ATTRIBUTES, id(key), attributeName("State"), attributeName("Activation Date"));
            assertThat(dates.attributes()).containsExactlyInAnyOrder("State", "Activation Date");

            String next = vast.ask(Operation.RE_KEY, id(key)).id();
            assertThat(vast.ask(Operation.LOCATE, named("tenant-1")).ids()).containsExactly(next);
            assertThat(vast.ask(Operation.GET_ATTRIBUTES, id(next), attributeName("Operation Policy Name"))
                            .attribute("Operation Policy Name"))
                    .hasValue(text(Tag.ATTRIBUTE_VALUE, "vast"));
            vast.ask(Operation.REVOKE, id(key), reason(RevocationReasonCode.SUPERSEDED))
                    .succeeds();
            vast.ask(Operation.DESTROY, id(key)).succeeds();
        }
    }

    @Test
    void vast_checksAKey_andGetsItWrapped() {
        try (Product vast = products.connect(ProtocolVersion.V1_4)) {
            String key = createActive(vast, aes(256));
            String wrapper = createActive(
                    vast,
                    Items.template(
                            attribute("Cryptographic Algorithm", CryptographicAlgorithm.AES),
                            attribute("Cryptographic Length", 256),
                            attribute("Cryptographic Usage Mask", 0x30)));
            vast.ask(Operation.CHECK, id(key), number(Tag.CRYPTOGRAPHIC_USAGE_MASK, 4))
                    .succeeds();

            Reply wrapped = vast.ask(
                    Operation.GET,
                    id(key),
                    group(
                            Tag.KEY_WRAPPING_SPECIFICATION,
                            choice(WrappingMethod.ENCRYPT, Tag.WRAPPING_METHOD),
                            group(
                                    Tag.ENCRYPTION_KEY_INFORMATION,
                                    id(wrapper),
                                    group(
                                            Tag.CRYPTOGRAPHIC_PARAMETERS,
                                            choice(BlockCipherMode.NIST_KEY_WRAP, Tag.BLOCK_CIPHER_MODE))),
                            choice(EncodingOption.NO_ENCODING, Tag.ENCODING_OPTION)));
            assertThat(wrapped.bytes(Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE)
                            .length())
                    .isEqualTo(40);
        }
    }

    @Test
    void vast_derivesAKey() {
        try (Product vast = products.connect(ProtocolVersion.V1_4)) {
            String base = createActive(
                    vast,
                    template(
                            attribute("Cryptographic Algorithm", CryptographicAlgorithm.AES),
                            attribute("Cryptographic Length", 256),
                            attribute("Cryptographic Usage Mask", 0x200)));
            Reply derived = vast.ask(
                    Operation.DERIVE_KEY,
                    type(ObjectType.SYMMETRIC_KEY),
                    id(base),
                    choice(DerivationMethod.HMAC, Tag.DERIVATION_METHOD),
                    group(
                            Tag.DERIVATION_PARAMETERS,
                            group(
                                    Tag.CRYPTOGRAPHIC_PARAMETERS,
                                    choice(HashingAlgorithm.SHA_256, Tag.HASHING_ALGORITHM)),
                            bytes(Tag.DERIVATION_DATA, "element store 7")),
                    aes(256));

            assertThat(vast.ask(Operation.GET, id(derived.id())).bytes(MATERIAL).length())
                    .isEqualTo(32);
        }
    }

    @Test
    void nvmeOverFabrics_findsAnIdleConnectionUsable() {
        try (Product gateway = products.connect(ProtocolVersion.V1_2)) {
            String key = createActive(gateway, aes(256));
            Function<Product, Bytes> get =
                    product -> product.ask(Operation.GET, id(key)).bytes(MATERIAL);

            assertThat(get.apply(gateway)).isEqualTo(get.apply(gateway));
        }
    }
}
