package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a key that takes the place of a symmetric key (Re-key).
 *
 * @param offset from the new key's Initial Date to its Activation Date; the other dates move along
 */
public record ReKeyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Duration> offset,
        Optional<Attributes> attributes,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements ObjectRequest<ReKeyResponse> {

    /** Asks for a replacement that is like the key. */
    public static ReKeyRequest of(UniqueIdentifier id) {
        return new ReKeyRequest(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.RE_KEY;
    }

    @Override
    public ReKeyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ReKeyRequest(Optional.of(id), offset, attributes, protectionStorageMasks);
    }
}
