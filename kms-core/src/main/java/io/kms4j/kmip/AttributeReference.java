package io.kms4j.kmip;

/** Which attribute is meant, without its value (KMIP 2.1, Attribute Reference). */
public sealed interface AttributeReference {
    /** An attribute of the standard, by its tag. */
    record Standard(Tag tag) implements AttributeReference {}

    /** A vendor's attribute, by its name. */
    record Vendor(String vendorIdentification, String attributeName) implements AttributeReference {}
}
