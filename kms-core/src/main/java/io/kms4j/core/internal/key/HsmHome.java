package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that live in the HSM: always Active, owned by the HSM admin, without tags and without changes. */
public final class HsmHome implements KeyHome {
    private static final Map<CryptographicAlgorithm, Integer> HMAC_BITS = Map.of(
            CryptographicAlgorithm.HMAC_SHA256, 256,
            CryptographicAlgorithm.HMAC_SHA384, 384,
            CryptographicAlgorithm.HMAC_SHA512, 512);
    private static final Map<RecommendedCurve, Integer> CURVES =
            Map.of(RecommendedCurve.P_256, 256, RecommendedCurve.P_384, 384, RecommendedCurve.P_521, 521);

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-9][0-9]{0,5})", Pattern.DOTALL);

    private final String name;
    private final Hsm hsm;
    private final GrantStore grants;
    private final UserId admin;

    /**
     * @param name of the HSM, as identifiers have it
     * @param admin who is shown as the owner
     */
    public HsmHome(String name, Hsm hsm, GrantStore grants, UserId admin) {
        this.name = name;
        this.hsm = hsm;
        this.grants = grants;
        this.admin = admin;
    }

    public Optional<StoredObject> find(UniqueIdentifier id) {
        return hsm.find(HsmKeyId.parse(id)).map(this::toObject);
    }

    /** All keys of all slots that answer. */
    public List<StoredObject> all() {
        List<StoredObject> objects = new ArrayList<>();
        for (HsmSlotStatus slot : hsm.slots()) {
            if (slot.accessible()) {
                hsm.list(slot.slot()).forEach(key -> objects.add(toObject(key.in(name))));
            }
        }
        return objects;
    }

    private StoredObject toObject(HsmKey key) {
        boolean secret = key.type() != ObjectType.PUBLIC_KEY;
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, key.algorithm())
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, key.lengthBits())
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(usages(key)))
                .with(Attribute.STATE, State.ACTIVE)
                .with(Attribute.SENSITIVE, secret && key.sensitive())
                .with(Attribute.EXTRACTABLE, !secret || !key.sensitive())
                .with(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS, domain(key))
                .with(Attribute.KEY_FORMAT_TYPE, shownFormat(key));
        return new StoredObject(
                key.id().toUniqueIdentifier(), key.type(), admin, attributes, new Material.InHsm(key), 0);
    }

    private static Optional<CryptographicDomainParameters> domain(HsmKey key) {
        return CURVES.entrySet().stream()
                .filter(curve -> isEc(key.algorithm()) && curve.getValue() == key.lengthBits())
                .map(curve -> new CryptographicDomainParameters(Optional.empty(), Optional.of(curve.getKey())))
                .findFirst();
    }

    private static KeyFormatType shownFormat(HsmKey key) {
        if (key.type() == ObjectType.SYMMETRIC_KEY) {
            return KeyFormatType.RAW;
        }
        if (key.algorithm() == CryptographicAlgorithm.RSA) {
            return KeyFormatType.PKCS_1;
        }
        return key.type() == ObjectType.PUBLIC_KEY
                ? KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY
                : KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY;
    }

    private static boolean isEc(CryptographicAlgorithm algorithm) {
        return algorithm == CryptographicAlgorithm.EC || algorithm == CryptographicAlgorithm.ECDSA;
    }

    private static int usages(HsmKey key) {
        boolean encrypts =
                key.algorithm() == CryptographicAlgorithm.AES || key.algorithm() == CryptographicAlgorithm.RSA;
        return switch (key.type()) {
            case PUBLIC_KEY ->
                CryptographicUsageMask.VERIFY
                        | (encrypts ? CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.WRAP_KEY : 0);
            case PRIVATE_KEY ->
                CryptographicUsageMask.SIGN
                        | CryptographicUsageMask.CERTIFICATE_SIGN
                        | (encrypts ? CryptographicUsageMask.DECRYPT | CryptographicUsageMask.UNWRAP_KEY : 0);
            default ->
                encrypts
                        ? CryptographicUsageMask.ENCRYPT
                                | CryptographicUsageMask.DECRYPT
                                | CryptographicUsageMask.WRAP_KEY
                                | CryptographicUsageMask.UNWRAP_KEY
                        : CryptographicUsageMask.MAC_GENERATE | CryptographicUsageMask.MAC_VERIFY;
        };
    }

    @Override
    public UniqueIdentifier create(NewKey key) {
        HsmKeyId id = HsmKeyId.parse(key.id().orElseThrow());
        CryptographicAlgorithm algorithm =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM).orElse(CryptographicAlgorithm.AES);
        checkPlain(key.attributes());
        boolean sensitive = key.attributes().isTrue(Attribute.SENSITIVE);
        Optional<Integer> lengthBits = key.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH);
        if (key.type() == ObjectType.SYMMETRIC_KEY && algorithm == CryptographicAlgorithm.AES) {
            hsm.generateAes(id, lengthBits.orElse(256), sensitive);
        } else if (key.type() == ObjectType.SYMMETRIC_KEY && HMAC_BITS.containsKey(algorithm)) {
            requireHmacLength(algorithm, lengthBits);
            hsm.mac().orElseThrow(() -> cannotMake(algorithm)).generateHmac(id, algorithm, sensitive);
        } else {
            throw cannotMake(algorithm);
        }
        return id.toUniqueIdentifier();
    }

    private static void requireHmacLength(CryptographicAlgorithm algorithm, Optional<Integer> lengthBits) {
        if (lengthBits.filter(bits -> !bits.equals(HMAC_BITS.get(algorithm))).isPresent()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "the HSM makes keys for " + algorithm.kmipName() + " of " + HMAC_BITS.get(algorithm)
                            + " bits: their length says what they are for");
        }
    }

    private static KmipException cannotMake(CryptographicAlgorithm algorithm) {
        return new KmipException(
                ResultReason.INVALID_FIELD,
                "the HSM makes AES and HMAC keys and RSA and EC key pairs; asked for " + algorithm);
    }

    @Override
    public Pair createPair(NewPair pair) {
        HsmKeyId id = HsmKeyId.parse(pair.id().orElseThrow());
        Attributes attributes = pair.privateAttributes();
        CryptographicAlgorithm algorithm =
                attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM).orElse(CryptographicAlgorithm.RSA);
        checkPlain(attributes);
        boolean sensitive = attributes.isTrue(Attribute.SENSITIVE);
        if (algorithm == CryptographicAlgorithm.RSA) {
            int lengthBits = attributes
                    .get(Attribute.CRYPTOGRAPHIC_LENGTH)
                    .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "CryptographicLength is missing"));
            hsm.generateRsaPair(id, lengthBits, sensitive);
        } else if (isEc(algorithm)) {
            hsm.signer().orElseThrow(() -> cannotMake(algorithm)).generateEcPair(id, curve(attributes), sensitive);
        } else {
            throw cannotMake(algorithm);
        }
        return new Pair(id.toUniqueIdentifier(), id.publicHalf().toUniqueIdentifier());
    }

    private static RecommendedCurve curve(Attributes attributes) {
        return attributes
                .get(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS)
                .flatMap(CryptographicDomainParameters::recommendedCurve)
                .or(() -> CURVES.entrySet().stream()
                        .filter(curve ->
                                attributes.get(Attribute.CRYPTOGRAPHIC_LENGTH).equals(Optional.of(curve.getValue())))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElse(RecommendedCurve.P_256);
    }

    /** Tags and wrapping keys would be dropped silently: refused instead. */
    private static void checkPlain(Attributes attributes) {
        if (!Tags.userTags(attributes).isEmpty()) {
            throw new KmipException(ResultReason.OPERATION_NOT_SUPPORTED, "HSM keys do not support tags");
        }
        if (WrappingKeyId.of(attributes).isPresent()) {
            throw new KmipException(
                    ResultReason.OPERATION_NOT_SUPPORTED, "HSM keys never leave the HSM and cannot be wrapped");
        }
    }

    /**
     * Takes a key that a client brings.
     *
     * @param material in the kept format of {@code type}; the caller closes it
     */
    public void bring(
            UniqueIdentifier id,
            ObjectType type,
            CryptographicAlgorithm algorithm,
            SecretBytes material,
            Attributes attributes) {
        checkPlain(attributes);
        hsm.importer()
                .orElseThrow(() -> new KmipException(
                        ResultReason.OPERATION_NOT_SUPPORTED,
                        "keys cannot be brought into this HSM; create them there"))
                .importKey(
                        HsmKeyId.parse(id),
                        type,
                        isEc(algorithm) ? CryptographicAlgorithm.EC : algorithm,
                        material,
                        attributes.isTrue(Attribute.SENSITIVE));
    }

    /** The first free one of {@code label.2}, {@code label.3} and so on, after the number that the label may have. */
    UniqueIdentifier successorOf(UniqueIdentifier old) {
        HsmKeyId id = HsmKeyId.parse(old).privateHalf();
        Matcher numbered = NUMBERED.matcher(id.label());
        String stem = numbered.matches() ? numbered.group(1) : id.label();
        int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) : 1;
        HsmKeyId next;
        do {
            number++;
            next = id.labelled(stem + "." + number);
        } while (hsm.find(next).isPresent() || hsm.find(next.publicHalf()).isPresent());
        return next.toUniqueIdentifier();
    }

    /** The old key stays as it is: nothing in the HSM could say that it was replaced. */
    @Override
    public UniqueIdentifier replace(StoredObject old, NewKey key) {
        return create(key);
    }

    @Override
    public Pair replacePair(StoredObject oldPrivate, StoredObject oldPublic, NewPair pair) {
        return createPair(pair);
    }

    @Override
    public void update(StoredObject changed) {
        throw new KmipException(
                ResultReason.OPERATION_NOT_SUPPORTED,
                "'" + changed.id()
                        + "' is in the HSM: its attributes and state cannot be changed. Destroy it directly");
    }

    /** Grants go first: a crash in between leaves a key that nobody was granted, never a grant that waits for the next key. */
    @Override
    public void destroy(StoredObject object, boolean remove) {
        if (object.material() instanceof Material.InHsm inHsm) {
            grants.revokeAll(object.id());
            hsm.destroy(inHsm.key());
        }
    }
}
