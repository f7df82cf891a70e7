package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.client.internal.Pem;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CertificateCommandsTest extends CkmsTestBench {
    /** Made by {@code openssl req -x509}. */
    private static final String CERTIFICATE =
            """
            -----BEGIN CERTIFICATE-----
            MIIBzDCCAXGgAwIBAgIUXK8uJGJj7COVFJ9DBVfSZf7h170wCgYIKoZIzj0EAwIw
            LzELMAkGA1UEBhMCRlIxDjAMBgNVBAoMBWttczRqMRAwDgYDVQQDDAdGaXh0dXJl
            MCAXDTI2MTEyNDExNTcxOVoYDzIxMjYxMDMxMTE1NzE5WjAvMQswCQYDVQQGEwJG
            UjEOMAwGA1UECgwFa21zNGoxEDAOBgNVBAMMB0ZpeHR1cmUwWTATBgcqhkjOPQIB
            BggqhkjOPQMBBwNCAAS+7f+tgvo60AJDsJ07/03FVE12rK/cvJPP6HwHeIJhYcew
            fnHzDHQuYYntfKAib3Y9icnEPVrQa1kpNlfcvzZoo2kwZzAdBgNVHQ4EFgQUKi2N
            UErRDZVISahibyjOgc70aVEwHwYDVR0jBBgwFoAUKi2NUErRDZVISahibyjOgc70
            aVEwDwYDVR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglhLmV4YW1wbGUwCgYIKoZI
            zj0EAwIDSQAwRgIhAIyJD/MEMBiIiJvK7qCc/d7Wive9ql4ghtLymQ6dVQtWAiEA
            i+6mZceTufrkup2uaZdg9cn+DgRq+QZklOvrXx3ufxs=
            -----END CERTIFICATE-----
            """;

    private static String hex() {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(Pem.parse(CERTIFICATE).get(0).der().toArray());
    }

    private static String got(String type, String value) {
        return """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"Certificate"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"c"},
                 {"tag":"Certificate","value":[
                  {"tag":"CertificateType","type":"Enumeration","value":"%s"},
                  {"tag":"CertificateValue","type":"ByteString","value":"%s"}]}]}"""
                .formatted(type, value);
    }

    @Test
    void certify_sendsAPublicKeyWithEveryOption() {
        write("ext", "[ v3_ca ]");
        server.answer("Certify", about("Certify", "c"));

        ckms("certificates certify -c c -p pub -s CN=Me,O=ACME -k ca -i ca-cert -d 30 -e @/ext -t one")
                .prints(
                        "The certificate was successfully generated.",
                        "\tUnique identifier: c",
                        "\tTags:",
                        "\t\t- one");

        assertRequest(
                """
                {"tag":"Certify","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"pub"},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CertificateType","type":"Enumeration","value":"X509"},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"c"},
                  {"tag":"X509CertificateSubject","value":[
                   {"tag":"SubjectDistinguishedName","type":"ByteString",
                    "value":"301C310D300B060355040A130441434D45310B3009060355040313024D65"}]},
                  {"tag":"Link","value":[
                   {"tag":"LinkType","type":"Enumeration","value":"PrivateKeyLink"},
                   {"tag":"LinkedObjectIdentifier","type":"TextString","value":"ca"}]},
                  {"tag":"Link","value":[
                   {"tag":"LinkType","type":"Enumeration","value":"CertificateLink"},
                   {"tag":"LinkedObjectIdentifier","type":"TextString","value":"ca-cert"}]},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[\\"one\\"]"}]},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"requested_validity_days"},
                   {"tag":"AttributeValue","type":"Integer","value":30}]},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"x509-extension"},
                   {"tag":"AttributeValue","type":"ByteString","value":"5B2076335F6361205D"}]}]}]}""");
    }

    @Test
    void certify_sendsRequests_andNewKeyPairs() {
        write("csr", "-----BEGIN CERTIFICATE REQUEST-----\nMAMC\n-----END CERTIFICATE REQUEST-----\n");
        server.answer("Certify", about("Certify", "c"));

        ckms("certificates certify -r @/csr -i ca-cert").succeeds();
        ckms("certificates certify -r @/csr -f der -i ca-cert").succeeds();
        ckms("certificates certify -g -a nist-p256 -s CN=Me").succeeds();
        ckms("certificates certify -n old").succeeds();

        assertThat(server.requests().get(0).value("CertificateRequestType")).isEqualTo("PEM");
        assertThat(server.requests().get(1).value("CertificateRequestType")).isEqualTo("PKCS10");
        assertThat(compact(server.requests().get(2).body()))
                .contains(
                        compact("{\"tag\":\"CryptographicAlgorithm\",\"type\":\"Enumeration\",\"value\":\"EC\"}"),
                        compact("{\"tag\":\"RecommendedCurve\",\"type\":\"Enumeration\",\"value\":\"P256\"}"));
        assertThat(server.requests().get(3).value("UniqueIdentifier")).isEqualTo("old");
    }

    @Test
    void certify_saysWhatIsMissing() {
        write("csr", "nothing");
        ckms("certificates certify -s CN=Me").isMisused("give one of --certificate-signing-request, ");
        ckms("certificates certify -g -p k -s CN=Me").isMisused("give one of --certificate-signing-request, ");
        ckms("certificates certify -g").isMisused("a new key needs a --subject-name");
        ckms("certificates certify -g -s Me").isMisused("--subject-name is no distinguished name");
        ckms("certificates certify -r @/csr")
                .fails(file("csr") + " holds no PEM; if it is DER, add --certificate-signing-request-format der");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void import_sendsOneCertificate() {
        write("cert", CERTIFICATE);
        server.answer("Import", about("Import", "c"));

        ckms("certificates import -f pem -k priv -q pub -i above -r --key-usage sign @/cert c")
                .prints(
                        "The Certificate in file " + file("cert") + " was successfully imported with id: c.",
                        "\tUnique identifier: c");

        String sent = compact(server.onlyRequest().body());
        assertThat(sent).contains(hex(), "PrivateKeyLink", "PublicKeyLink", "CertificateLink", "\"above\"");
        assertThat(server.onlyRequest().value("ReplaceExisting")).isEqualTo("true");
    }

    @Test
    void import_sendsPkcs12_withItsPassword() {
        write("p12", "some container");
        server.answer("Import", about("Import", "c"));

        ckms("certificates import -f pkcs12 -p secret @/p12 c").succeeds();

        String sent = compact(server.onlyRequest().body());
        assertThat(sent).contains("PKCS12PasswordLink", "\"secret\"", "\"PKCS12\"", "PrivateKey");
        ckms("certificates import -f pem -p secret @/p12").isMisused("--pkcs12-password is for the format pkcs12");
    }

    @Test
    void import_linksTheCertificatesOfAChain() {
        write("chain", CERTIFICATE);
        write("none", "");
        write("torn", "-----BEGIN CERTIFICATE-----\nMAMC\n-----END CERTIFICATE-----\n");
        server.answer("Import", about("Import", "c"));

        ckms("certificates import -f chain @/chain c")
                .prints(
                        "The chain of 1 certificates in file " + file("chain")
                                + " was successfully imported, from the root to the leaf.",
                        "\tc");
        ckms("certificates import -f chain @/none")
                .fails(file("none") + " is not a chain of certificates: there is no PEM certificate in it");
        ckms("certificates import -f chain @/torn")
                .fails(file("torn") + " is not a chain of certificates: one of them is no X.509 certificate");
    }

    @Test
    void export_writesPemAndPkcs7() {
        server.answer("Get", got("X509", hex()));
        ckms("certificates export -c c -f pem @/cert.pem")
                .prints(
                        "The certificate c of type Certificate was exported to \"" + file("cert.pem") + "\"",
                        "\tUnique identifier: c");
        assertThat(text("cert.pem")).isEqualTo(CERTIFICATE);
        ckms("certificates export -c c @/cert.json").succeeds();
        assertThat(text("cert.json")).contains(hex());

        ckms("certificates export -c c -f pkcs7 @/cert.p7").succeeds();
        assertThat(text("cert.p7")).startsWith("-----BEGIN PKCS7-----");
        assertThat(server.requests().get(2).value("KeyFormatType")).isEqualTo("PKCS7");
    }

    @Test
    void export_asksForPkcs12_underThePassword() {
        server.answer("Get", KeyAnswers.got("PrivateKey", "PKCS12", "CAFE"));
        ckms("certificates export -c c -f pkcs12 -p secret @/c.p12").succeeds();
        assertThat(read("c.p12")).containsExactly(0xCA, 0xFE);
        assertThat(compact(server.onlyRequest().body())).contains("EncryptionKeyInformation", "\"secret\"");
        ckms("certificates export -c c -f pkcs12 @/c.p12").isMisused("--pkcs12-password is for the format pkcs12");
    }

    @Test
    void validate_tellsValidFromInvalid() {
        write("cert", CERTIFICATE);
        String answer =
                "{\"tag\":\"ValidateResponse\",\"value\":[{\"tag\":\"ValidityIndicator\",\"type\":\"Enumeration\",\"value\":\"%s\"}]}";
        server.answer("Validate", answer.formatted("Valid"));
        ckms("certificates validate -k a -k b -v @/cert -t 2030-12-31T00:00:00Z")
                .prints("The certificate chain is valid.");
        assertThat(compact(server.onlyRequest().body())).contains(hex(), "2030-12-31T00:00:00Z");

        server.answer("Validate", answer.formatted("Invalid"));
        ckms("certificates validate -k a").fails("the certificate chain is invalid");
        ckms("certificates validate").isMisused("give --certificate-id or --certificate");
        ckms("certificates validate -k a -t tomorrow").isMisused("--validity-time must be a time");
    }

    @Test
    void encryptAndDecrypt_takeTheCertificateAndItsKey() {
        write("plain", "text");
        String data = "{\"tag\":\"%sResponse\",\"value\":["
                + "{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"c\"},"
                + "{\"tag\":\"Data\",\"type\":\"ByteString\",\"value\":\"CAFE\"}]}";
        server.answer("Encrypt", data.formatted("Encrypt")).answer("Decrypt", data.formatted("Decrypt"));
        ckms("certificates encrypt -c c @/plain").succeeds();
        ckms("certificates decrypt -k k -o @/again @/plain.enc").succeeds();
        assertThat(server.requests().get(0).value("UniqueIdentifier")).isEqualTo("c");
        assertThat(server.requests().get(1).value("UniqueIdentifier")).isEqualTo("k");
        assertThat(read("again")).containsExactly(0xCA, 0xFE);
    }

    @Test
    void revokeAndDestroy_takeCertificateIds() {
        server.answer("Revoke", about("Revoke", "c"))
                .answer("Destroy", about("Destroy", "c"))
                .answer("Activate", about("Activate", "c"));
        ckms("certificates revoke -c c old").prints("Successfully revoked the object.", "\tUnique identifier: c");
        ckms("certificates destroy -c c").prints("Successfully destroyed the object.", "\tUnique identifier: c");
        ckms("certificates activate -c c").prints("Successfully activated the object.", "\tUnique identifier: c");
        assertThat(server.requests().get(1).value("ExpectedObjectType")).isEqualTo("Certificate");
        ckms("certificates revoke old").isMisused("give either --certificate-id or --tag");
    }
}
