package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ValidationAuthorityType;
import io.kms4j.kmip.enumeration.ValidationType;
import java.util.Optional;

/** A formal validation that the server asserts (KMIP 2.1, Validation Information). */
public record ValidationInformation(
        ValidationAuthorityType validationAuthorityType,
        Optional<String> validationAuthorityCountry,
        Optional<String> validationAuthorityUri,
        int validationVersionMajor,
        Optional<Integer> validationVersionMinor,
        ValidationType validationType,
        int validationLevel,
        Optional<String> validationCertificateIdentifier,
        Optional<String> validationCertificateUri,
        Optional<String> validationVendorUri,
        Optional<String> validationProfile) {}
