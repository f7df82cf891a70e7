package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.SecretDataType;
import java.util.List;
import java.util.Optional;

/**
 * Joins parts of a split key (Join Split Key).
 *
 * @param objectType of the object that they form
 * @param uniqueIdentifier the parts, at least as many as their threshold
 */
public record JoinSplitKeyRequest(
        ObjectType objectType,
        List<UniqueIdentifier> uniqueIdentifier,
        Optional<SecretDataType> secretDataType,
        Optional<Attributes> attributes,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements RequestPayload<JoinSplitKeyResponse> {

    /** Asks to join parts, into an object that is like the one before. */
    public static JoinSplitKeyRequest of(ObjectType type, List<UniqueIdentifier> parts) {
        return new JoinSplitKeyRequest(type, parts, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.JOIN_SPLIT_KEY;
    }
}
