package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Templates of KMIP 1.x: attributes under a name, which requests for new objects may refer to (KMIP 1.4, Template). */
public final class Templates {
    private final KeyStore store;
    private final GrantStore grants;
    private final KeyResolver resolver;
    private final ReadyKeys keys;

    public Templates(KeyStore store, GrantStore grants, KeyResolver resolver, ReadyKeys keys) {
        this.store = store;
        this.grants = grants;
        this.resolver = resolver;
        this.keys = keys;
    }

    /** What is stored of a template. */
    public static Bytes encoded(Attributes attributes) {
        return Bytes.takeOver(BinaryTtlv.write(KmipMapper.writeStoredAttributes(attributes)));
    }

    /** The attributes of a template from what is stored of it. */
    public static Attributes decoded(SecretBytes stored) {
        return stored.lend(bytes -> KmipMapper.readStoredAttributes(BinaryTtlv.read(bytes)));
    }

    /** As {@link #applied(Attributes, UserId)}, where there are attributes. */
    public Optional<Attributes> applied(Optional<Attributes> requested, UserId caller) {
        return requested.map(attributes -> applied(attributes, caller));
    }

    /**
     * The attributes and those of the templates that they name, which they override.
     *
     * @throws KmipException OBJECT_NOT_FOUND unless {@code caller} may get each of the templates
     */
    public Attributes applied(Attributes requested, UserId caller) {
        Attributes applied = Attributes.none();
        for (VendorAttribute attribute : requested.all(Attribute.VENDOR)) {
            if (attribute.isTemplateName() && attribute.attributeValue() instanceof Ttlv.Text name) {
                applied = applied.overriddenBy(template(name.value(), caller));
            }
        }
        return applied.isEmpty()
                ? requested
                : applied.overriddenBy(requested.without(Attribute.VENDOR, VendorAttribute::isTemplateName));
    }

    private Attributes template(String name, UserId caller) {
        Attributes wanted =
                Attributes.of(Attribute.NAME, Name.text(name)).with(Attribute.OBJECT_TYPE, ObjectType.TEMPLATE);
        LocateQuery query = new LocateQuery(
                        caller,
                        grants.obtainedBy(caller).keySet(),
                        ObjectIndex.keysOf(wanted),
                        List.of(),
                        Set.of(),
                        0,
                        1)
                .uncounted();
        StoredObject found = store.locate(query).objects().stream()
                .findFirst()
                .orElseThrow(() -> new KmipException(
                        ResultReason.OBJECT_NOT_FOUND, "there is no template of the name that is used"));
        try (SecretBytes stored = keys.keptForm(resolver.authorised(Operation.GET, Optional.of(found.id()), caller))) {
            return decoded(stored);
        }
    }
}
