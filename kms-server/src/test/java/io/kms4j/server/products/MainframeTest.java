package io.kms4j.server.products;

import static io.kms4j.server.products.Items.aes;
import static io.kms4j.server.products.Items.attribute;
import static io.kms4j.server.products.Items.attributeName;
import static io.kms4j.server.products.Items.bytes;
import static io.kms4j.server.products.Items.choice;
import static io.kms4j.server.products.Items.group;
import static io.kms4j.server.products.Items.id;
import static io.kms4j.server.products.Items.named;
import static io.kms4j.server.products.Items.number;
import static io.kms4j.server.products.Items.reason;
import static io.kms4j.server.products.Items.template;
import static io.kms4j.server.products.Items.type;
import static io.kms4j.server.products.Items.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.server.tls.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys for disks of mainframes, which travel wrapped by RSA only. */
class MainframeTest {
    private static final Tag[] VALUE = {Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE};
    private static final Tag[] MATERIAL = {Tag.SYMMETRIC_KEY, Tag.KEY_BLOCK, Tag.KEY_VALUE, Tag.KEY_MATERIAL};
    private static final KeyPair RSA = TestAuthority.pair("RSA", 2048);

    private final RunningProducts products = new RunningProducts();

    @AfterEach
    void stop() {
        products.close();
    }

    private static String wrappingKey(Product zkey) {
        String key = zkey.ask(
                        Operation.REGISTER,
                        type(ObjectType.PUBLIC_KEY),
                        template(
                                attribute("Cryptographic Algorithm", CryptographicAlgorithm.RSA),
                                attribute("Cryptographic Length", 2048),
                                attribute("Cryptographic Usage Mask", 0x10),
                                named("zkey-wrapping-key")),
                        group(
                                Tag.PUBLIC_KEY,
                                group(
                                        Tag.KEY_BLOCK,
                                        choice(KeyFormatType.X_509, Tag.KEY_FORMAT_TYPE),
                                        group(
                                                Tag.KEY_VALUE,
                                                bytes(
                                                        Tag.KEY_MATERIAL,
                                                        Bytes.copyOf(
                                                                RSA.getPublic().getEncoded()))),
                                        choice(CryptographicAlgorithm.RSA, Tag.CRYPTOGRAPHIC_ALGORITHM),
                                        number(Tag.CRYPTOGRAPHIC_LENGTH, 2048))))
                .id();
        zkey.ask(Operation.ACTIVATE, id(key)).succeeds();
        return key;
    }

    private static Bytes wrapped(Product zkey, String key, String wrapper, Ttlv... parameters) {
        return zkey.ask(
                        Operation.GET,
                        id(key),
                        group(
                                Tag.KEY_WRAPPING_SPECIFICATION,
                                choice(WrappingMethod.ENCRYPT, Tag.WRAPPING_METHOD),
                                group(
                                        Tag.ENCRYPTION_KEY_INFORMATION,
                                        id(wrapper),
                                        group(Tag.CRYPTOGRAPHIC_PARAMETERS, parameters)),
                                choice(EncodingOption.NO_ENCODING, Tag.ENCODING_OPTION)))
                .bytes(VALUE);
    }

    private static Bytes unwrapped(Bytes wrapped, String padding, AlgorithmParameterSpec... parameters)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/" + padding);
        if (parameters.length == 0) {
            cipher.init(Cipher.DECRYPT_MODE, RSA.getPrivate());
        } else {
            cipher.init(Cipher.DECRYPT_MODE, RSA.getPrivate(), parameters[0]);
        }
        return Bytes.takeOver(cipher.doFinal(wrapped.toArray()));
    }

    @Test
    void zkey_unwrapsItsKeysByItself() throws GeneralSecurityException {
        try (Product zkey = products.connect(ProtocolVersion.V1_4)) {
            zkey.ask(Operation.DISCOVER_VERSIONS).succeeds();
            zkey.ask(
                            Operation.QUERY,
                            choice(QueryFunction.QUERY_OPERATIONS, Tag.QUERY_FUNCTION),
                            choice(QueryFunction.QUERY_OBJECTS, Tag.QUERY_FUNCTION),
                            choice(QueryFunction.QUERY_SERVER_INFORMATION, Tag.QUERY_FUNCTION))
                    .succeeds();
            String wrapper = wrappingKey(zkey);
            String key = zkey.ask(
                            Operation.CREATE,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(256, named("zkey-volume"), attribute("Comment", "dasd volume")))
                    .id();
            zkey.ask(Operation.ACTIVATE, id(key)).succeeds();
            Bytes clear = zkey.ask(Operation.GET, id(key)).bytes(MATERIAL);

            Bytes oldPadding = wrapped(
                    zkey,
                    key,
                    wrapper,
                    choice(PaddingMethod.PKCS1_V1_5, Tag.PADDING_METHOD),
                    choice(CryptographicAlgorithm.RSA, Tag.CRYPTOGRAPHIC_ALGORITHM));
            assertThat(unwrapped(oldPadding, "PKCS1Padding")).isEqualTo(clear);
            Bytes newPadding = wrapped(
                    zkey,
                    key,
                    wrapper,
                    choice(PaddingMethod.OAEP, Tag.PADDING_METHOD),
                    choice(HashingAlgorithm.SHA_256, Tag.HASHING_ALGORITHM),
                    choice(CryptographicAlgorithm.RSA, Tag.CRYPTOGRAPHIC_ALGORITHM));
            OAEPParameterSpec oaep =
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
            assertThat(unwrapped(newPadding, "OAEPPadding", oaep)).isEqualTo(clear);
        }
    }

    @Test
    void zkey_linksAndHidesAKey() {
        try (Product zkey = products.connect(ProtocolVersion.V1_4)) {
            String first = zkey.ask(Operation.CREATE, type(ObjectType.SYMMETRIC_KEY), aes(256))
                    .id();
            String second = zkey.ask(
                            Operation.CREATE,
                            type(ObjectType.SYMMETRIC_KEY),
                            aes(256, attribute("Sensitive", yes(Tag.ATTRIBUTE_VALUE))))
                    .id();
            Ttlv link = attribute(
                    "Link",
                    group(
                            Tag.LINK,
                            choice(LinkType.NEXT_LINK, Tag.LINK_TYPE),
                            Items.text(Tag.LINKED_OBJECT_IDENTIFIER, second)));
            zkey.ask(Operation.ADD_ATTRIBUTE, id(first), link).succeeds();

            assertThat(zkey.ask(Operation.GET_ATTRIBUTES, id(first), attributeName("Link"))
                            .all(Tag.ATTRIBUTE))
                    .containsExactly(link);
            assertThat(zkey.ask(Operation.LOCATE, link).ids()).containsExactly(first);
            Reply hidden = zkey.ask(Operation.GET_ATTRIBUTES, id(second), attributeName("Sensitive"));
            assertThat(hidden.attribute("Sensitive")).hasValue(yes(Tag.ATTRIBUTE_VALUE));
            assertThat(zkey.ask(Operation.GET, id(second)).item().find(Tag.RESPONSE_PAYLOAD))
                    .isEmpty();
            for (String key : List.of(first, second)) {
                zkey.ask(Operation.REVOKE, id(key), reason(RevocationReasonCode.CESSATION_OF_OPERATION))
                        .succeeds();
                zkey.ask(Operation.DESTROY, id(key)).succeeds();
            }
        }
    }
}
