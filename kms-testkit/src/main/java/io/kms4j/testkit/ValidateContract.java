package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.ValidityIndicator.INVALID;
import static io.kms4j.kmip.enumeration.ValidityIndicator.UNKNOWN;
import static io.kms4j.kmip.enumeration.ValidityIndicator.VALID;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.CertifyRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.ValidateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Validate promises (KMIP 2.1, Validate; RFC 5280, 6), for any adapters. */
public interface ValidateContract {
    /** A chain of three, all made here. */
    record Chain(UniqueIdentifier root, UniqueIdentifier middle, UniqueIdentifier leaf, UniqueIdentifier leafKey) {}

    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private Chain chain(String middleExtensions) {
        CreateKeyPairResponse root = pair();
        CreateKeyPairResponse middle = pair();
        CreateKeyPairResponse leaf = pair();
        UniqueIdentifier rootId = certify(root, "Root", "", Optional.empty(), Optional.empty());
        UniqueIdentifier middleId = certify(
                middle,
                "Middle",
                middleExtensions,
                Optional.of(root.privateKeyUniqueIdentifier()),
                Optional.of(rootId));
        UniqueIdentifier leafId =
                certify(leaf, "Leaf", "", Optional.of(middle.privateKeyUniqueIdentifier()), Optional.of(middleId));
        return new Chain(rootId, middleId, leafId, leaf.privateKeyUniqueIdentifier());
    }

    private Chain goodChain() {
        return chain("basicConstraints = critical, CA:TRUE, pathlen:0\nkeyUsage = critical, keyCertSign");
    }

