package io.kms4j.core.internal.key;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.Hsm;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;

/** Cryptography where the key is: in the HSM for its keys, in software for all others. */
public final class RoutingCrypto {
    private final Crypto software;
    private final Optional<Hsm> hsm;

    public RoutingCrypto(Crypto software, Optional<Hsm> hsm) {
        this.software = software;
        this.hsm = hsm;
    }

    public Crypto software() {
        return software;
    }

    /** See {@link Crypto#encrypt} and {@link Hsm#encrypt}. */
    public Ciphertext encrypt(
            KeyHandle key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            if (iv.isPresent()) {
                throw new KmipException(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        "the HSM draws the IV itself; leave IVCounterNonce out");
            }
            return device().encrypt(inHsm.key(), parameters, plaintext, aad);
        }
        return software.encrypt(((KeyHandle.Software) key).key(), parameters, plaintext, iv, aad);
    }

    /** See {@link Crypto#decrypt} and {@link Hsm#decrypt}. */
    public SecretBytes decrypt(KeyHandle key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            return device().decrypt(inHsm.key(), parameters, ciphertext, aad);
        }
        return software.decrypt(((KeyHandle.Software) key).key(), parameters, ciphertext, aad);
    }

    /**
     * See {@link Crypto#mac}.
     *
     * @throws KmipException OPERATION_NOT_SUPPORTED for a key of the HSM
     */
    public Bytes mac(KeyHandle key, CryptographicAlgorithm algorithm, Bytes data) {
        try (DigestStream mac = software.mac(softwareKey("MAC", key), algorithm)) {
            mac.update(data);
            return mac.finish();
        }
    }

    private static CryptoKey softwareKey(String operation, KeyHandle key) {
        if (key instanceof KeyHandle.Software inMemory) {
            return inMemory.key();
        }
        throw new KmipException(
                ResultReason.OPERATION_NOT_SUPPORTED, operation + " is not supported with keys of the HSM");
    }

    private Hsm device() {
        return hsm.orElseThrow();
    }
}
