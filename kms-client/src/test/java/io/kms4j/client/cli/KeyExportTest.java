package io.kms4j.client.cli;

import static io.kms4j.client.cli.KeyAnswers.KEY_HEX;
import static io.kms4j.client.cli.KeyAnswers.got;
import static io.kms4j.client.cli.KeyAnswers.gotWrapped;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyExportTest extends CkmsTestBench {
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
}
