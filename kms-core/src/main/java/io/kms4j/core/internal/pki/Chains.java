package io.kms4j.core.internal.pki;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Certificates that the KMS keeps and those above them, as far as links lead and the caller may go. */
public final class Chains {
    /** Longer chains are somebody's mistake. */
    private static final int LONGEST = 16;

    private static final Set<State> GOOD = Set.of(State.PRE_ACTIVE, State.ACTIVE);

    private final KeyResolver resolver;
    private final KeyFinder finder;
    private final AccessPolicy policy;
    private final LifeCycle lifeCycle;

    public Chains(KeyResolver resolver, KeyFinder finder, AccessPolicy policy, LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.finder = finder;
        this.policy = policy;
        this.lifeCycle = lifeCycle;
    }

    /**
     * The X.509 certificate of this identifier, for a caller that may do {@code right} with it.
     *
     * @throws KmipException INVALID_OBJECT_TYPE when it is none
     */
    public StoredObject certificate(UniqueIdentifier id, Operation right, UserId caller) {
        StoredObject object = resolver.authorised(right, Optional.of(id), caller);
        if (object.type() != ObjectType.CERTIFICATE || !isX509(object)) {
            throw new KmipException(ResultReason.INVALID_OBJECT_TYPE, "'" + id + "' is no X.509 certificate");
        }
        return object;
    }

    private static boolean isX509(StoredObject certificate) {
        return certificate.attributes().get(Attribute.CERTIFICATE_TYPE).orElse(CertificateType.X_509)
                == CertificateType.X_509;
    }

    /** These certificates, and above them those that their links name and the caller may do {@code right} with. */
    public List<StoredObject> completed(List<StoredObject> certificates, Operation right, UserId caller) {
        Map<UniqueIdentifier, StoredObject> chain = new LinkedHashMap<>();
        List<StoredObject> next = new ArrayList<>(certificates);
        while (!next.isEmpty() && chain.size() < LONGEST) {
            StoredObject certificate = next.remove(0);
            if (chain.putIfAbsent(certificate.id(), certificate) == null) {
                parent(certificate)
                        .filter(above -> policy.allows(caller, right, above))
                        .ifPresent(next::add);
            }
        }
        return List.copyOf(chain.values());
    }

    private Optional<StoredObject> parent(StoredObject certificate) {
        return Links.of(certificate, LinkType.CERTIFICATE_LINK)
                .or(() -> Links.of(certificate, LinkType.PKCS_12_CERTIFICATE_LINK))
                .flatMap(finder::find)
                .filter(above -> above.type() == ObjectType.CERTIFICATE && isX509(above))
                .filter(above -> !LifeCycle.isDestroyed(lifeCycle.stateOf(above.attributes())));
    }

    /** Whether nobody has revoked the certificate here. */
    public boolean isGood(StoredObject certificate) {
        return GOOD.contains(lifeCycle.stateOf(certificate.attributes()));
    }

    /** Its DER. */
    public static Bytes der(StoredObject certificate) {
        return PublicBytes.of(certificate);
    }
}
