package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a key pair that takes the place of another (Re-key Key Pair).
 *
 * @param offset from the new pair's Initial Date to its Activation Date; the other dates move along
 */
public record ReKeyKeyPairRequest(
        Optional<UniqueIdentifier> privateKeyUniqueIdentifier,
        Optional<Duration> offset,
        Optional<Attributes> commonAttributes,
        Optional<Attributes> privateKeyAttributes,
        Optional<Attributes> publicKeyAttributes,
        Optional<ProtectionStorageMasks> commonProtectionStorageMasks,
        Optional<ProtectionStorageMasks> privateProtectionStorageMasks,
        Optional<ProtectionStorageMasks> publicProtectionStorageMasks)
        implements ObjectRequest<ReKeyKeyPairResponse> {

    /** Asks for a replacement that is like the pair of this private key. */
    public static ReKeyKeyPairRequest of(UniqueIdentifier privateKey) {
        return new ReKeyKeyPairRequest(
                Optional.of(privateKey),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The private key. */
    @Override
    public Optional<UniqueIdentifier> uniqueIdentifier() {
        return privateKeyUniqueIdentifier;
    }

    @Override
    public Operation operation() {
        return Operation.RE_KEY_KEY_PAIR;
    }

    @Override
    public ReKeyKeyPairRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ReKeyKeyPairRequest(
                Optional.of(id),
                offset,
                commonAttributes,
                privateKeyAttributes,
                publicKeyAttributes,
                commonProtectionStorageMasks,
                privateProtectionStorageMasks,
                publicProtectionStorageMasks);
    }
}
