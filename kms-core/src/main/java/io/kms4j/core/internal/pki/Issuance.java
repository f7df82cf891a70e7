package io.kms4j.core.internal.pki;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.NewObjects;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.Succession;
import io.kms4j.core.port.CertificateTemplate;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.ParsedCertificate;
import io.kms4j.core.port.ParsedRequest;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.X509CertificateSubject;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes certificates and keeps them, linked with the public key and the issuer's certificate, all in one transaction (KMIP
 * 2.1, Certify, Re-certify).
 */
public final class Issuance {
    /** An empty distinguished name. */
    private static final int EMPTY_NAME_BYTES = 2;

    private final Certificates certificates;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final KeyStore store;
    private final DatabaseHome database;
    private final Succession succession;
    private final LifeCycle lifeCycle;

    public Issuance(
            Certificates certificates,
            ReadyKeys keys,
            RoutingCrypto crypto,
            KeyStore store,
            DatabaseHome database,
            Succession succession,
            LifeCycle lifeCycle) {
        this.certificates = certificates;
        this.keys = keys;
        this.crypto = crypto;
        this.store = store;
        this.database = database;
        this.succession = succession;
        this.lifeCycle = lifeCycle;
    }

    /** A certificate for {@code applicant} by {@code issuer}, kept for {@code owner}. */
    public UniqueIdentifier issue(Applicant applicant, Issuer issuer, Attributes asked, UserId owner) {
        StoredObject made = make(applicant, issuer, asked, asked, owner);
        List<Change> changes = new ArrayList<>();
        applicant.generated().ifPresent(key -> changes.add(new Change.Insert(key)));
        linked(applicant, Optional.empty(), made.id()).ifPresent(changes::add);
        changes.add(new Change.Insert(made));
        store.apply(changes);
        return made.id();
    }

    /** A certificate in the place of {@code old}, whose owner owns it. */
    public UniqueIdentifier replace(
            StoredObject old, Applicant applicant, Issuer issuer, Attributes asked, Optional<Duration> offset) {
        Attributes inherited = succession.inherited(old, IssuingWishes.removed(asked), offset);
        StoredObject made = make(applicant, issuer, asked, inherited, old.owner());
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Replace(succession.retired(old, made.id())));
        linked(applicant, Optional.of(old.id()), made.id()).ifPresent(changes::add);
        changes.add(new Change.Insert(Succession.succeeding(old, made)));
        store.apply(changes);
        return made.id();
    }

    /** The public key with a link to its new certificate; keys in the HSM have no links. */
    private Optional<Change> linked(Applicant applicant, Optional<UniqueIdentifier> old, UniqueIdentifier made) {
        return applicant.publicKey().filter(key -> !HsmKeyId.isHsm(key.id())).map(key -> {
            Attributes rest = key.attributes()
                    .without(
                            Attribute.LINK,
                            link -> link.linkType() == LinkType.CERTIFICATE_LINK
                                    && old.filter(id -> id.value().equals(link.linkedObjectIdentifier()))
                                            .isPresent());
            Attributes attributes = Links.plus(lifeCycle.changed(rest), LinkType.CERTIFICATE_LINK, made);
            StoredObject changed = key.withAttributes(attributes);
            return applicant.generated().isPresent() ? new Change.Insert(changed) : new Change.Replace(changed);
        });
    }

    private StoredObject make(
            Applicant applicant, Issuer issuer, Attributes asked, Attributes requested, UserId owner) {
        UniqueIdentifier id = asked.get(Attribute.UNIQUE_IDENTIFIER).orElseGet(DatabaseHome::freshId);
        Attributes own = IssuingWishes.removed(requested);
        CertificateTemplate template = template(id, applicant, issuer, asked, own);
        Bytes der = keys.use(
                issuer.privateKey(),
                handle -> certificates.issue(template, (parameters, input) -> crypto.sign(handle, parameters, input)));
        ParsedCertificate made = certificates.parse(der);
        Attributes attributes =
                own.overriddenBy(made.attributes()).with(Attribute.CERTIFICATE_TYPE, CertificateType.X_509);
        if (applicant.publicKey().isPresent()) {
            attributes = Links.plus(
                    attributes,
                    LinkType.PUBLIC_KEY_LINK,
                    applicant.publicKey().get().id());
        }
        if (issuer.certificate().isPresent()) {
            attributes = Links.plus(
                    attributes,
                    LinkType.CERTIFICATE_LINK,
                    issuer.certificate().get().id());
        }
        try (SecretBytes bytes = SecretBytes.copyOf(der)) {
            NewObjects.Content content = new NewObjects.Content(KeyFormatType.X_509, KeyFormatType.X_509, bytes, true);
            return database.stored(id, ObjectType.CERTIFICATE, owner, attributes, content);
        }
    }

    private CertificateTemplate template(
            UniqueIdentifier id, Applicant applicant, Issuer issuer, Attributes asked, Attributes own) {
        Instant now = lifeCycle.now();
        Instant start = own.get(Attribute.ACTIVATION_DATE)
                .filter(date -> date.isAfter(now))
                .orElse(now);
        return new CertificateTemplate(
                subject(id, applicant, asked),
                applicant.publicKeyInfo(),
                applicant.request().map(ParsedRequest::der),
                issuer.certificate().map(PublicBytes::of),
                start,
                start.plus(IssuingWishes.validity(asked)),
                asked.get(Attribute.CRYPTOGRAPHIC_USAGE_MASK),
                IssuingWishes.extensions(asked));
    }

    /** What the request asks for goes first, then the attributes, then the earlier certificate, then the identifier. */
    private Bytes subject(UniqueIdentifier id, Applicant applicant, Attributes asked) {
        return applicant
                .request()
                .map(ParsedRequest::subject)
                .filter(name -> name.length() > EMPTY_NAME_BYTES)
                .or(() -> certificates.subject(asked))
                .or(() -> applicant
                        .certificate()
                        .flatMap(old -> old.attributes().get(Attribute.X_509_CERTIFICATE_SUBJECT))
                        .map(X509CertificateSubject::subjectDistinguishedName))
                .or(() -> certificates.subject(Attributes.of(
                        Attribute.CERTIFICATE_SUBJECT_CN,
                        applicant.publicKey().map(StoredObject::id).orElse(id).value())))
                .orElseThrow();
    }
}
