package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.LinkType;

/** A relation to another object (KMIP 2.1, Link). */
public record Link(LinkType linkType, String linkedObjectIdentifier) {}
