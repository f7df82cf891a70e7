package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.MacSignatureKeyInformation;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.MessageDigest;

/** The MAC of a wrapped key, or its signature (KMIP 2.1, Key Wrapping Data: MAC/Signature): which, the key decides. */
final class WrapAuthentication {
    private final KeyResolver resolver;
    private final ReadyKeys keys;

    WrapAuthentication(KeyResolver resolver, ReadyKeys keys) {
        this.resolver = resolver;
        this.keys = keys;
    }

    /**
     * The MAC or signature of a key value; {@code caller} must be allowed MAC or Sign on its key.
     *
     * @throws KmipException as {@link KeyResolver#forUse}
     */
    Bytes make(MacSignatureKeyInformation information, Bytes keyValue, UserId caller) {
        StoredObject key = resolver.forAuthenticating(information.uniqueIdentifier(), caller);
        if (key.type() != ObjectType.PRIVATE_KEY) {
            return mac(information, key, keyValue);
        }
        SignatureScheme scheme = SignatureScheme.of(information.cryptographicParameters(), key);
        Bytes input = input(scheme, keyValue);
        return keys.use(key, handle -> keys.crypto().sign(handle, scheme.parameters(), input));
    }

    /**
     * Checks the MAC or signature of a key value. Who may have it checked was decided before.
     *
     * @throws KmipException CRYPTOGRAPHIC_FAILURE when it is wrong
     */
    void check(MacSignatureKeyInformation information, Bytes keyValue, Bytes claimed) {
        StoredObject key = resolver.forChecking(information.uniqueIdentifier());
        if (!fits(information, key, keyValue, claimed)) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the key cannot be unwrapped");
        }
    }

    private boolean fits(MacSignatureKeyInformation information, StoredObject key, Bytes keyValue, Bytes claimed) {
        if (key.type() != ObjectType.PUBLIC_KEY) {
            return MessageDigest.isEqual(mac(information, key, keyValue).toArray(), claimed.toArray());
        }
        SignatureScheme scheme = SignatureScheme.of(information.cryptographicParameters(), key);
        Bytes input = input(scheme, keyValue);
        return keys.use(key, handle -> keys.crypto().verify(handle, scheme.parameters(), input, claimed));
    }

    private Bytes mac(MacSignatureKeyInformation information, StoredObject key, Bytes keyValue) {
        CryptographicAlgorithm algorithm = MacAlgorithms.of(information.cryptographicParameters(), key);
        return keys.use(key, handle -> keys.crypto().mac(handle, algorithm, keyValue));
    }

    private Bytes input(SignatureScheme scheme, Bytes keyValue) {
        return scheme.hash()
                .map(algorithm -> {
                    try (DigestStream hash = keys.software().hash(algorithm)) {
                        hash.update(keyValue);
                        return hash.finish();
                    }
                })
                .orElse(keyValue);
    }
}
