package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.MacSignatureKeyInformation;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.MessageDigest;
import java.util.Optional;

/** The MAC of a wrapped key (KMIP 2.1, Key Wrapping Data: MAC/Signature). */
final class WrapAuthentication {
    private final KeyResolver resolver;
    private final ReadyKeys keys;

    WrapAuthentication(KeyResolver resolver, ReadyKeys keys) {
        this.resolver = resolver;
        this.keys = keys;
    }

    /**
     * The MAC of a key value; {@code caller} must be allowed MAC on its key.
     *
     * @throws KmipException as {@link KeyResolver#forUse}
     */
    Bytes make(MacSignatureKeyInformation information, Bytes keyValue, UserId caller) {
        StoredObject key = resolver.forUse(KeyUse.MAC, Optional.of(information.uniqueIdentifier()), caller);
        return mac(information, key, keyValue);
    }

    /**
     * Checks the MAC of a key value. Who may have it checked was decided before.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when it is wrong
     */
    void check(MacSignatureKeyInformation information, Bytes keyValue, Bytes mac) {
        StoredObject key = resolver.forChecking(information.uniqueIdentifier());
        if (!MessageDigest.isEqual(mac(information, key, keyValue).toArray(), mac.toArray())) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the key cannot be unwrapped");
        }
    }

    private Bytes mac(MacSignatureKeyInformation information, StoredObject key, Bytes keyValue) {
        CryptographicAlgorithm algorithm = MacAlgorithms.of(information.cryptographicParameters(), key);
        return keys.use(key, handle -> keys.crypto().mac(handle, algorithm, keyValue));
    }
}
