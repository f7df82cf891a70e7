package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.NameType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.operation.CertifyRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.ReCertifyRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What Certify and Re-certify promise (KMIP 2.1, Certify, Re-certify), for any adapters. */
public interface CertifyContract {
    /** A request by OpenSSL, for {@code CN=Asked}. */
    String REQUEST =
            """
            -----BEGIN CERTIFICATE REQUEST-----
            MIHKMHICAQAwEDEOMAwGA1UEAwwFQXNrZWQwWTATBgcqhkjOPQIBBggqhkjOPQMB
            BwNCAAS+7f+tgvo60AJDsJ07/03FVE12rK/cvJPP6HwHeIJhYcewfnHzDHQuYYnt
            fKAib3Y9icnEPVrQa1kpNlfcvzZooAAwCgYIKoZIzj0EAwIDSAAwRQIgVuC64KZg
            /dPikCIO/NAkcxWAw9Qw/5YwUJdT629bQZoCIQCZLq7kzA1Zr7cWill1UBmqMM5J
            E5Gz6XLDbf3HOeV39Q==
            -----END CERTIFICATE REQUEST-----
            """;

    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private CreateKeyPairResponse pair() {
        return kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("certified")), ALICE);
    }

    private static Attributes named(String commonName) {
        return Attributes.of(Attribute.CERTIFICATE_SUBJECT_CN, commonName);
    }

    private static Attributes days(Attributes attributes, int days) {
        return attributes.withVendor(
                new VendorAttribute("cosmian", "requested_validity_days", new Ttlv.Int(Tag.ATTRIBUTE_VALUE, days)));
    }

    private static Attributes extensions(Attributes attributes, String text) {
        return attributes.withVendor(new VendorAttribute(
                "cosmian",
                "x509-extension",
                new Ttlv.ByteString(Tag.ATTRIBUTE_VALUE, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)))));
    }

    private static Attributes by(Attributes attributes, UniqueIdentifier privateKey, UniqueIdentifier certificate) {
        return attributes
                .plus(Attribute.LINK, new Link(LinkType.PRIVATE_KEY_LINK, privateKey.value()))
                .plus(Attribute.LINK, new Link(LinkType.CERTIFICATE_LINK, certificate.value()));
    }

    private UniqueIdentifier certify(UniqueIdentifier id, Attributes attributes) {
        return kms().execute(CertifyRequest.of(id, attributes), ALICE).uniqueIdentifier();
    }

    private X509Certificate get(UniqueIdentifier id) throws GeneralSecurityException {
        ManagedObject object = kms().execute(GetRequest.of(id), ALICE).managedObject();
        Bytes der = ((ManagedObject.Certificate) object).certificateValue();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
    }

    private List<Link> links(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes().all(Attribute.LINK);
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, e -> assertThat(e.reason())
                .as(e.getMessage())
                .isEqualTo(reason));
    }

    @Test
    default void certify_signsAPublicKeyWithItsOwnPrivateKey_whenNoIssuerIsNamed() throws GeneralSecurityException {
        CreateKeyPairResponse pair = pair();
        UniqueIdentifier id = certify(pair.publicKeyUniqueIdentifier(), days(named("Me"), 10));
        X509Certificate certificate = get(id);
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Me");
        assertThat(certificate.getNotAfter())
                .isEqualTo(Date.from(certificate.getNotBefore().toInstant().plus(Duration.ofDays(10))));
        assertThat(certificate.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(159);
        assertThat(links(id))
                .containsExactly(new Link(
                        LinkType.PUBLIC_KEY_LINK,
                        pair.publicKeyUniqueIdentifier().value()));
        assertThat(links(pair.publicKeyUniqueIdentifier())).contains(new Link(LinkType.CERTIFICATE_LINK, id.value()));
        Attributes attributes =
                kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
        assertThat(attributes.all(Attribute.CERTIFICATE_SUBJECT_CN)).containsExactly("Me");
        assertThat(attributes.vendor("cosmian", "requested_validity_days")).isEmpty();
    }

    @Test
    default void certify_buildsChains_withAnAuthorityOfTheKms() throws GeneralSecurityException {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        String text =
                """
                [ v3_ca ]
                basicConstraints = critical, CA:TRUE, pathlen:0
                keyUsage = critical, keyCertSign, cRLSign
                subjectAltName = DNS:ca.example, @more
                crlDistributionPoints = URI:http://crl.example/ca.crl

                [ more ]
                IP.1 = 192.0.2.1
                """;
        Attributes asked = extensions(named("Middle"), text);
        UniqueIdentifier middle = kms().execute(
                        CertifyRequest.of(
                                pair().publicKeyUniqueIdentifier(),
                                by(asked, root.privateKeyUniqueIdentifier(), rootCertificate)),
                        ALICE)
                .uniqueIdentifier();
        X509Certificate certificate = get(middle);
        certificate.verify(get(rootCertificate).getPublicKey());
        assertThat(certificate.getIssuerX500Principal().getName()).isEqualTo("CN=Root");
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()[5]).isTrue();
        assertThat(certificate.getSubjectAlternativeNames()).hasSize(2);
        assertThat(certificate.getExtensionValue("2.5.29.31")).isNotNull();
        assertThat(certificate.getExtensionValue("2.5.29.35")).isNotNull();
        assertThat(links(middle)).contains(new Link(LinkType.CERTIFICATE_LINK, rootCertificate.value()));
    }

    @Test
    default void certify_findsTheOtherHalfOfTheIssuer_whenALinkNamesOne() throws GeneralSecurityException {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier certificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        for (Link link : List.of(
                new Link(
                        LinkType.PRIVATE_KEY_LINK,
                        root.privateKeyUniqueIdentifier().value()),
                new Link(LinkType.CERTIFICATE_LINK, certificate.value()))) {
            UniqueIdentifier leaf =
                    certify(pair().publicKeyUniqueIdentifier(), named("Leaf").plus(Attribute.LINK, link));
            get(leaf).verify(get(certificate).getPublicKey());
            assertThat(get(leaf).getBasicConstraints()).isEqualTo(-1);
        }
    }

    @Test
    default void certify_takesWhatAPkcs10RequestSays() throws GeneralSecurityException {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        Bytes request = Bytes.copyOf(REQUEST.getBytes(StandardCharsets.US_ASCII));
        Attributes asked = by(named("Ignored"), root.privateKeyUniqueIdentifier(), rootCertificate);
        UniqueIdentifier id = kms().execute(CertifyRequest.of(CertificateRequestType.PEM, request, asked), ALICE)
                .uniqueIdentifier();
        assertThat(get(id).getSubjectX500Principal().getName()).isEqualTo("CN=Asked");
        get(id).verify(get(rootCertificate).getPublicKey());
        assertRefused(
                () -> kms().execute(CertifyRequest.of(CertificateRequestType.PEM, request, named("x")), ALICE),
                ResultReason.INVALID_FIELD);
        assertRefused(
                () -> kms().execute(CertifyRequest.of(CertificateRequestType.CRMF, request, asked), ALICE),
                ResultReason.FEATURE_NOT_SUPPORTED);
    }

    @Test
    default void certify_makesAKeyPair_whenTheRequestNamesAnAlgorithmOnly() throws GeneralSecurityException {
        Attributes asked = named("Fresh")
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.EC)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, 256);
        CertifyRequest request = new CertifyRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(asked), Optional.empty());
        UniqueIdentifier id = kms().execute(request, ALICE).uniqueIdentifier();
        get(id).verify(get(id).getPublicKey());
        UniqueIdentifier publicKey = new UniqueIdentifier(links(id).get(0).linkedObjectIdentifier());
        assertThat(links(publicKey))
                .extracting(Link::linkType)
                .containsExactlyInAnyOrder(LinkType.PRIVATE_KEY_LINK, LinkType.CERTIFICATE_LINK);
    }

    @Test
    default void certify_signsWithAKey_thatTheHsmWraps() throws GeneralSecurityException {
        UniqueIdentifier wrapping = test().freshHsmId("ca-kek");
        kms().execute(CreateKeyPairRequest.rsa(2048).named(wrapping.value()), ADMIN);
        UserId owner = ADMIN;
        CreateKeyPairResponse root = kms().execute(
                        CreateKeyPairRequest.rsa(2048)
                                .named(TestKms.freshName("wrapped-ca"))
                                .wrappedBy(new UniqueIdentifier(wrapping + "_pk")),
                        owner);
        UniqueIdentifier id = kms().execute(
                        CertifyRequest.of(root.publicKeyUniqueIdentifier(), named("Wrapped")), owner)
                .uniqueIdentifier();
        kms().accessRights().grant(id, ALICE, Set.of(Operation.GET), owner);
        get(id).verify(get(id).getPublicKey());
    }

    @Test
    default void certify_signsInTheHsm_withAKeyOfTheHsm() throws GeneralSecurityException {
        UniqueIdentifier key = test().freshHsmId("ca");
        UniqueIdentifier publicKey = new UniqueIdentifier(key + "_pk");
        kms().execute(CreateKeyPairRequest.rsa(2048).named(key.value()), ADMIN);
        UniqueIdentifier root = kms().execute(CertifyRequest.of(publicKey, named("In the HSM")), ADMIN)
                .uniqueIdentifier();
        kms().accessRights().grant(root, ALICE, Set.of(Operation.GET, Operation.CERTIFY), ADMIN);
        kms().accessRights().grant(key, ALICE, Set.of(Operation.CERTIFY), ADMIN);
        get(root).verify(get(root).getPublicKey());
        UniqueIdentifier leaf = certify(pair().publicKeyUniqueIdentifier(), by(named("Leaf"), key, root));
        get(leaf).verify(get(root).getPublicKey());
    }

    @Test
    default void encrypt_takesACertificate_forThePublicKeyInIt() {
        CreateKeyPairResponse pair = pair();
        Attributes asked =
                named("Encrypts").with(Attribute.ACTIVATION_DATE, test().clock().instant());
        UniqueIdentifier id = certify(pair.publicKeyUniqueIdentifier(), asked);
        Bytes plaintext = Bytes.copyOf("for the key inside".getBytes(StandardCharsets.UTF_8));
        EncryptResponse encrypted = kms().execute(EncryptRequest.of(id, plaintext), ALICE);
        assertThat(kms().execute(DecryptRequest.of(pair.privateKeyUniqueIdentifier(), encrypted), ALICE)
                        .data())
                .contains(plaintext);
        assertRefused(() -> kms().execute(DecryptRequest.of(id, encrypted), ALICE), ResultReason.INVALID_OBJECT_TYPE);
    }

    @Test
    default void get_givesTheChain_asPkcs7() throws GeneralSecurityException {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        UniqueIdentifier leaf = certify(
                pair().publicKeyUniqueIdentifier(),
                by(named("Leaf"), root.privateKeyUniqueIdentifier(), rootCertificate));
        GetRequest request = new GetRequest(
                Optional.of(leaf),
                Optional.of(KeyFormatType.PKCS_7),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ManagedObject.Certificate answer =
                (ManagedObject.Certificate) kms().execute(request, ALICE).managedObject();
        assertThat(answer.certificateType()).isEqualTo(CertificateType.PKCS_7);
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(
                                answer.certificateValue().toArray())))
                .hasSize(2)
                .extracting(Object::toString)
                .contains(get(leaf).toString(), get(rootCertificate).toString());
    }

    @Test
    default void certify_needsTheRight_onTheKeyAndOnTheIssuer() {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        CreateKeyPairResponse own = kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("bobs")), BOB);
        CertifyRequest request = CertifyRequest.of(
                own.publicKeyUniqueIdentifier(), by(named("Bob"), root.privateKeyUniqueIdentifier(), rootCertificate));
        assertRefused(() -> kms().execute(request, BOB), ResultReason.OBJECT_NOT_FOUND);
        kms().accessRights().grant(rootCertificate, BOB, Set.of(Operation.CERTIFY), ALICE);
        kms().accessRights()
                .grant(
                        root.privateKeyUniqueIdentifier(),
                        BOB,
                        Set.of(Operation.GET, Operation.SIGN, Operation.ENCRYPT, Operation.DECRYPT),
                        ALICE);
        assertRefused(() -> kms().execute(request, BOB), ResultReason.NOT_AUTHORISED);
        kms().accessRights().grant(root.privateKeyUniqueIdentifier(), BOB, Set.of(Operation.CERTIFY), ALICE);
        kms().execute(request, BOB);
        assertRefused(
                () -> kms().execute(CertifyRequest.of(root.publicKeyUniqueIdentifier(), named("x")), BOB),
                ResultReason.OBJECT_NOT_FOUND);
    }

    @Test
    default void certify_leavesThePublicKeyAlone_whenALinkOfAnotherNamesIt() throws GeneralSecurityException {
        CreateKeyPairResponse victim = pair();
        UniqueIdentifier certificate = certify(victim.publicKeyUniqueIdentifier(), named("Victim"));
        UniqueIdentifier stolen = kms().execute(
                        new RegisterRequest(
                                ObjectType.CERTIFICATE,
                                Attributes.of(
                                        Attribute.LINK,
                                        new Link(
                                                LinkType.PUBLIC_KEY_LINK,
                                                victim.publicKeyUniqueIdentifier()
                                                        .value())),
                                kms().execute(GetRequest.of(certificate), ALICE).managedObject(),
                                Optional.empty()),
                        BOB)
                .uniqueIdentifier();
        CreateKeyPairResponse root =
                kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("bobs")), BOB);
        UniqueIdentifier rootId = kms().execute(CertifyRequest.of(root.publicKeyUniqueIdentifier(), named("Bob")), BOB)
                .uniqueIdentifier();
        List<Link> before = links(victim.publicKeyUniqueIdentifier());
        kms().execute(CertifyRequest.of(stolen, by(named("x"), root.privateKeyUniqueIdentifier(), rootId)), BOB);
        assertThat(links(victim.publicKeyUniqueIdentifier())).isEqualTo(before);
        assertRefused(() -> kms().execute(CertifyRequest.of(stolen, named("x")), BOB), ResultReason.OBJECT_NOT_FOUND);
    }

    @Test
    default void certify_refusesIssuers_thatAreNone() {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        CreateKeyPairResponse leaf = pair();
        UniqueIdentifier leafCertificate = certify(
                leaf.publicKeyUniqueIdentifier(),
                by(named("Leaf"), root.privateKeyUniqueIdentifier(), rootCertificate));
        UniqueIdentifier other = pair().publicKeyUniqueIdentifier();
        assertRefused(
                () -> certify(other, by(named("x"), leaf.privateKeyUniqueIdentifier(), leafCertificate)),
                ResultReason.INVALID_FIELD);
        assertRefused(
                () -> certify(other, by(named("x"), leaf.privateKeyUniqueIdentifier(), rootCertificate)),
                ResultReason.INVALID_FIELD);
        kms().execute(RevokeRequest.of(rootCertificate, RevocationReasonCode.CA_COMPROMISE), ALICE);
        assertRefused(
                () -> certify(other, by(named("x"), root.privateKeyUniqueIdentifier(), rootCertificate)),
                ResultReason.WRONG_KEY_LIFECYCLE_STATE);
    }

    @Test
    default void certify_refusesKeys_thatAreNotForCertificates() {
        CreateKeyPairResponse pair = kms().execute(
                        CreateKeyPairRequest.rsa(2048)
                                .named(TestKms.freshName("decrypts"))
                                .withPrivate(
                                        Attribute.CRYPTOGRAPHIC_USAGE_MASK,
                                        new CryptographicUsageMask(CryptographicUsageMask.DECRYPT)),
                        ALICE);
        assertRefused(
                () -> certify(pair.publicKeyUniqueIdentifier(), named("x")),
                ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK);
        assertRefused(() -> certify(pair.privateKeyUniqueIdentifier(), named("x")), ResultReason.INVALID_OBJECT_TYPE);
    }

    @Test
    default void certify_refusesWishes_thatItDoesNotUnderstand() {
        UniqueIdentifier key = pair().publicKeyUniqueIdentifier();
        for (Attributes bad : List.of(
                days(named("x"), 0),
                days(named("x"), 40_000),
                extensions(named("x"), "[ v3_ca ]\nbasicConstraints = CA:MAYBE"),
                extensions(named("x"), "[ v3_ca ]\nnameConstraint = permitted"),
                extensions(named("x"), "[ a ]\nkeyUsage = cRLSign\n[ b ]\nkeyUsage = cRLSign"),
                extensions(named("x"), "keyUsage = everything"))) {
            assertRefused(() -> certify(key, bad), ResultReason.INVALID_FIELD);
        }
    }

    @Test
    default void reCertify_takesThePlaceAndTheNames_ofTheOldCertificate() throws GeneralSecurityException {
        CreateKeyPairResponse pair = pair();
        Name name = new Name(TestKms.freshName("cert"), NameType.UNINTERPRETED_TEXT_STRING);
        UniqueIdentifier old =
                certify(pair.publicKeyUniqueIdentifier(), named("Again").plus(Attribute.NAME, name));
        UniqueIdentifier id = kms().execute(ReCertifyRequest.of(old, days(Attributes.none(), 20)), ALICE)
                .uniqueIdentifier();
        assertThat(get(id).getSubjectX500Principal()).isEqualTo(get(old).getSubjectX500Principal());
        assertThat(get(id).getPublicKey()).isEqualTo(get(old).getPublicKey());
        assertThat(get(id).getSerialNumber()).isNotEqualTo(get(old).getSerialNumber());
        get(id).verify(get(old).getPublicKey());
        assertThat(links(old)).contains(new Link(LinkType.REPLACEMENT_OBJECT_LINK, id.value()));
        assertThat(links(id)).contains(new Link(LinkType.REPLACED_OBJECT_LINK, old.value()));
        assertThat(links(pair.publicKeyUniqueIdentifier()))
                .contains(new Link(LinkType.CERTIFICATE_LINK, id.value()))
                .doesNotContain(new Link(LinkType.CERTIFICATE_LINK, old.value()));
        assertThat(kms().execute(GetAttributesRequest.of(id), ALICE)
                        .attributes()
                        .all(Attribute.NAME))
                .containsExactly(name);
        assertThat(kms().execute(GetAttributesRequest.of(old), ALICE)
                        .attributes()
                        .has(Attribute.NAME))
                .isFalse();
        assertRefused(
                () -> kms().execute(ReCertifyRequest.of(old, Attributes.none()), ALICE),
                ResultReason.PERMISSION_DENIED);
    }

    @Test
    default void reCertify_asksTheSameIssuerAgain() throws GeneralSecurityException {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootCertificate = certify(root.publicKeyUniqueIdentifier(), named("Root"));
        UniqueIdentifier old = certify(
                pair().publicKeyUniqueIdentifier(),
                by(named("Leaf"), root.privateKeyUniqueIdentifier(), rootCertificate));
        UniqueIdentifier id = kms().execute(ReCertifyRequest.of(old, Attributes.none()), ALICE)
                .uniqueIdentifier();
        get(id).verify(get(rootCertificate).getPublicKey());
    }
}
