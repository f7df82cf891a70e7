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
import static io.kms4j.server.products.Items.named;
import static io.kms4j.server.products.Items.number;
import static io.kms4j.server.products.Items.parameters;
import static io.kms4j.server.products.Items.rawAes;
import static io.kms4j.server.products.Items.reason;
import static io.kms4j.server.products.Items.template;
import static io.kms4j.server.products.Items.type;
import static io.kms4j.server.products.Items.userAndPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Databases that keep the keys of their files elsewhere. */
class DatabasesTest {
    private static final Tag[] MATERIAL = {Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL};
    private static final Bytes KEY = RunningProducts.ascii("0123456789abcdef0123456789abcdef");

    private final RunningProducts products = new RunningProducts();

    @AfterEach
    void stop() {
        products.close();
    }

    private static String create(Product product, Ttlv template) {
        return product.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), template)
                .id();
    }

    @Test
    void mySqlKeyringOkv_writesIndexesOfZero() {
        try (Product mySql = products.connect(ProtocolVersion.V1_1, number(Tag.MAXIMUM_RESPONSE_SIZE, 280_000))) {
            String key = create(
                    mySql,
                    template(
                            attribute(
                                    "Cryptographic Algorithm",
                                    0,
                                    choice(CryptographicAlgorithm.AES, Tag.ATTRIBUTE_VALUE)),
                            attribute("Cryptographic Length", 0, number(Tag.ATTRIBUTE_VALUE, 256)),
                            attribute("Cryptographic Usage Mask", 0, number(Tag.ATTRIBUTE_VALUE, 12)),
                            attribute("Name", 0, Items.name("INNODBKey-1"))));
            mySql.ask(Operation.ACTIVATE, id(key)).succeeds();

            assertThat(mySql.ask(Operation.GET, id(key)).bytes(MATERIAL).length())
                    .isEqualTo(32);
            assertThat(mySql.ask(Operation.LOCATE, attribute("Name", 0, Items.name("INNODBKey-1")))
                            .ids())
                    .containsExactly(key);
            mySql.ask(Operation.REVOKE, id(key), reason(RevocationReasonCode.CESSATION_OF_OPERATION))
                    .succeeds();
            mySql.ask(Operation.DESTROY, id(key)).succeeds();
        }
    }

    @Test
    void mongoDbClientSideEncryption_keepsASeed() {
        Bytes seed = Bytes.copyOf(new byte[96]);
        try (Product mongoDb = products.connect(ProtocolVersion.V1_0)) {
            String secret = mongoDb.ask(
                            Operation.REGISTER,
                            type(ObjectType.SECRET_DATA),
                            template(attribute("Cryptographic Usage Mask", 0)),
                            group(
                                    Tag.SECRET_DATA,
                                    choice(SecretDataType.SEED, Tag.SECRET_DATA_TYPE),
                                    group(
                                            Tag.KEY_BLOCK,
                                            choice(KeyFormatType.OPAQUE, Tag.KEY_FORMAT_TYPE),
                                            group(Tag.KEY_VALUE, bytes(Tag.KEY_MATERIAL, seed)))))
                    .id();
            mongoDb.ask(Operation.ACTIVATE, id(secret)).succeeds();

            Reply got = mongoDb.ask(Operation.GET, id(secret));
            assertThat(got.number(Tag.OBJECT_TYPE)).isEqualTo(ObjectType.SECRET_DATA.code());
            assertThat(got.number(Tag.SECRET_DATA, Tag.SECRET_DATA_TYPE)).isEqualTo(SecretDataType.SEED.code());
            assertThat(got.bytes(Tag.SECRET_DATA, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL))
                    .isEqualTo(seed);
        }
    }

    @Test
    void mongoDbDelegatedEncryption_takesTheIvOfTheServer() {
        Ttlv cbc = parameters(BlockCipherMode.CBC, PaddingMethod.PKCS5, Items.yes(Tag.RANDOM_IV));
        try (Product mongoDb = products.connect(ProtocolVersion.V1_2)) {
            String key = create(mongoDb, aes(256));
            mongoDb.ask(Operation.ACTIVATE, id(key)).succeeds();
            Reply encrypted = mongoDb.ask(Operation.ENCRYPT, id(key), cbc, bytes(Tag.DATA, KEY));

            assertThat(encrypted.bytes(Tag.IV_COUNTER_NONCE).length()).isEqualTo(16);
            assertThat(mongoDb.ask(
                                    Operation.DECRYPT,
                                    id(key),
                                    parameters(BlockCipherMode.CBC, PaddingMethod.PKCS5),
                                    bytes(Tag.DATA, encrypted.bytes(Tag.DATA)),
                                    bytes(Tag.IV_COUNTER_NONCE, encrypted.bytes(Tag.IV_COUNTER_NONCE)))
                            .bytes(Tag.DATA))
                    .isEqualTo(KEY);
        }
    }

    @Test
    void perconaServerForMongoDb_wantsOneAttributeAndOneReason() {
        try (Product percona = products.connect(ProtocolVersion.V1_0)) {
            String key = percona.ask(Operation.REGISTER, type(ObjectType.SYMMETRIC_KEY), aes(256), rawAes(KEY))
                    .id();
            percona.ask(Operation.ACTIVATE, id(key)).succeeds();

            assertThat(percona.ask(Operation.GET, id(key)).bytes(MATERIAL)).isEqualTo(KEY);
            Reply state = percona.ask(Operation.GET_ATTRIBUTES, id(key), attributeName("State"));
            assertThat(state.attributes()).containsExactly("State");
            state.hasState(State.ACTIVE);
            percona.ask(Operation.GET, id("no-such-key")).failsWith(ResultReason.ITEM_NOT_FOUND);
            percona.ask(Operation.GET_ATTRIBUTES, id("no-such-key"), attributeName("State"))
                    .failsWith(ResultReason.ITEM_NOT_FOUND);
            Reply all = percona.ask(Operation.GET_ATTRIBUTES, id(key));
            assertThat(all.attributes())
                    .doesNotContain("Fresh", "Sensitive", "Original Creation Date", "Random Number Generator");
        }
    }

    @Test
    void perconaTransparentEncryption_speaksTwoVersionsOnOneConnection() {
        Ttlv[] header = {
            number(Tag.MAXIMUM_RESPONSE_SIZE, 8_192), date(Tag.TIME_STAMP, Instant.ofEpochSecond(1_752_242_000))
        };
        Ttlv compressed = choice(KeyCompressionType.EC_PUBLIC_KEY_TYPE_UNCOMPRESSED, Tag.KEY_COMPRESSION_TYPE);
        try (Product pgTde = products.connect(ProtocolVersion.V1_4, header)) {
            String key = pgTde.ask(
                            Operation.REGISTER,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(256, named("principal-1")),
                            rawAes(KEY, compressed))
                    .id();
            Product older = pgTde.speaking(ProtocolVersion.V1_0);

            assertThat(older.ask(
                                    Operation.LOCATE,
                                    number(Tag.MAXIMUM_ITEMS, 16),
                                    attribute("Object Type", ObjectType.SYMMETRIC_KEY),
                                    named("principal-1"))
                            .ids())
                    .containsExactly(key);
            assertThat(older.ask(Operation.GET, id(key)).bytes(MATERIAL)).isEqualTo(KEY);
        }
    }

    @Test
    void perconaServerForMySql_pagesThroughItsGroup() {
        try (Product percona = products.connect(ProtocolVersion.V1_4)) {
            percona.ask(Operation.QUERY, choice(QueryFunction.QUERY_OPERATIONS, Tag.QUERY_FUNCTION))
                    .succeeds();
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String key = percona.ask(
                                Operation.REGISTER,
                                type(ObjectType.SYMMETRIC_KEY),
                                aes(256, named("mysql-" + i), attribute("Object Group", "mysql")),
                                rawAes(KEY))
                        .id();
                percona.ask(Operation.ACTIVATE, id(key)).succeeds();
                keys.add(key);
            }
            List<String> found = new ArrayList<>();
            for (int offset = 0; offset < 5; offset += 2) {
                Reply page = percona.ask(
                        Operation.LOCATE,
                        number(Tag.MAXIMUM_ITEMS, 2),
                        number(Tag.OFFSET_ITEMS, offset),
                        attribute("Object Type", ObjectType.SYMMETRIC_KEY),
                        attribute("Object Group", "mysql"));
                assertThat(page.number(Tag.LOCATED_ITEMS)).isEqualTo(5);
                found.addAll(page.ids());
            }

            assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
            String key = keys.get(3);
            assertThat(percona.ask(Operation.GET, id(key)).bytes(MATERIAL)).isEqualTo(KEY);
            assertThat(percona.ask(Operation.GET_ATTRIBUTES, id(key), attributeName("Name"))
                            .all(Tag.ATTRIBUTE))
                    .containsExactly(named("mysql-3"));
            percona.ask(Operation.REVOKE, id(key), reason(RevocationReasonCode.UNSPECIFIED))
                    .succeeds();
            percona.ask(Operation.DESTROY, id(key)).succeeds();
        }
    }

    @Test
    void edbPostgres_wrapsItsDataKey() {
        try (Product edb = products.connect(ProtocolVersion.V1_2)) {
            String key = create(edb, aes(256));
            edb.ask(Operation.ACTIVATE, id(key)).succeeds();
            Ttlv cbc = parameters(
                    BlockCipherMode.CBC,
                    PaddingMethod.PKCS5,
                    choice(CryptographicAlgorithm.AES, Tag.CRYPTOGRAPHIC_ALGORITHM));
            Reply encrypted = edb.ask(Operation.ENCRYPT, id(key), cbc, bytes(Tag.DATA, KEY));

            assertThat(edb.ask(
                                    Operation.DECRYPT,
                                    id(key),
                                    cbc,
                                    bytes(Tag.DATA, encrypted.bytes(Tag.DATA)),
                                    bytes(Tag.IV_COUNTER_NONCE, encrypted.bytes(Tag.IV_COUNTER_NONCE)))
                            .bytes(Tag.DATA))
                    .isEqualTo(KEY);
        }
    }

    @Test
    void db2_sendsACredentialOfItsOwn() {
        Ttlv credential = group(
                Tag.AUTHENTICATION,
                group(
                        Tag.CREDENTIAL,
                        new Ttlv.Enumeration(Tag.CREDENTIAL_TYPE, 0x8000_0001),
                        hex(Tag.CREDENTIAL_VALUE, "540001010000001054000407000000034442320000000000")));
        try (Product db2 = products.connect(ProtocolVersion.V1_0, credential)) {
            String key = create(db2, aes(256));

            assertThat(db2.ask(Operation.ACTIVATE, id(key)).id()).isEqualTo(key);
            assertThat(db2.ask(Operation.GET, id(key)).bytes(MATERIAL).length()).isEqualTo(32);
        }
    }

    @Test
    void scyllaDb_locatesByAlgorithmAndLength() {
        try (Product scylla = products.connect(ProtocolVersion.V1_2, userAndPassword("scylla", "secret"))) {
            create(scylla, aes(128));
            String key = create(scylla, aes(256));

            assertThat(scylla.ask(
                                    Operation.LOCATE,
                                    attribute("Cryptographic Algorithm", CryptographicAlgorithm.AES),
                                    attribute("Cryptographic Length", 256),
                                    attribute("Object Type", ObjectType.SYMMETRIC_KEY))
                            .ids())
                    .containsExactly(key);
            assertThat(scylla.ask(Operation.GET, id(key)).bytes(MATERIAL).length())
                    .isEqualTo(32);
        }
    }

    @Test
    void oracle_listsAttributesAndReKeys() {
        try (Product oracle = products.connect(ProtocolVersion.V1_1)) {
            String key = create(oracle, aes(256, named("TDE.master"), attribute("x-OracleKey", "1")));
            Reply list = oracle.ask(Operation.GET_ATTRIBUTE_LIST, id(key));
            assertThat(list.all(Tag.ATTRIBUTE_NAME)).contains(attributeName("Name"), attributeName("x-OracleKey"));
            oracle.ask(Operation.ACTIVATE, id(key)).succeeds();

            String next = oracle.ask(Operation.RE_KEY, id(key)).id();

            assertThat(next).isNotEqualTo(key);
            assertThat(oracle.ask(Operation.LOCATE, named("TDE.master")).ids()).containsExactly(next);
            assertThat(oracle.ask(Operation.DELETE_ATTRIBUTE, id(next), attributeName("x-OracleKey"))
                            .find(Tag.ATTRIBUTE))
                    .hasValue(attribute("x-OracleKey", "1"));
        }
    }
}
