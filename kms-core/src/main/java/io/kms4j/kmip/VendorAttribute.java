package io.kms4j.kmip;

/**
 * An attribute outside the standard's list (KMIP 2.1, Vendor Attributes).
 *
 * @param attributeValue an item of any type, tagged Attribute Value
 */
public record VendorAttribute(String vendorIdentification, String attributeName, Ttlv attributeValue) {
    public VendorAttribute {
        attributeValue = attributeValue.withTag(Tag.ATTRIBUTE_VALUE);
    }

    /** A text attribute. */
    public static VendorAttribute text(String vendorIdentification, String attributeName, String value) {
        return new VendorAttribute(vendorIdentification, attributeName, new Ttlv.Text(Tag.ATTRIBUTE_VALUE, value));
    }

    /** Whether this is the attribute of that vendor with that name. */
    public boolean is(String vendor, String name) {
        return vendorIdentification.equals(vendor) && attributeName.equals(name);
    }
}
