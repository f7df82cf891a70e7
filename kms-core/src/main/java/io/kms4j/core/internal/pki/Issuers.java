package io.kms4j.core.internal.pki;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.Optional;

/**
 * Finds who signs: what the links of a request name, else who issued the earlier certificate, else the certified key
 * itself. The caller needs the right to Certify with the issuer's private key and its certificate.
 */
public final class Issuers {
    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final LifeCycle lifeCycle;

    public Issuers(KeyResolver resolver, KeyFinder finder, LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.finder = finder;
        this.lifeCycle = lifeCycle;
    }

    /**
     * The issuer of a certificate for {@code applicant}.
     *
     * @throws KmipException INVALID_FIELD when nothing names one; and as {@link KeyResolver#forUse}
     */
    public Issuer of(Attributes asked, Applicant applicant, UserId caller) {
        Optional<UniqueIdentifier> privateKey = Links.of(asked, LinkType.PRIVATE_KEY_LINK);
        Optional<UniqueIdentifier> certificate = Links.of(asked, LinkType.CERTIFICATE_LINK);
        if (privateKey.isPresent() || certificate.isPresent()) {
            return named(privateKey, certificate, applicant, caller);
        }
        if (applicant.generated().isPresent()) {
            return new Issuer(applicant.generated().get(), Optional.empty());
        }
        Optional<UniqueIdentifier> parent =
                applicant.certificate().flatMap(old -> Links.of(old, LinkType.CERTIFICATE_LINK));
        return parent.isPresent() ? named(Optional.empty(), parent, applicant, caller) : itself(applicant, caller);
    }

    private Issuer named(
            Optional<UniqueIdentifier> privateKey,
            Optional<UniqueIdentifier> certificate,
            Applicant applicant,
            UserId caller) {
        Optional<StoredObject> issuing = certificate.map(id -> certificate(id, caller));
        Optional<UniqueIdentifier> keyId = privateKey.or(() -> issuing.flatMap(this::privateKeyOf));
        if (keyId.isEmpty()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "the private key of the issuer's certificate is not here; name it with a link");
        }
        if (issuing.isEmpty() && keyId.equals(ownPrivateKey(applicant))) {
            return itself(applicant, caller);
        }
        StoredObject key = resolver.forUse(KeyUse.CERTIFY, keyId, caller);
        StoredObject own = issuing.orElseGet(() -> certificate(certificateOf(key), caller));
        return new Issuer(key, Optional.of(own));
    }

    private StoredObject certificate(UniqueIdentifier id, UserId caller) {
        StoredObject certificate = resolver.authorised(Operation.CERTIFY, Optional.of(id), caller);
        if (certificate.type() != ObjectType.CERTIFICATE) {
            throw new KmipException(ResultReason.INVALID_OBJECT_TYPE, "'" + id + "' is no certificate");
        }
        State state = lifeCycle.stateOf(certificate.attributes());
        if (state != State.ACTIVE && state != State.PRE_ACTIVE) {
            throw new KmipException(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "DENIED: the issuer's certificate '" + id + "' is " + state.kmipName());
        }
        return certificate;
    }

    /** The private key that belongs to a certificate, by its own link or by that of its public key. */
    private Optional<UniqueIdentifier> privateKeyOf(StoredObject certificate) {
        return Links.of(certificate, LinkType.PRIVATE_KEY_LINK).or(() -> Links.of(certificate, LinkType.PUBLIC_KEY_LINK)
                .flatMap(finder::find)
                .flatMap(resolver::otherHalfId));
    }

    private UniqueIdentifier certificateOf(StoredObject privateKey) {
        return Links.of(privateKey, LinkType.CERTIFICATE_LINK)
                .or(() -> resolver.otherHalfId(privateKey)
                        .flatMap(finder::find)
                        .flatMap(half -> Links.of(half, LinkType.CERTIFICATE_LINK)))
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD,
                        "the issuer's key '" + privateKey.id() + "' has no certificate; name one with a link"));
    }

    private Optional<UniqueIdentifier> ownPrivateKey(Applicant applicant) {
        return applicant.publicKey().flatMap(resolver::otherHalfId).or(() -> applicant
                .certificate()
                .flatMap(this::privateKeyOf));
    }

    /** A signature by the certified key only proves its possession, so a key may make it that signs nothing else yet. */
    private Issuer itself(Applicant applicant, UserId caller) {
        Optional<UniqueIdentifier> id = ownPrivateKey(applicant);
        if (id.isEmpty()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "nobody signs: the private key is not here, so links must name an issuer's private key and certificate");
        }
        StoredObject key = resolver.authorised(Operation.CERTIFY, id, caller);
        boolean forCertificates = key.attributes()
                .get(Attribute.CRYPTOGRAPHIC_USAGE_MASK)
                .filter(mask -> mask.allows(CryptographicUsageMask.CERTIFICATE_SIGN))
                .isPresent();
        return new Issuer(
                resolver.forUse(forCertificates ? KeyUse.SELF_CERTIFY : KeyUse.SELF_SIGN, id, caller),
                Optional.empty());
    }
}
