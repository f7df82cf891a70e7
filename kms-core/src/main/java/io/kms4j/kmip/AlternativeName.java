package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.AlternativeNameType;

/** A name of a certain kind (KMIP 2.1, Alternative Name). */
public record AlternativeName(String alternativeNameValue, AlternativeNameType alternativeNameType) {}
