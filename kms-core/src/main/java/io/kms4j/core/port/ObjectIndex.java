package io.kms4j.core.port;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attribute.Rule;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Locate finds an object by. The same function makes the keys of stored objects and of queries, so an object matches
 * when it has all keys of the query. Most attributes give one key per value. Three differ: a name counts without its
 * type, a usage mask gives one key per bit (an object may allow more than was asked for), and a list of tags gives one key
 * per tag.
 */
public final class ObjectIndex {
    private static final Tag TAG = Tag.of(0x54F101);

    /** The bit that sets the states of archived objects apart from those of objects on line. */
    public static final int ARCHIVED = 0x40;

    /** Longer values are indexed by their SHA-256. */
    private static final int LONGEST_VALUE = 64;

    private ObjectIndex() {}

    /** The keys of an object: one per attribute value, one per tag. Dates and the state are not among them. */
    public static Set<IndexKey> keysOf(StoredObject object) {
        Attributes all = object.attributes()
                .with(Attribute.UNIQUE_IDENTIFIER, object.id())
                .with(Attribute.SHORT_UNIQUE_IDENTIFIER, object.id().shortened())
                .with(Attribute.OBJECT_TYPE, object.type());
        return new LinkedHashSet<>(keysOf(all));
    }

    /** The date attributes of an object, by tag number. */
    public static Map<Integer, Instant> datesOf(StoredObject object) {
        Map<Integer, Instant> dates = new LinkedHashMap<>();
        for (Attribute<?> attribute : object.attributes().names()) {
            if (attribute.type() == Instant.class) {
                object.attributes()
                        .get(attribute)
                        .ifPresent(date -> dates.put(attribute.tag().code(), (Instant) date));
            }
        }
        return dates;
    }

    /** The state by {@code moment}: dates that have passed by then count, whether or not anybody has written that down. */
    public static State stateAt(Attributes attributes, Instant moment) {
        State state = attributes.get(Attribute.STATE).orElse(State.PRE_ACTIVE);
        if (state == State.PRE_ACTIVE && hasPassed(attributes.get(Attribute.ACTIVATION_DATE), moment)) {
            state = State.ACTIVE;
        }
        if (state == State.ACTIVE && hasPassed(attributes.get(Attribute.DEACTIVATION_DATE), moment)) {
            state = State.DEACTIVATED;
        }
        return state;
    }

    private static boolean hasPassed(Optional<Instant> date, Instant moment) {
        return date.filter(day -> !day.isAfter(moment)).isPresent();
    }

    /** The number of an object's state, 0 if it has none; with {@link #ARCHIVED} for an archived object. */
    public static int stateOf(StoredObject object) {
        int state = object.attributes().get(Attribute.STATE).map(State::code).orElse(0);
        return object.attributes().has(Attribute.ARCHIVE_DATE) ? state | ARCHIVED : state;
    }

    /** The keys that an object must have to match {@code wanted}; neither dates nor the state are among them. */
    public static List<IndexKey> keysOf(Attributes wanted) {
        List<IndexKey> keys = new ArrayList<>();
        Attributes plain = wanted.only(ObjectIndex::isIndexedAsItIs);
        for (Ttlv item : KmipMapper.writeStoredAttributes(plain).items()) {
            keys.add(key(item));
        }
        wanted.all(Attribute.NAME).forEach(name -> keys.add(key(new Ttlv.Text(Tag.NAME, name.nameValue()))));
        wanted.get(Attribute.CRYPTOGRAPHIC_USAGE_MASK).ifPresent(mask -> addBits(mask, keys));
        wanted.all(Attribute.VENDOR).forEach(attribute -> addVendor(attribute, keys));
        return keys;
    }

    /** The key of every object that has this link. */
    public static IndexKey keyOf(Link link) {
        return keysOf(Attributes.of(Attribute.LINK, link)).get(0);
    }

    private static boolean isIndexedAsItIs(Attribute<?> attribute) {
        return attribute.type() != Instant.class
                && !attribute.is(Rule.HIDDEN)
                && attribute != Attribute.STATE
                && attribute != Attribute.NAME
                && attribute != Attribute.CRYPTOGRAPHIC_USAGE_MASK
                && attribute != Attribute.VENDOR;
    }

    private static void addBits(CryptographicUsageMask mask, List<IndexKey> keys) {
        for (int bit = 1; bit != 0; bit <<= 1) {
            if ((mask.bits() & bit) != 0) {
                keys.add(key(new Ttlv.Int(Tag.CRYPTOGRAPHIC_USAGE_MASK, bit)));
            }
        }
    }

    private static void addVendor(VendorAttribute attribute, List<IndexKey> keys) {
        if (attribute.attributeName().equals(TagList.ATTRIBUTE_NAME)
                && attribute.attributeValue() instanceof Ttlv.Text text) {
            try {
                for (String tag : TagList.parse(text.value()).tags()) {
                    keys.add(key(new Ttlv.Text(TAG, tag)));
                }
                return;
            } catch (KmipException notAList) {
                // Then it is an attribute like any other.
            }
        }
        keys.add(key(KmipMapper.writeStructure(Tag.ATTRIBUTE, attribute, VendorAttribute.class)));
    }

    private static IndexKey key(Ttlv value) {
        byte[] bytes = BinaryTtlv.write(value);
        return new IndexKey(value.tag().code(), Bytes.takeOver(bytes.length <= LONGEST_VALUE ? bytes : sha256(bytes)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
