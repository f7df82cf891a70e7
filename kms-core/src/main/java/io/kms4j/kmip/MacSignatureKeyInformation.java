package io.kms4j.kmip;

import java.util.Optional;

/** The key that authenticates a wrapped key, and how (KMIP 2.1, MAC/Signature Key Information). */
public record MacSignatureKeyInformation(
        UniqueIdentifier uniqueIdentifier, Optional<CryptographicParameters> cryptographicParameters) {}
