package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Makes a private and a public key (Create Key Pair). */
public record CreateKeyPairRequest(
        Optional<Attributes> commonAttributes,
        Optional<Attributes> privateKeyAttributes,
        Optional<Attributes> publicKeyAttributes,
        Optional<ProtectionStorageMasks> commonProtectionStorageMasks,
        Optional<ProtectionStorageMasks> privateProtectionStorageMasks,
        Optional<ProtectionStorageMasks> publicProtectionStorageMasks)
        implements RequestPayload<CreateKeyPairResponse> {

    @Override
    public Operation operation() {
        return Operation.CREATE_KEY_PAIR;
    }
}
