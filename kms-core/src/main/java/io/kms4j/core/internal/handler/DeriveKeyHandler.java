package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.NewObjects;
import io.kms4j.core.internal.key.Protection;
import io.kms4j.core.internal.key.WrappingKeyId;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import io.kms4j.kmip.operation.DeriveKeyResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derive Key. The derived object is the caller's; it is as hard to get out as what it is derived from.
 */
public final class DeriveKeyHandler implements OperationHandler<DeriveKeyRequest, DeriveKeyResponse> {
    private static final int MOST_BASES = 2;

    /** What these methods give is what another operation gives, so they need the right to that one too. */
    private static final Map<DerivationMethod, Operation> ALSO_NEEDED =
            new EnumMap<>(Map.of(DerivationMethod.ENCRYPT, Operation.ENCRYPT, DerivationMethod.HMAC, Operation.MAC));

    /** Of what is derived from a protected key: shorter parts of the output would give it away bit by bit. */
    private static final int SHORTEST_FROM_PROTECTED_BITS = 128;

    /** A key notes the last objects derived from it, not all that ever were. */
    private static final int MOST_DERIVED_LINKS = 100;

    /** Each time that one loses a race, another has won it. */
    private static final int MOST_ATTEMPTS = 20;

    private final KeyResolver resolver;
    private final Derivations derivations;
    private final Crypto crypto;
    private final DatabaseHome database;
    private final LifeCycle lifeCycle;

    public DeriveKeyHandler(
            KeyResolver resolver, Derivations derivations, Crypto crypto, DatabaseHome database, LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.derivations = derivations;
        this.crypto = crypto;
        this.database = database;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<DeriveKeyRequest> requestType() {
        return DeriveKeyRequest.class;
    }

    @Override
    public DeriveKeyResponse handle(DeriveKeyRequest request, UserId caller) {
        Optional<UniqueIdentifier> asked = request.attributes().get(Attribute.UNIQUE_IDENTIFIER);
        asked.ifPresent(RegisterHandler::refuseHsm);
        resolver.authoriseCreate(asked, caller);
        List<StoredObject> bases = bases(request, caller);
        int lengthBits = lengthBits(request.attributes());
        Attributes attributes = protectedLike(bases, request.attributes(), lengthBits);
        UniqueIdentifier id = asked.orElseGet(DatabaseHome::freshId);
        try (SecretBytes derived = derivations.derive(request, bases, lengthBits / Byte.SIZE)) {
            Attributes described = linked(described(request.objectType(), attributes, derived), bases);
            NewObjects.Content content = new NewObjects.Content(KeyFormatType.RAW, KeyFormatType.RAW, derived, true);
            StoredObject made = database.stored(id, request.objectType(), caller, described, content);
            keep(made, bases, request, caller);
        }
        return new DeriveKeyResponse(id);
    }

    /** With the notes that the bases take of it; many may derive from one base at a time. */
    private void keep(StoredObject made, List<StoredObject> bases, DeriveKeyRequest request, UserId caller) {
        List<StoredObject> current = bases;
        for (int attempt = 1; true; attempt++) {
            try {
                List<StoredObject> noting =
                        current.stream().map(base -> noting(base, made.id())).toList();
                database.keepAll(List.of(made), noting);
                return;
            } catch (StaleObjectException raced) {
                if (attempt == MOST_ATTEMPTS) {
                    throw raced;
                }
                current = bases(request, caller);
            }
        }
    }

    private List<StoredObject> bases(DeriveKeyRequest request, UserId caller) {
        List<UniqueIdentifier> ids = request.uniqueIdentifier();
        if (ids.isEmpty() || ids.size() > MOST_BASES) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "DeriveKey takes one or two objects, each named by its identifier");
        }
        List<StoredObject> bases = new ArrayList<>();
        for (UniqueIdentifier id : ids) {
            StoredObject base = resolver.forUse(KeyUse.DERIVE, Optional.of(id), caller);
            if (base.material() instanceof Material.InHsm) {
                throw new KmipException(
                        ResultReason.OPERATION_NOT_SUPPORTED, "no keys are derived from '" + id + "', in the HSM");
            }
            Operation also = ALSO_NEEDED.get(request.derivationMethod());
            if (also != null) {
                resolver.authorised(also, Optional.of(base.id()), caller);
            }
            bases.add(base);
        }
        if (bases.stream().map(StoredObject::id).distinct().count() < bases.size()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "DeriveKey takes two different objects, if two");
        }
        return bases;
    }

    private static int lengthBits(Attributes attributes) {
        int lengthBits = attributes
                .get(Attribute.CRYPTOGRAPHIC_LENGTH)
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "CryptographicLength is missing"));
        if (lengthBits < Byte.SIZE || lengthBits % Byte.SIZE != 0) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "CryptographicLength must be a positive multiple of 8 bits");
        }
        return lengthBits;
    }

    private static Attributes protectedLike(List<StoredObject> bases, Attributes asked, int lengthBits) {
        if ((Protection.isSensitive(bases) || Protection.isFixed(bases)) && lengthBits < SHORTEST_FROM_PROTECTED_BITS) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "from a protected key at least " + SHORTEST_FROM_PROTECTED_BITS + " bits are derived");
        }
        return WrappingKeyId.inherited(Protection.inherited(asked, bases), bases);
    }

    private Attributes described(ObjectType type, Attributes attributes, SecretBytes derived) {
        if (type == ObjectType.SECRET_DATA) {
            return attributes.with(Attribute.SECRET_DATA_TYPE, SecretDataType.SEED);
        }
        if (type != ObjectType.SYMMETRIC_KEY) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "DeriveKey makes symmetric keys and secret data, no " + type.kmipName());
        }
        if (!attributes.has(Attribute.CRYPTOGRAPHIC_ALGORITHM)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "CryptographicAlgorithm is missing");
        }
        ParsedKey parsed = crypto.parse(
                type,
                attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM),
                KeyFormatType.RAW,
                new KeyMaterial.Encoded(derived));
        parsed.material().close();
        return attributes.overriddenBy(DatabaseHome.measured(parsed));
    }

    private static Attributes linked(Attributes attributes, List<StoredObject> bases) {
        Attributes linked = attributes;
        for (StoredObject base : bases) {
            linked = linked.plus(
                    Attribute.LINK,
                    new Link(LinkType.DERIVATION_BASE_OBJECT_LINK, base.id().value()));
        }
        return linked;
    }

    private StoredObject noting(StoredObject base, UniqueIdentifier derived) {
        List<Link> links = new ArrayList<>(base.attributes().all(Attribute.LINK));
        long noted = links.stream()
                .filter(link -> link.linkType() == LinkType.DERIVED_KEY_LINK)
                .count();
        if (noted >= MOST_DERIVED_LINKS) {
            links.stream()
                    .filter(link -> link.linkType() == LinkType.DERIVED_KEY_LINK)
                    .findFirst()
                    .ifPresent(links::remove);
        }
        links.add(new Link(LinkType.DERIVED_KEY_LINK, derived.value()));
        return base.withAttributes(lifeCycle.changed(base.attributes()).withAll(Attribute.LINK, links));
    }
}
