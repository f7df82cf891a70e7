package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Splits a key into parts, each an object of its own (Create Split Key).
 *
 * @param objectType Split Key
 * @param uniqueIdentifier the key to split; empty: a new one, which is nowhere kept as a whole
 * @param splitKeyThreshold how many parts it takes to join them
 * @param primeFieldSize for Polynomial Sharing Prime Field; empty: the server chooses a prime that fits
 */
public record CreateSplitKeyRequest(
        ObjectType objectType,
        Optional<UniqueIdentifier> uniqueIdentifier,
        int splitKeyParts,
        int splitKeyThreshold,
        SplitKeyMethod splitKeyMethod,
        Optional<BigInteger> primeFieldSize,
        Attributes attributes,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements RequestPayload<CreateSplitKeyResponse> {

    /** Asks to split a key. */
    public static CreateSplitKeyRequest of(UniqueIdentifier key, SplitKeyMethod method, int parts, int threshold) {
        return new CreateSplitKeyRequest(
                ObjectType.SPLIT_KEY,
                Optional.of(key),
                parts,
                threshold,
                method,
                Optional.empty(),
                Attributes.none(),
                Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.CREATE_SPLIT_KEY;
    }
}
