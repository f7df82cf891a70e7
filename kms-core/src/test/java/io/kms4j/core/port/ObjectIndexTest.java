package io.kms4j.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.NameType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.State;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectIndexTest {
    private static final Instant DATE = Instant.parse("2026-08-01T10:00:00Z");
    private static final StoredObject KEY = new StoredObject(
            new UniqueIdentifier("k"),
            ObjectType.SYMMETRIC_KEY,
            new UserId("alice"),
            Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                    .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(12))
                    .with(Attribute.STATE, State.ACTIVE)
                    .with(Attribute.ACTIVATION_DATE, DATE)
                    .plus(Attribute.NAME, Name.text("red"))
                    .plus(Attribute.NAME, Name.text("n".repeat(200)))
                    .plus(Attribute.LINK, new Link(LinkType.PUBLIC_KEY_LINK, "p"))
                    .plus(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[\"a\", \"b\"]"))
                    .plus(Attribute.VENDOR, VendorAttribute.text("acme", "room", "7")),
            new Material.None(),
            0);

    @Test
    void keysOf_matches_whenTheObjectHasTheValue() {
        assertMatches(Attributes.none());
        assertMatches(Attributes.of(Attribute.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY));
        assertMatches(Attributes.of(Attribute.UNIQUE_IDENTIFIER, new UniqueIdentifier("k")));
        assertMatches(Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                .with(Attribute.NAME, Name.text("n".repeat(200))));
        assertMatches(Attributes.of(Attribute.NAME, new Name("red", NameType.URI)));
        assertMatches(Attributes.of(Attribute.LINK, new Link(LinkType.PUBLIC_KEY_LINK, "p")));
        assertMatches(Attributes.of(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(4)));
        assertMatches(Attributes.of(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[\"b\"]")));
        assertMatches(Attributes.of(Attribute.VENDOR, VendorAttribute.text("acme", "room", "7")));
    }

    @Test
    void keysOf_differs_whenTheObjectHasAnotherValue() {
        assertDiffers(Attributes.of(Attribute.OBJECT_TYPE, ObjectType.PRIVATE_KEY));
        assertDiffers(Attributes.of(Attribute.NAME, Name.text("Red")));
        assertDiffers(Attributes.of(Attribute.LINK, new Link(LinkType.PRIVATE_KEY_LINK, "p")));
        assertDiffers(Attributes.of(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(5)));
        assertDiffers(Attributes.of(Attribute.VENDOR, VendorAttribute.text("cosmian", "tag", "[\"a\",\"c\"]")));
        assertDiffers(Attributes.of(Attribute.VENDOR, VendorAttribute.text("other", "room", "7")));
    }

    @Test
    void keysOf_leavesOut_datesAndState() {
        assertThat(ObjectIndex.keysOf(
                        Attributes.of(Attribute.ACTIVATION_DATE, DATE).with(Attribute.STATE, State.ACTIVE)))
                .isEmpty();
        assertThat(ObjectIndex.datesOf(KEY)).isEqualTo(Map.of(Tag.ACTIVATION_DATE.code(), DATE));
        assertThat(ObjectIndex.stateOf(KEY)).isEqualTo(2);
    }

    @Test
    void keysOf_keepsValuesShort() {
        assertThat(ObjectIndex.keysOf(KEY))
                .allSatisfy(key -> assertThat(key.value().length()).isBetween(1, 64));
    }

    private static void assertMatches(Attributes wanted) {
        assertThat(ObjectIndex.keysOf(KEY)).containsAll(ObjectIndex.keysOf(wanted));
    }

    private static void assertDiffers(Attributes wanted) {
        assertThat(ObjectIndex.keysOf(KEY).containsAll(ObjectIndex.keysOf(wanted)))
                .isFalse();
    }
}
