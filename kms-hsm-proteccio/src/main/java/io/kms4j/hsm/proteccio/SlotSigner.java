package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/** Signs and authenticates with the keys of a slot. */
final class SlotSigner {
    private final SlotKeys keys;

    SlotSigner(SlotKeys keys) {
        this.keys = keys;
    }

    Bytes sign(Session session, HsmKey key, SignatureScheme scheme) {
        byte[] signature = sign(session, key, scheme.mechanism(), scheme.input());
        return scheme.isEc() ? EcCurve.derSignature(signature) : Bytes.takeOver(signature);
    }

    Bytes mac(Session session, HsmKey key, Hmac hmac, Bytes data) {
        return Bytes.takeOver(sign(session, key, hmac.mechanism(), data));
    }

    /**
     * The HMAC that a key is for.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when the caller asks for another
     */
    static Hmac hmac(HsmKey key, CryptographicParameters parameters) {
        return Hmac.of(key.algorithm())
                .filter(hmac -> parameters.cryptographicAlgorithm().orElse(hmac.algorithm()) == hmac.algorithm()
                        && parameters.hashingAlgorithm().orElse(hmac.hash()) == hmac.hash())
                .orElseThrow(() -> new KmipException(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        "the HSM makes this MAC with HMAC keys only; the key is for " + key.algorithm()));
    }

    private byte[] sign(Session session, HsmKey key, Mechanism mechanism, Bytes data) {
        return keys.use(
                session, key, handle -> session.pkcs11().sign(session.handle(), mechanism, handle, data.toArray()));
    }
}
