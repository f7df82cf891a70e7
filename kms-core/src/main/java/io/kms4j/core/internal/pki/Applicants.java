package io.kms4j.core.internal.pki;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ParsedRequest;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.Optional;
import java.util.Set;

/** Finds what a request wants to have certified: a public key, a request for a certificate, or what a certificate is for. */
public final class Applicants {
    private static final Set<State> CERTIFIABLE = Set.of(State.PRE_ACTIVE, State.ACTIVE);

    private static final Set<Attribute<?>> OF_KEYS = Set.of(
            Attribute.ACTIVATION_DATE,
            Attribute.CRYPTOGRAPHIC_ALGORITHM,
            Attribute.CRYPTOGRAPHIC_LENGTH,
            Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
            Attribute.SENSITIVE);

    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final ReadyKeys keys;
    private final Certificates certificates;
    private final DatabaseHome database;
    private final AccessPolicy policy;
    private final LifeCycle lifeCycle;

    public Applicants(
            KeyResolver resolver,
            KeyFinder finder,
            ReadyKeys keys,
            Certificates certificates,
            DatabaseHome database,
            AccessPolicy policy,
            LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.finder = finder;
        this.keys = keys;
        this.certificates = certificates;
        this.database = database;
        this.policy = policy;
        this.lifeCycle = lifeCycle;
    }

    /** Whom a request of this type and value names; of {@code type} empty, PKCS#10. */
    public Applicant requested(Optional<CertificateRequestType> type, Bytes value) {
        ParsedRequest request = certificates.parseRequest(type.orElse(CertificateRequestType.PKCS_10), value);
        return new Applicant(
                Optional.empty(), request.publicKey(), Optional.of(request), Optional.empty(), Optional.empty());
    }

    /**
     * Whom an object stands for, for a caller that may do {@code right} with it.
     *
     * @throws KmipException INVALID_OBJECT_TYPE when nothing of it can be certified
     */
    public Applicant of(Optional<UniqueIdentifier> id, Operation right, UserId caller) {
        StoredObject object = resolver.authorised(right, id, caller);
        return switch (object.type()) {
            case PUBLIC_KEY -> ofPublicKey(object);
            case CERTIFICATE -> ofCertificate(object, right, caller);
            case CERTIFICATE_REQUEST -> ofRequest(object, right, caller);
            default ->
                throw new KmipException(
                        ResultReason.INVALID_OBJECT_TYPE,
                        "'" + object.id() + "' is a " + object.type().kmipName()
                                + "; certified are public keys, certificate requests and certificates");
        };
    }

    /** A new key pair for {@code owner}, of the kind that the attributes ask for. */
    public Applicant generated(Attributes asked, UserId owner) {
        Attributes forKeys = asked.only(OF_KEYS::contains);
        DatabaseHome.MadePair pair = database.makePair(new KeyHome.NewPair(Optional.empty(), forKeys, forKeys, owner));
        return new Applicant(
                Optional.of(pair.publicKey()),
                publicKeyInfo(pair.publicKey()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(pair.privateKey()));
    }

    private Applicant ofPublicKey(StoredObject object) {
        State state = lifeCycle.stateOf(object.attributes());
        if (!CERTIFIABLE.contains(state)) {
            throw new KmipException(
                    LifeCycle.isDestroyed(state)
                            ? ResultReason.OBJECT_DESTROYED
                            : ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "DENIED: '" + object.id() + "' is " + state.kmipName() + " and is not certified any more");
        }
        return new Applicant(
                Optional.of(object), publicKeyInfo(object), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Bytes publicKeyInfo(StoredObject object) {
        try (SecretBytes bytes =
                object.material() instanceof Material.InHsm inHsm ? keys.export(inHsm.key()) : keys.keptForm(object)) {
            return bytes.reveal();
        }
    }

    private Applicant ofRequest(StoredObject object, Operation right, UserId caller) {
        CertificateRequestType type =
                object.attributes().get(Attribute.CERTIFICATE_REQUEST_TYPE).orElse(CertificateRequestType.PKCS_10);
        Applicant applicant = requested(Optional.of(type), PublicBytes.of(object));
        return new Applicant(
                publicKeyOf(object, applicant.publicKeyInfo(), right, caller),
                applicant.publicKeyInfo(),
                applicant.request(),
                Optional.empty(),
                Optional.empty());
    }

    private Applicant ofCertificate(StoredObject object, Operation right, UserId caller) {
        Bytes publicKeyInfo = certificates.parse(PublicBytes.of(object)).publicKey();
        return new Applicant(
                publicKeyOf(object, publicKeyInfo, right, caller),
                publicKeyInfo,
                Optional.empty(),
                Optional.of(object),
                Optional.empty());
    }

    /** The public key that a link names, if it is the one and the caller may do the same with it: it will be changed. */
    private Optional<StoredObject> publicKeyOf(StoredObject object, Bytes info, Operation right, UserId caller) {
        return Links.of(object, LinkType.PUBLIC_KEY_LINK)
                .flatMap(finder::find)
                .filter(key -> key.type() == ObjectType.PUBLIC_KEY)
                .filter(key -> policy.allows(caller, right, key))
                .filter(key -> CERTIFIABLE.contains(lifeCycle.stateOf(key.attributes())))
                .filter(key -> publicKeyInfo(key).equals(info));
    }

    /** {@code applicant} with the request that it makes beside; both must be about one key. */
    public Applicant with(Applicant applicant, Applicant request) {
        if (!request.publicKeyInfo().equals(applicant.publicKeyInfo())) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "the certificate request is for another key than the one named");
        }
        return new Applicant(
                applicant.publicKey(),
                applicant.publicKeyInfo(),
                request.request(),
                applicant.certificate(),
                applicant.generated());
    }
}
