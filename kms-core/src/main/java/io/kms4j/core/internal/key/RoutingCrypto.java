package io.kms4j.core.internal.key;

import io.kms4j.core.internal.key.AlgorithmRules.Purpose;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.core.port.DigestStream;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmMac;
import io.kms4j.core.port.HsmSigner;
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
    private final Hsms hsms;
    private final AlgorithmRules rules;

    /**
     * Over these.
     *
     * @param software with the algorithm policy in front
     * @param rules that policy, for the keys of the HSM
     */
    public RoutingCrypto(Crypto software, Hsms hsms, AlgorithmRules rules) {
        this.software = software;
        this.hsms = hsms;
        this.rules = rules;
    }

    public Crypto software() {
        return software;
    }

    /** See {@link Crypto#encrypt} and {@link Hsm#encrypt}. */
    public Ciphertext encrypt(
            KeyHandle key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            check(Purpose.PROTECT, inHsm.key(), parameters);
            return hsms.of(inHsm.key()).encrypt(inHsm.key(), parameters, plaintext, iv, aad);
        }
        return software.encrypt(((KeyHandle.Software) key).key(), parameters, plaintext, iv, aad);
    }

    /** See {@link Crypto#decrypt} and {@link Hsm#decrypt}. */
    public SecretBytes decrypt(KeyHandle key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            check(Purpose.UNDO, inHsm.key(), parameters);
            return hsms.of(inHsm.key()).decrypt(inHsm.key(), parameters, ciphertext, aad);
        }
        return software.decrypt(((KeyHandle.Software) key).key(), parameters, ciphertext, aad);
    }

    /** See {@link Hsm#export}. */
    SecretBytes export(HsmKey key) {
        return hsms.of(key).export(key);
    }

    /** See {@link Crypto#mac} and {@link HsmMac#mac}. */
    public Bytes mac(KeyHandle key, CryptographicAlgorithm algorithm, Bytes data) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            CryptographicParameters parameters = CryptographicParameters.builder()
                    .cryptographicAlgorithm(algorithm)
                    .build();
            return hsms.of(inHsm.key())
                    .mac()
                    .orElseThrow(
                            () -> new KmipException(ResultReason.OPERATION_NOT_SUPPORTED, "this HSM makes no MACs"))
                    .mac(inHsm.key(), parameters, data);
        }
        try (DigestStream mac = software.mac(((KeyHandle.Software) key).key(), algorithm)) {
            mac.update(data);
            return mac.finish();
        }
    }

    /** See {@link Crypto#mac}; empty: in the HSM all data has to be there first. */
    public Optional<DigestStream> macInParts(KeyHandle key, CryptographicAlgorithm algorithm) {
        return key instanceof KeyHandle.Software inMemory
                ? Optional.of(software.mac(inMemory.key(), algorithm))
                : Optional.empty();
    }

    /** See {@link Crypto#encryptInParts}; empty: all data has to be there first, as always in the HSM. */
    public Optional<EncryptionStream> encryptInParts(
            KeyHandle key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad) {
        return key instanceof KeyHandle.Software inMemory
                ? software.encryptInParts(inMemory.key(), parameters, iv, aad)
                : Optional.empty();
    }

    /** See {@link Crypto#decryptInParts}; empty: all data has to be there first, as always in the HSM. */
    public Optional<DecryptionStream> decryptInParts(
            KeyHandle key, CryptographicParameters parameters, Bytes iv, Bytes aad) {
        return key instanceof KeyHandle.Software inMemory
                ? software.decryptInParts(inMemory.key(), parameters, iv, aad)
                : Optional.empty();
    }

    /** See {@link Crypto#sign} and {@link HsmSigner#sign}. */
    public Bytes sign(KeyHandle key, CryptographicParameters parameters, Bytes input) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            rules.checkKey(Purpose.PROTECT, inHsm.key().algorithm(), inHsm.key().lengthBits(), Optional.empty());
            rules.checkSignature(Purpose.PROTECT, inHsm.key().algorithm(), parameters);
            return hsms.of(inHsm.key())
                    .signer()
                    .orElseThrow(
                            () -> new KmipException(ResultReason.OPERATION_NOT_SUPPORTED, "this HSM does not sign"))
                    .sign(inHsm.key(), parameters, input);
        }
        return software.sign(((KeyHandle.Software) key).key(), parameters, input);
    }

    /** See {@link Crypto#verify}. The public key of the HSM is read out for it. */
    public boolean verify(KeyHandle key, CryptographicParameters parameters, Bytes input, Bytes signature) {
        if (key instanceof KeyHandle.InHsm inHsm) {
            HsmKey inside = inHsm.key();
            try (SecretBytes exported = export(inside);
                    CryptoKey outside = software.load(inside.type(), inside.algorithm(), exported)) {
                return software.verify(outside, parameters, input, signature);
            }
        }
        return software.verify(((KeyHandle.Software) key).key(), parameters, input, signature);
    }

    private void check(Purpose purpose, HsmKey key, CryptographicParameters parameters) {
        rules.checkKey(purpose, key.algorithm(), key.lengthBits(), Optional.empty());
        rules.checkEncryption(purpose, key.algorithm(), parameters);
    }
}
