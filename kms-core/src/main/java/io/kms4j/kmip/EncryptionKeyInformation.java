package io.kms4j.kmip;

import java.util.Optional;

/** The key that encrypts another key, and how (KMIP 2.1, Encryption Key Information). */
public record EncryptionKeyInformation(
        UniqueIdentifier uniqueIdentifier, Optional<CryptographicParameters> cryptographicParameters) {}
