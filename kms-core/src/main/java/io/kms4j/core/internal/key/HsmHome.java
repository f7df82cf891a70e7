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
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that live in the HSM: always Active, owned by the HSM admin, without tags and without changes. */
public final class HsmHome implements KeyHome {
    private final Hsm hsm;
    private final GrantStore grants;
    private final UserId admin;

    /**
     * @param admin who is shown as the owner
     */
    public HsmHome(Hsm hsm, GrantStore grants, UserId admin) {
        this.hsm = hsm;
        this.grants = grants;
        this.admin = admin;
    }

    public Hsm hsm() {
        return hsm;
    }

    public Optional<StoredObject> find(UniqueIdentifier id) {
        return hsm.find(HsmKeyId.parse(id)).map(this::toObject);
    }

    /** All keys of all slots that answer. */
    public List<StoredObject> all() {
        List<StoredObject> objects = new ArrayList<>();
        for (HsmSlotStatus slot : hsm.slots()) {
            if (slot.accessible()) {
                hsm.list(slot.slot()).forEach(key -> objects.add(toObject(key)));
            }
        }
        return objects;
    }

    private StoredObject toObject(HsmKey key) {
        boolean secret = key.type() != ObjectType.PUBLIC_KEY;
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, key.algorithm())
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, key.lengthBits())
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(usages(key.type())))
                .with(Attribute.STATE, State.ACTIVE)
                .with(Attribute.SENSITIVE, secret && key.sensitive())
                .with(Attribute.EXTRACTABLE, !secret || !key.sensitive())
                .with(
                        Attribute.KEY_FORMAT_TYPE,
                        key.algorithm() == CryptographicAlgorithm.AES ? KeyFormatType.RAW : KeyFormatType.PKCS_1);
        return new StoredObject(
                key.id().toUniqueIdentifier(), key.type(), admin, attributes, new Material.InHsm(key), 0);
    }

    private static int usages(ObjectType type) {
        return switch (type) {
            case PUBLIC_KEY -> CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.WRAP_KEY;
            case PRIVATE_KEY -> CryptographicUsageMask.DECRYPT | CryptographicUsageMask.UNWRAP_KEY;
            default ->
                CryptographicUsageMask.ENCRYPT
                        | CryptographicUsageMask.DECRYPT
                        | CryptographicUsageMask.WRAP_KEY
                        | CryptographicUsageMask.UNWRAP_KEY;
        };
    }

    @Override
    public UniqueIdentifier create(NewKey key) {
        UniqueIdentifier id = key.id().orElseThrow();
        CryptographicAlgorithm algorithm =
                key.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM).orElse(CryptographicAlgorithm.AES);
        if (key.type() != ObjectType.SYMMETRIC_KEY || algorithm != CryptographicAlgorithm.AES) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "the HSM makes AES keys and RSA key pairs only; asked for " + algorithm);
        }
        checkPlain(key.attributes());
        int lengthBits = key.attributes().get(Attribute.CRYPTOGRAPHIC_LENGTH).orElse(256);
        hsm.generateAes(HsmKeyId.parse(id), lengthBits, key.attributes().isTrue(Attribute.SENSITIVE));
        return id;
    }

    @Override
    public Pair createPair(NewPair pair) {
        HsmKeyId id = HsmKeyId.parse(pair.id().orElseThrow());
        Attributes attributes = pair.privateAttributes();
        if (!attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM).equals(Optional.of(CryptographicAlgorithm.RSA))) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the HSM makes AES keys and RSA key pairs only");
        }
        checkPlain(attributes);
        int lengthBits = attributes
                .get(Attribute.CRYPTOGRAPHIC_LENGTH)
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "CryptographicLength is missing"));
        hsm.generateRsaPair(id, lengthBits, attributes.isTrue(Attribute.SENSITIVE));
        return new Pair(id.toUniqueIdentifier(), id.publicHalf().toUniqueIdentifier());
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

    @Override
    public UniqueIdentifier replace(StoredObject old, NewKey key) {
        throw irreplaceable(old);
    }

    @Override
    public Pair replacePair(StoredObject oldPrivate, StoredObject oldPublic, NewPair pair) {
        throw irreplaceable(oldPrivate);
    }

    private static KmipException irreplaceable(StoredObject old) {
        return new KmipException(
                ResultReason.OPERATION_NOT_SUPPORTED,
                "'" + old.id() + "' is in the HSM and cannot be re-keyed: create another key there");
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