    private CreateKeyPairResponse pair() {
        return kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("chain")), ALICE);
    }

    private UniqueIdentifier certify(
            CreateKeyPairResponse pair,
            String name,
            String extensions,
            Optional<UniqueIdentifier> issuerKey,
            Optional<UniqueIdentifier> issuer) {
        Attributes attributes = Attributes.of(Attribute.CERTIFICATE_SUBJECT_CN, name);
        if (!extensions.isEmpty()) {
            attributes = attributes.withVendor(VendorAttribute.text("cosmian", "x509-extension", extensions));
        }
        if (issuer.isPresent()) {
            attributes = attributes
                    .plus(
                            Attribute.LINK,
                            new Link(
                                    LinkType.PRIVATE_KEY_LINK,
                                    issuerKey.orElseThrow().value()))
                    .plus(
                            Attribute.LINK,
                            new Link(LinkType.CERTIFICATE_LINK, issuer.get().value()));
        }
        return kms().execute(CertifyRequest.of(pair.publicKeyUniqueIdentifier(), attributes), ALICE)
                .uniqueIdentifier();
    }

    private ManagedObject.Certificate certificate(UniqueIdentifier id) {
        return (ManagedObject.Certificate)
                kms().execute(GetRequest.of(id), ALICE).managedObject();
    }

    private ValidityIndicator validate(UniqueIdentifier... ids) {
        return kms().execute(ValidateRequest.of(List.of(ids)), ALICE).validityIndicator();
    }

    private ValidityIndicator validateBytes(Optional<Instant> at, ManagedObject.Certificate... certificates) {
        return kms().execute(new ValidateRequest(List.of(certificates), List.of(), at), ALICE)
                .validityIndicator();
    }

    @Test
    default void validate_findsAGoodChainValid_inAnyOrder_andCompletesItByLinks() {
        Chain chain = goodChain();
        assertThat(validate(chain.leaf(), chain.root(), chain.middle())).isEqualTo(VALID);
        assertThat(validate(chain.leaf())).isEqualTo(VALID);
        assertThat(validate(chain.root())).isEqualTo(VALID);
        assertThat(validateBytes(
                        Optional.empty(),
                        certificate(chain.middle()),
                        certificate(chain.root()),
                        certificate(chain.leaf())))
                .isEqualTo(VALID);
        assertThat(kms().execute(
                                new ValidateRequest(
                                        List.of(certificate(chain.leaf())), List.of(chain.middle()), Optional.empty()),
                                ALICE)
                        .validityIndicator())
                .isEqualTo(VALID);
    }

    @Test
    default void validate_doesNotKnow_whenTheRootIsMissing() {
        Chain chain = goodChain();
        assertThat(validateBytes(Optional.empty(), certificate(chain.leaf()), certificate(chain.middle())))
                .isEqualTo(UNKNOWN);
    }

    @Test
    default void validate_looksAtTheDate() {
        ManagedObject.Certificate root = certificate(goodChain().root());
        Instant now = test().clock().instant();
        assertThat(validateBytes(Optional.of(now.plus(Duration.ofDays(364))), root))
                .isEqualTo(VALID);
        assertThat(validateBytes(Optional.of(now.plus(Duration.ofDays(366))), root))
                .isEqualTo(INVALID);
        assertThat(validateBytes(Optional.of(now.minus(Duration.ofDays(1))), root))
                .isEqualTo(INVALID);
    }

    @Test
    default void validate_findsForgedChainsInvalid() {
        Chain chain = goodChain();
        Chain other = goodChain();
        byte[] forged = certificate(chain.leaf()).certificateValue().toArray();
        forged[forged.length - 1] ^= 1;
        assertThat(validateBytes(
                        Optional.empty(),
                        certificate(chain.root()),
                        certificate(chain.middle()),
                        new ManagedObject.Certificate(CertificateType.X_509, Bytes.takeOver(forged))))
                .isEqualTo(INVALID);
        assertThat(validateBytes(
                        Optional.empty(),
                        certificate(chain.leaf()),
                        certificate(chain.middle()),
                        certificate(other.root())))
                .isEqualTo(INVALID);
        assertThat(validateBytes(Optional.empty(), certificate(chain.root()), certificate(other.root())))
                .isEqualTo(INVALID);
    }

    @Test
    default void validate_heedsTheConstraintsOfAuthorities() {
        Chain chain = chain("basicConstraints = critical, CA:TRUE\nkeyUsage = critical, cRLSign");
        assertThat(validate(chain.leaf())).isEqualTo(INVALID);
    }

    @Test
    default void validate_findsRevokedCertificatesInvalid() {
        Chain chain = goodChain();
        kms().execute(RevokeRequest.of(chain.middle(), RevocationReasonCode.SUPERSEDED), ALICE);
        assertThat(validate(chain.leaf())).isEqualTo(INVALID);
    }

    @Test
    default void validate_needsTheRight_andGoesNoFurtherThanIt() {
        Chain chain = goodChain();
        ValidateRequest request = ValidateRequest.of(List.of(chain.leaf()));
        assertThatThrownBy(() -> kms().execute(request, BOB))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.OBJECT_NOT_FOUND));
        kms().accessRights().grant(chain.leaf(), BOB, Set.of(Operation.VALIDATE), ALICE);
        assertThat(kms().execute(request, BOB).validityIndicator()).isEqualTo(UNKNOWN);
    }

    @Test
    default void validate_refuses_whatIsNoChain() {
        Chain chain = goodChain();
        ManagedObject.Certificate[] many = new ManagedObject.Certificate[100];
        Arrays.fill(many, certificate(chain.root()));
        ManagedObject.Certificate nonsense =
                new ManagedObject.Certificate(CertificateType.X_509, Bytes.takeOver(new byte[] {1}));
        for (ValidateRequest bad : List.of(
                ValidateRequest.of(List.of()),
                new ValidateRequest(List.of(many), List.of(), Optional.empty()),
                new ValidateRequest(List.of(nonsense), List.of(), Optional.empty()))) {
            assertThatThrownBy(() -> kms().execute(bad, ALICE))
                    .isInstanceOfSatisfying(
                            KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_FIELD));
        }
        assertThatThrownBy(() -> validate(chain.leafKey()))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_OBJECT_TYPE));
    }
}
