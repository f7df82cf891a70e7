package io.kms4j.kmip;

/**
 * An attribute outside the standard's list (KMIP 2.1, Vendor Attributes).
 *
 * @param attributeValue an item of any type, tagged Attribute Value
 */
public record VendorAttribute(String vendorIdentification, String attributeName, Ttlv attributeValue) {
    /** The vendor of what KMIP 1.x has and 2.1 has not. */
    public static final String KMIP_1 = "KMIP1";

    private static final String TEMPLATE = "Template";

    public VendorAttribute {
        attributeValue = attributeValue.withTag(Tag.ATTRIBUTE_VALUE);
    }

    /** A text attribute. */
    public static VendorAttribute text(String vendorIdentification, String attributeName, String value) {
        return new VendorAttribute(vendorIdentification, attributeName, new Ttlv.Text(Tag.ATTRIBUTE_VALUE, value));
    }

    /** In a request for a new object: the name of a template of KMIP 1.x, in place of the template's attributes. */
    public static VendorAttribute templateName(String name) {
        return text(KMIP_1, TEMPLATE, name);
    }

    /** Whether this is made by {@link #templateName}. */
    public boolean isTemplateName() {
        return is(KMIP_1, TEMPLATE);
    }

    /** Whether this is the attribute of that vendor with that name. */
    public boolean is(String vendor, String name) {
        return vendorIdentification.equals(vendor) && attributeName.equals(name);
    }
}
