package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.util.Optional;

/** Why an object was revoked (KMIP 2.1, Revocation Reason). */
public record RevocationReason(RevocationReasonCode revocationReasonCode, Optional<String> revocationMessage) {}
