package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.RotateNameType;

/** The name that the generations of a rotated object share (KMIP 2.1, Rotate Name). */
public record RotateName(String rotateNameValue, RotateNameType rotateNameType) {}
