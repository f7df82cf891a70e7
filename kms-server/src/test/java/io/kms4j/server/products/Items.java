package io.kms4j.server.products;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CredentialType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.NameType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Requests of KMIP 1.x, item by item. */
final class Items {
    /** Encrypt and Decrypt. */
    static final int ENCRYPT_DECRYPT = 12;

    private Items() {}

    static Ttlv text(Tag tag, String value) {
        return new Ttlv.Text(tag, value);
    }

    static Ttlv number(Tag tag, int value) {
        return new Ttlv.Int(tag, value);
    }

    static Ttlv choice(KmipEnum value, Tag tag) {
        return new Ttlv.Enumeration(tag, value.code());
    }

    static Ttlv yes(Tag tag) {
        return new Ttlv.Bool(tag, true);
    }

    static Ttlv date(Tag tag, Instant value) {
        return new Ttlv.DateTime(tag, value);
    }

    static Ttlv hex(Tag tag, String value) {
        return new Ttlv.ByteString(tag, Bytes.copyOf(HexFormat.of().parseHex(value)));
    }

    static Ttlv bytes(Tag tag, Bytes value) {
        return new Ttlv.ByteString(tag, value);
    }

    static Ttlv bytes(Tag tag, String ascii) {
        return new Ttlv.ByteString(tag, Bytes.copyOf(ascii.getBytes(StandardCharsets.US_ASCII)));
    }

    static Ttlv group(Tag tag, Ttlv... items) {
        return new Ttlv.Structure(tag, List.of(items));
    }

    static Ttlv id(String identifier) {
        return text(Tag.UNIQUE_IDENTIFIER, identifier);
    }

    static Ttlv type(ObjectType type) {
        return choice(type, Tag.OBJECT_TYPE);
    }

    static Ttlv template(Ttlv... attributes) {
        return group(Tag.TEMPLATE_ATTRIBUTE, attributes);
    }

    static Ttlv attribute(String name, Ttlv value) {
        return group(Tag.ATTRIBUTE, text(Tag.ATTRIBUTE_NAME, name), value.withTag(Tag.ATTRIBUTE_VALUE));
    }

    static Ttlv attribute(String name, int index, Ttlv value) {
        return group(
                Tag.ATTRIBUTE,
                text(Tag.ATTRIBUTE_NAME, name),
                number(Tag.ATTRIBUTE_INDEX, index),
                value.withTag(Tag.ATTRIBUTE_VALUE));
    }

    static Ttlv attribute(String name, String value) {
        return attribute(name, text(Tag.ATTRIBUTE_VALUE, value));
    }

    static Ttlv attribute(String name, int value) {
        return attribute(name, number(Tag.ATTRIBUTE_VALUE, value));
    }

    static Ttlv attribute(String name, KmipEnum value) {
        return attribute(name, choice(value, Tag.ATTRIBUTE_VALUE));
    }

    static Ttlv name(String value) {
        return group(Tag.NAME, text(Tag.NAME_VALUE, value), choice(NameType.UNINTERPRETED_TEXT_STRING, Tag.NAME_TYPE));
    }

    static Ttlv named(String value) {
        return attribute("Name", name(value));
    }

    static Ttlv attributeName(String name) {
        return text(Tag.ATTRIBUTE_NAME, name);
    }

    /** What a new AES key must say of itself, and more. */
    static Ttlv aes(int bits, Ttlv... more) {
        Ttlv[] attributes = Arrays.copyOf(
                new Ttlv[] {
                    attribute("Cryptographic Algorithm", CryptographicAlgorithm.AES),
                    attribute("Cryptographic Length", bits),
                    attribute("Cryptographic Usage Mask", ENCRYPT_DECRYPT)
                },
                3 + more.length);
        System.arraycopy(more, 0, attributes, 3, more.length);
        return template(attributes);
    }

    /** A raw AES key of which a product brings the bytes. */
    static Ttlv rawAes(Bytes key, Ttlv... moreOfTheBlock) {
        Ttlv[] block =
                Arrays.copyOf(new Ttlv[] {choice(KeyFormatType.RAW, Tag.KEY_FORMAT_TYPE)}, 4 + moreOfTheBlock.length);
        System.arraycopy(moreOfTheBlock, 0, block, 1, moreOfTheBlock.length);
        block[1 + moreOfTheBlock.length] = group(Tag.KEY_VALUE, bytes(Tag.KEY_MATERIAL, key));
        block[2 + moreOfTheBlock.length] = choice(CryptographicAlgorithm.AES, Tag.CRYPTOGRAPHIC_ALGORITHM);
        block[3 + moreOfTheBlock.length] = number(Tag.CRYPTOGRAPHIC_LENGTH, 8 * key.length());
        return group(Tag.SYMMETRIC_KEY, group(Tag.KEY_BLOCK, block));
    }

    static Ttlv parameters(BlockCipherMode mode, PaddingMethod padding, Ttlv... more) {
        Ttlv[] fields = Arrays.copyOf(
                new Ttlv[] {choice(mode, Tag.BLOCK_CIPHER_MODE), choice(padding, Tag.PADDING_METHOD)}, 2 + more.length);
        System.arraycopy(more, 0, fields, 2, more.length);
        return group(Tag.CRYPTOGRAPHIC_PARAMETERS, fields);
    }

    static Ttlv reason(RevocationReasonCode code) {
        return group(Tag.REVOCATION_REASON, choice(code, Tag.REVOCATION_REASON_CODE));
    }

    static Ttlv userAndPassword(String user, String password) {
        return group(
                Tag.AUTHENTICATION,
                group(
                        Tag.CREDENTIAL,
                        choice(CredentialType.USERNAME_AND_PASSWORD, Tag.CREDENTIAL_TYPE),
                        group(Tag.CREDENTIAL_VALUE, text(Tag.USERNAME, user), text(Tag.PASSWORD, password))));
    }
}
