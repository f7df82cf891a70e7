package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.ParsedCertificate;
import io.kms4j.core.port.ParsedRequest;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CertificateIdentifier;
import io.kms4j.kmip.CertificateIssuer;
import io.kms4j.kmip.CertificateSubject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.X509CertificateIdentifier;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and requests as OpenSSL makes them. */
class BcCertificatesTest {
    /** Made by {@code openssl req -x509 -addext subjectAltName=DNS:a.example}. */
    private static final String FIXTURE =
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

    private final BcCertificates certificates = new BcCertificates();

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void parse_readsPem() {
        ParsedCertificate certificate = certificates.parse(text(FIXTURE));
        assertThat(certificate.notBefore()).isEqualTo(Instant.parse("2026-11-24T11:57:19Z"));
        assertThat(certificate.notAfter()).isEqualTo(Instant.parse("2126-10-31T11:57:19Z"));
        assertThat(certificate.attributes().get(Attribute.CERTIFICATE_IDENTIFIER))
                .contains(new CertificateIdentifier(
                        "CN=Fixture,O=kms4j,C=FR", Optional.of("5CAF2E246263EC2395149F430557D265FEE1D7BD")));
        assertThat(certificates.parse(certificate.der())).isEqualTo(certificate);
    }

    @Test
    void parse_givesTheAttributesOfTheStandard(@TempDir Path folder) throws IOException {
        OpenSsl openSsl = new OpenSsl(folder);
        openSsl.run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k",
                "-outform",
                "DER",
                "-out",
                "c",
                "-set_serial",
                "0x9bba23d1b6a48f97",
                "-sha384",
                "-subj",
                "/C=US/O=ACME, Inc./OU=One/OU=Two/CN=Test",
                "-addext",
                "subjectAltName=DNS:a.example,email:b@example.org");
        Bytes der = openSsl.read("c");
        ParsedCertificate certificate = certificates.parse(der);
        assertThat(certificate.der()).isEqualTo(der);
        assertThat(certificate.attributes().get(Attribute.CERTIFICATE_LENGTH)).contains(der.length());
        assertThat(certificate.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM))
                .contains(CryptographicAlgorithm.RSA);
        assertThat(certificate.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(2048);
        assertThat(certificate.attributes().get(Attribute.DIGITAL_SIGNATURE_ALGORITHM))
                .contains(DigitalSignatureAlgorithm.SHA_384_WITH_RSA_ENCRYPTION);
        assertThat(certificate.attributes().get(Attribute.X_509_CERTIFICATE_IDENTIFIER))
                .contains(new X509CertificateIdentifier(certificate.subject(), Vectors.hex("0209009bba23d1b6a48f97")));
        assertThat(certificate
                        .attributes()
                        .get(Attribute.X_509_CERTIFICATE_SUBJECT)
                        .orElseThrow()
                        .subjectAlternativeName())
                .hasSize(2);
        String name = "CN=Test,OU=Two,OU=One,O=ACME\\, Inc.,C=US";
        assertThat(certificate.attributes().get(Attribute.CERTIFICATE_SUBJECT))
                .contains(new CertificateSubject(Optional.of(name), List.of("a.example", "b@example.org")));
        assertThat(certificate.attributes().get(Attribute.CERTIFICATE_ISSUER))
                .contains(new CertificateIssuer(name, List.of()));
        assertThat(certificate.attributes().all(Attribute.CERTIFICATE_SUBJECT_OU))
                .containsExactly("One", "Two");
        assertThat(certificate.attributes().all(Attribute.CERTIFICATE_ISSUER_O)).containsExactly("ACME, Inc.");
    }

    @Test
    void parse_refuses_whatIsNoCertificate() {
        for (String bad :
                List.of("", "0", "-----BEGIN CERTIFICATE-----", "-----BEGIN X-----\nAAAA\n-----END X-----\n")) {
            assertThatThrownBy(() -> certificates.parse(text(bad)))
                    .isInstanceOfSatisfying(
                            KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_FIELD));
        }
    }

    @Test
    void parseRequest_readsPkcs10_ofEachEncoding(@TempDir Path folder) throws IOException {
        OpenSsl openSsl = new OpenSsl(folder);
        openSsl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "k");
        openSsl.run("req", "-new", "-key", "k", "-subj", "/CN=Asked", "-out", "pem");
        openSsl.run("req", "-in", "pem", "-outform", "DER", "-out", "der");
        openSsl.run("pkey", "-in", "k", "-pubout", "-outform", "DER", "-out", "public");
        ParsedRequest request = certificates.parseRequest(CertificateRequestType.PEM, openSsl.read("pem"));
        assertThat(request.der()).isEqualTo(openSsl.read("der"));
        assertThat(request.publicKey()).isEqualTo(openSsl.read("public"));
        assertThat(certificates.parseRequest(CertificateRequestType.PKCS_10, openSsl.read("der")))
                .isEqualTo(request);
    }

    @Test
    void parseRequest_refuses_whatItsMakerDidNotSign(@TempDir Path folder) throws IOException {
        OpenSsl openSsl = new OpenSsl(folder);
        openSsl.run(
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k",
                "-subj",
                "/CN=Asked",
                "-outform",
                "DER",
                "-out",
                "der");
        byte[] forged = openSsl.read("der").toArray();
        forged[forged.length - 1] ^= 1;
        assertRefused(CertificateRequestType.PKCS_10, Bytes.takeOver(forged), ResultReason.INVALID_CSR);
        assertRefused(CertificateRequestType.PEM, text("nothing"), ResultReason.INVALID_CSR);
        assertRefused(CertificateRequestType.CRMF, text("0"), ResultReason.FEATURE_NOT_SUPPORTED);
    }

    private void assertRefused(CertificateRequestType type, Bytes request, ResultReason reason) {
        assertThatThrownBy(() -> certificates.parseRequest(type, request))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
