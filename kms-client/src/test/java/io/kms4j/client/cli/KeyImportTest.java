package io.kms4j.client.cli;

import static io.kms4j.client.cli.KeyAnswers.gotWrapped;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyImportTest extends CkmsTestBench {
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
}
