package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyCommandsTest extends CkmsTestBench {
    private static final String KEY_HEX = "00112233445566778899AABBCCDDEEFF";

    private static String got(String type, String format, String material) {
        return """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"%1$s","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"%2$s"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","type":"ByteString","value":"%3$s"}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128}]}]}]}"""
                .formatted(type, format, material);
    }

    private static String gotWrapped(String type) {
        return """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"%1$s","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"Raw"},
                  {"tag":"KeyValue","type":"ByteString","value":"CAFE"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128},
                  {"tag":"KeyWrappingData","value":[
                   {"tag":"WrappingMethod","type":"Enumeration","value":"Encrypt"},
                   {"tag":"EncryptionKeyInformation","value":[
                    {"tag":"UniqueIdentifier","type":"TextString","value":"kek"}]},
                   {"tag":"EncodingOption","type":"Enumeration","value":"NoEncoding"}]}]}]}]}"""
                .formatted(type);
    }

    @Test
    void symKeysCreate_sendsDefaultsAndTags() {
        server.answer(
                "Create",
                """
                {"tag":"CreateResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"4d3f"}]}""");

        ckms("sym keys create -t one --tag two\"2")
                .prints(
                        "The symmetric key was successfully generated.",
                        "\tUnique identifier: 4d3f",
                        "\tTags:",
                        "\t\t- one",
                        "\t\t- two\"2");

        assertRequest(
                """
                {"tag":"Create","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":256},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2108},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[\\"one\\",\\"two\\\\\\"2\\"]"}]}]}]}""");
    }

    @Test
    void symKeysCreate_importsGivenBytes() {
        server.answer("Import", about("Import", "k"));

        ckms("sym keys create --bytes-b64 ABEiM0RVZneImaq7zN3u/w== k")
                .prints("The symmetric key was successfully generated.", "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"Import","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"ReplaceExisting","type":"Boolean","value":false},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2108},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[]"}]}]},
                 {"tag":"SymmetricKey","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","value":[
                   {"tag":"Key","type":"ByteString","value":"00112233445566778899AABBCCDDEEFF"}]}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128}]}]}]}""");
    }

    @Test
    void symKeysCreate_isMisused_whenTheValuesMakeNoSense() {
        ckms("sym keys create -a sha3 -l 128").isMisused("sha3 keys have 224, 256, 384 or 512 bits");
        ckms("sym keys create -k !!!").isMisused("--bytes-b64 is not Base64");
        ckms("sym keys create -k AAAA -l 24").isMisused("give either --number-of-bits or --bytes-b64");
        ckms("sym keys create -a rot13")
                .isMisused(
                        "Invalid value for option '--algorithm': expected one of aes, chacha20, sha3, shake, not 'rot13'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void ecKeysCreate_sendsTheCurve() {
        server.answer(
                "CreateKeyPair",
                """
                {"tag":"CreateKeyPairResponse","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"e"},
                 {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"e_pk"}]}""");

        ckms("ec keys create --curve nist-p384 e")
                .prints(
                        "The EC key pair has been created.",
                        "\tPublic key unique identifier: e_pk",
                        "\tPrivate key unique identifier: e");

        assertThat(compact(server.onlyRequest().body()))
                .contains(
                        compact("{\"tag\":\"CryptographicAlgorithm\",\"type\":\"Enumeration\",\"value\":\"ECDH\"}"),
                        compact(
                                """
                                {"tag":"CryptographicDomainParameters","value":[
                                 {"tag":"RecommendedCurve","type":"Enumeration","value":"P384"}]}"""),
                        "\"ECPrivateKey\"",
                        "\"TransparentECPublicKey\"");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, PrivateKey, pkcs1-pem, PKCS1, RSA PRIVATE KEY",
        "rsa, PublicKey, pkcs1-pem, PKCS1, RSA PUBLIC KEY",
        "rsa, PrivateKey, pkcs8-pem, PKCS8, PRIVATE KEY",
        "rsa, PublicKey, pkcs8-pem, PKCS8, PUBLIC KEY",
        "ec, PublicKey, spki-pem, PKCS8, PUBLIC KEY",
        "ec, PrivateKey, sec1-pem, ECPrivateKey, EC PRIVATE KEY",
    })
    void export_putsPemArmourAround(String family, String type, String format, String asked, String label) {
        server.answer("Get", got(type, asked, KEY_HEX));

        ckms(family + " keys export -k k -f " + format + " @/key.pem").succeeds();

        assertThat(server.onlyRequest().value("KeyFormatType")).isEqualTo(asked);
        assertThat(text("key.pem"))
                .isEqualTo("-----BEGIN " + label + "-----\nABEiM0RVZneImaq7zN3u/w==\n-----END " + label + "-----\n");
    }

    @ParameterizedTest
    @CsvSource({
        "rsa, pkcs1-der, PKCS1",
        "rsa, pkcs8-der, PKCS8",
        "rsa, raw, PKCS8",
        "ec, spki-der, PKCS8",
        "ec, sec1-der, ECPrivateKey",
        "sym, raw, Raw"
    })
    void export_writesBytes(String family, String format, String asked) {
        server.answer("Get", got(family.equals("sym") ? "SymmetricKey" : "PrivateKey", asked, KEY_HEX));

        ckms(family + " keys export -k k -f " + format + " @/key").succeeds();

        assertThat(server.onlyRequest().value("KeyFormatType")).isEqualTo(asked);
        assertThat(read("key")).asHexString().isEqualTo(KEY_HEX);
    }

    @Test
    void export_writesBase64() {
        server.answer("Get", got("SymmetricKey", "Raw", KEY_HEX));
        ckms("sym keys export -k k -f base64 @/key").succeeds();
        assertThat(Base64.getDecoder().decode(text("key"))).asHexString().isEqualTo(KEY_HEX);
    }

    @Test
    void export_letsOnlyTheOwnerReadSecretKeys() throws Exception {
        server.answer("Get", got("SymmetricKey", "Raw", KEY_HEX));
        write("key", "an earlier file that everybody may read");
        Files.setPosixFilePermissions(file("key"), PosixFilePermissions.fromString("rw-rw-rw-"));

        ckms("sym keys export -k k -f raw @/key").succeeds();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void export_writesTheObjectThatImportReads() {
        server.answer("Get", got("SymmetricKey", "Raw", KEY_HEX)).answer("Import", about("Import", "copy"));

        ckms("sym keys export -k k @/key.json").succeeds();
        ckms("sym keys import @/key.json copy")
                .prints(
                        "The SymmetricKey in file " + file("key.json") + " was successfully imported with id: copy.",
                        "\tUnique identifier: copy");

        assertThat(text("key.json")).startsWith("{\n").contains("\"SymmetricKey\"");
        assertThat(compact(server.requests().get(1).body())).contains(KEY_HEX);
    }

    @Test
    void export_sendsExport_whenRevokedKeysAreAllowed() {
        server.answer(
                "Export",
                got("SymmetricKey", "Raw", KEY_HEX)
                        .replace("GetResponse", "ExportResponse")
                        .replace(
                                "{\"tag\":\"SymmetricKey\",\"value\":[{",
                                "{\"tag\":\"Attributes\",\"value\":[]},{\"tag\":\"SymmetricKey\",\"value\":[{"));
        ckms("sym keys export --tag a --tag b -i -f raw @/key").succeeds();
        assertThat(server.onlyRequest().operation()).isEqualTo("Export");
        assertThat(server.onlyRequest().value("UniqueIdentifier")).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void export_asksForWrapping() {
        server.answer("Get", gotWrapped("SymmetricKey"));

        ckms("sym keys export -k k -w kek -m rsa-oaep -f raw @/key").succeeds();

        assertRequest(
                """
                {"tag":"Get","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"KeyWrappingSpecification","value":[
                  {"tag":"WrappingMethod","type":"Enumeration","value":"Encrypt"},
                  {"tag":"EncryptionKeyInformation","value":[
                   {"tag":"UniqueIdentifier","type":"TextString","value":"kek"},
                   {"tag":"CryptographicParameters","value":[
                    {"tag":"PaddingMethod","type":"Enumeration","value":"OAEP"},
                    {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA256"},
                    {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"}]}]},
                  {"tag":"EncodingOption","type":"Enumeration","value":"NoEncoding"}]}]}""");
        assertThat(read("key")).asHexString().isEqualTo("CAFE");
    }

    @Test
    void export_asksForUnwrapping() {
        server.answer("Get", got("SymmetricKey", "Raw", KEY_HEX));
        ckms("sym keys export -k k --unwrap @/key").succeeds();
        assertThat(server.onlyRequest().value("KeyWrapType")).isEqualTo("NotWrapped");
    }

    @Test
    void export_fails_whenAWrappedKeyShouldBecomePem() {
        server.answer("Get", gotWrapped("PrivateKey"));
        ckms("rsa keys export -k k -f pkcs8-pem @/key")
                .fails("the key k is wrapped; add --unwrap, or export it as json-ttlv");
        assertThat(file("key")).doesNotExist();
    }

    @Test
    void export_isMisused_whenOptionsContradict() {
        ckms("sym keys export -k k -u -w kek @/key").isMisused("give either --unwrap or --wrap-key-id");
        ckms("sym keys export -k k -m rsa-oaep @/key").isMisused("--wrapping-algorithm needs --wrap-key-id");
        ckms("rsa keys export -k k -w kek -f pkcs8-pem @/key").isMisused("a wrapped key has no PEM form");
        ckms("sym keys export @/key").isMisused("give either --key-id or --tag");
        ckms("sym keys export -k k -t t @/key").isMisused("give either --key-id or --tag");
        ckms("sym keys export -k k -f jpeg @/key").isMisused("Invalid value for option '--key-format'");
        ckms("sym keys export -k k").isMisused("Missing required parameter: 'KEY_FILE'");
    }

    @ParameterizedTest
    @CsvSource({
        "pem, RSA PRIVATE KEY, PrivateKey, PKCS1",
        "pem, RSA PUBLIC KEY, PublicKey, PKCS1",
        "pem, PRIVATE KEY, PrivateKey, PKCS8",
        "pem, PUBLIC KEY, PublicKey, PKCS8",
        "pem, EC PRIVATE KEY, PrivateKey, ECPrivateKey",
        "pkcs8-priv, PRIVATE KEY, PrivateKey, PKCS8",
        "pkcs8-pub, PUBLIC KEY, PublicKey, PKCS8",
        "pkcs1-priv, '', PrivateKey, PKCS1",
        "pkcs1-pub, '', PublicKey, PKCS1",
        "sec1, '', PrivateKey, ECPrivateKey",
    })
    void import_readsPemAndDer(String format, String label, String type, String sent) {
        byte[] der = {0x30, 0x03, 0x02, 0x01, 0x01};
        write(
                "key",
                label.isEmpty()
                        ? der
                        : ("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                                        + "-----BEGIN " + label + "-----\nMAMC\nAQE=\n-----END " + label + "-----\n")
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        server.answer("Import", about("Import", "k"));

        ckms("rsa keys import -f " + format + " @/key")
                .prints(
                        "The " + type + " in file " + file("key") + " was successfully imported with id: k.",
                        "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"Import","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":""},
                 {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                 {"tag":"ReplaceExisting","type":"Boolean","value":false},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"%2$s"},
                  {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[]"}]}]},
                 {"tag":"%1$s","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"%2$s"},
                  {"tag":"KeyValue","value":[
                   {"tag":"KeyMaterial","type":"ByteString","value":"3003020101"}]}]}]}]}"""
                        .formatted(type, sent));
    }

    @Test
    void import_sendsEveryOption() {
        write("key", "0123456789abcdef");
        server.answer("Import", about("Import", "k"));

        ckms("sym keys import -f aes -r -t one -w kek -p pub -k priv -c cert --key-usage encrypt,decrypt "
                        + "--key-usage wrap-key @/key k")
                .prints(
                        "The SymmetricKey in file " + file("key") + " was successfully imported with id: k.",
                        "\tUnique identifier: k",
                        "\tTags:",
                        "\t\t- one");

        String sent = compact(server.onlyRequest().body());
        assertThat(server.onlyRequest().value("ReplaceExisting")).isEqualTo("true");
        assertThat(sent)
                .contains(
                        compact("{\"tag\":\"CryptographicUsageMask\",\"type\":\"Integer\",\"value\":28}"),
                        compact("{\"tag\":\"CryptographicLength\",\"type\":\"Integer\",\"value\":128}"),
                        compact(
                                """
                                {"tag":"Link","value":[
                                 {"tag":"LinkType","type":"Enumeration","value":"PublicKeyLink"},
                                 {"tag":"LinkedObjectIdentifier","type":"TextString","value":"pub"}]}"""),
                        "PrivateKeyLink",
                        "CertificateLink",
                        "wrapping_key_id",
                        "[\\\"one\\\"]");
    }

    @Test
    void import_keepsAWrappedKeyWrapped_unlessToldOtherwise() {
        server.answer("Get", gotWrapped("SymmetricKey")).answer("Import", about("Import", "k"));
        ckms("sym keys export -k k @/key.json").succeeds();

        ckms("sym keys import @/key.json").succeeds();
        ckms("sym keys import --unwrap @/key.json").succeeds();

        assertThat(server.requests().get(1).value("KeyWrapType")).isEqualTo("AsRegistered");
        assertThat(server.requests().get(2).value("KeyWrapType")).isEqualTo("NotWrapped");
    }

    @Test
    void import_saysWhatIsWrongWithTheFile() {
        write("empty", "");
        write("cert", "-----BEGIN CERTIFICATE-----\nMAMC\n-----END CERTIFICATE-----\n");
        write("locked", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAMC\n-----END ENCRYPTED PRIVATE KEY-----\n");
        write("torn", "-----BEGIN PRIVATE KEY-----\nM?MC\n-----END PRIVATE KEY-----\n");
        write("pub", "-----BEGIN PUBLIC KEY-----\nMAMC\n-----END PUBLIC KEY-----\n");

        ckms("rsa keys import -f pem @/missing").fails("cannot read " + file("missing") + ": no such file");
        ckms("rsa keys import -f pem @").fails("cannot read " + directory + ": it is a directory");
        ckms("rsa keys import -f pem @/empty")
                .fails(file("empty") + " is not a key in the format pem: there is no PEM block in it");
        ckms("rsa keys import -f pem @/cert")
                .fails(file("cert") + " is not a key in the format pem: the PEM block CERTIFICATE is not a key");
        ckms("rsa keys import -f pem @/locked")
                .fails(file("locked") + " is not a key in the format pem: the key is encrypted; decrypt it first");
        ckms("rsa keys import -f pem @/torn")
                .fails(file("torn")
                        + " is not a key in the format pem: the PEM block PRIVATE KEY does not hold Base64");
        ckms("sym keys import -f pem @/pub").fails(file("pub") + " holds a PublicKey, which is no symmetric key");
        assertThat(ckms("sym keys import @/pub").err())
                .startsWith("ERROR: " + file("pub") + " is not a key in the format json-ttlv: ");
        ckms("sym keys import -f aes @/empty")
                .fails(file("empty") + " is not a key in the format aes: the key is empty");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void revoke_sendsReasonAndCascade() {
        server.answer("Revoke", about("Revoke", "k"));

        ckms("sym keys revoke -k k -r key-compromise lost")
                .prints("Successfully revoked the object.", "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"Revoke","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"RevocationReason","value":[
                  {"tag":"RevocationReasonCode","type":"Enumeration","value":"KeyCompromise"},
                  {"tag":"RevocationMessage","type":"TextString","value":"lost"}]},
                 {"tag":"Cascade","type":"Boolean","value":true}]}""");
    }

    @Test
    void destroy_namesTheKindOfSymmetricKeys() {
        server.answer("Destroy", about("Destroy", "k"));
        ckms("sym keys destroy -k k --remove").prints("Successfully removed the key.", "\tUnique identifier: k");
        assertRequest(
                """
                {"tag":"Destroy","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Remove","type":"Boolean","value":true},
                 {"tag":"Cascade","type":"Boolean","value":true},
                 {"tag":"ExpectedObjectType","type":"Enumeration","value":"SymmetricKey"}]}""");
    }

    @Test
    void activate_sendsTheIdentifier() {
        server.answer("Activate", about("Activate", "k"));
        ckms("ec keys activate -k k").prints("Successfully activated the object.", "\tUnique identifier: k");
        assertRequest(
                """
                {"tag":"Activate","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");
    }
}
