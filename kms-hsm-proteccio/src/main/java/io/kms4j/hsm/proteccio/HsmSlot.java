package io.kms4j.hsm.proteccio;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.SlotDownException;
import io.kms4j.hsm.proteccio.pkcs11.SlotRefusedException;
import io.kms4j.hsm.proteccio.pkcs11.SlotSessions;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One slot of the HSM. Safe for many threads. */
final class HsmSlot implements AutoCloseable {
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_RANDOM_BYTES = 1 << 20;

    private final long slot;
    private final SlotSessions sessions;
    private final Duration callTimeout;
    private final Duration generationTimeout;
    private final SlotKeys keys;
    private final SlotCiphers ciphers;
    private final SlotSigner signer;
    private final SlotMaker maker;

    /**
     * @param privateObjects whether somebody is logged in, who may make private objects
     */
    HsmSlot(long slot, SlotSessions sessions, boolean privateObjects, HsmConfig config) {
        this.slot = slot;
        this.sessions = sessions;
        this.callTimeout = config.callTimeout();
        this.generationTimeout = config.generationTimeout();
        this.keys = new SlotKeys(new KeyReader(config.profile().findBatch()));
        this.ciphers = new SlotCiphers(keys, config.profile().softwareOaep());
        this.signer = new SlotSigner(keys);
        this.maker = new SlotMaker(keys, privateObjects);
    }

    HsmSlotStatus status() {
        try {
            TokenInfo token = call(STATUS_TIMEOUT, session -> {
                session.requireLogin();
                return session.pkcs11().tokenInfo(slot);
            });
            return new HsmSlotStatus(
                    slot,
                    !sessions.hang(),
                    "token '" + token.label() + "'" + (sessions.hang() ? ", a call to it hangs" : " answers"));
        } catch (KmipException | IllegalStateException e) {
            return new HsmSlotStatus(slot, false, String.valueOf(e.getMessage()));
        }
    }

    Optional<HsmKey> find(HsmKeyId id) {
        return call(callTimeout, session -> keys.find(session, id)).map(TokenKey::key);
    }

    List<HsmKey> list() {
        return call(callTimeout, keys::list);
    }

    HsmKey generateAes(HsmKeyId id, int lengthBits, boolean sensitive) {
        return call(generationTimeout, maker.aes(id, lengthBits, sensitive));
    }

    HsmKey generateHmac(HsmKeyId id, CryptographicAlgorithm algorithm, boolean sensitive) {
        return call(generationTimeout, maker.hmac(id, algorithm, sensitive));
    }

    HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        return call(generationTimeout, maker.rsaPair(id, lengthBits, sensitive));
    }

    HsmKey generateEcPair(HsmKeyId id, RecommendedCurve curve, boolean sensitive) {
        return call(generationTimeout, maker.ecPair(id, curve, sensitive));
    }

    HsmKey importKey(
            HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, boolean sensitive) {
        KeyKind kind = KeyKind.of(type, algorithm)
                .filter(known -> known.isPublic() == id.isPublicHalf())
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD,
                        "the HSM takes AES, HMAC, RSA and EC keys, public keys under a name that ends in _pk and others"
                                + " under one that does not"));
        AttributeSet value = ImportedKey.attributes(kind, algorithm, material);
        try {
            return call(generationTimeout, maker.imported(id, kind, algorithm, value, sensitive));
        } finally {
            value.wipe();
        }
    }

    void destroy(HsmKey key) {
        call(callTimeout, session -> {
            keys.destroy(session, key);
            return true;
        });
    }

    SecretBytes export(HsmKey key) {
        return call(callTimeout, session -> keys.export(session, key));
    }

    Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        Scheme scheme = Scheme.of(key, parameters, aad, ObjectType.PUBLIC_KEY);
        scheme.checkIv(iv);
        scheme.checkPlaintext(key, plaintext);
        return switch (scheme) {
            case AES_GCM -> call(callTimeout, session -> ciphers.encryptGcm(session, key, plaintext, aad));
            case AES_CBC, AES_CBC_PAD ->
                call(callTimeout, session -> ciphers.encryptCbc(session, key, scheme, plaintext, iv));
            case RSA_PKCS1_V1_5 -> call(callTimeout, session -> ciphers.encryptPkcs1(session, key, plaintext));
            case RSA_OAEP ->
                new Ciphertext(
                        Rsa.encryptOaep(call(callTimeout, session -> ciphers.publicKey(session, key)), plaintext),
                        Bytes.empty(),
                        Bytes.empty());
        };
    }

    SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        Scheme scheme = Scheme.of(key, parameters, aad, ObjectType.PRIVATE_KEY);
        SlotCiphers.Doubt doubt = new SlotCiphers.Doubt();
        return call(callTimeout, session -> switch (scheme) {
            case AES_GCM -> ciphers.decryptGcm(session, doubt, key, ciphertext, aad);
            case AES_CBC, AES_CBC_PAD -> ciphers.decryptCbc(session, doubt, key, scheme, ciphertext);
            case RSA_OAEP, RSA_PKCS1_V1_5 -> ciphers.decryptRsa(session, doubt, key, scheme, ciphertext);
        });
    }

    Bytes sign(HsmKey key, CryptographicParameters parameters, Bytes digest) {
        SignatureScheme scheme = SignatureScheme.of(key, parameters, digest);
        return call(callTimeout, session -> signer.sign(session, key, scheme));
    }

    Bytes mac(HsmKey key, CryptographicParameters parameters, Bytes data) {
        Hmac hmac = SlotSigner.hmac(key, parameters);
        return call(callTimeout, session -> signer.mac(session, key, hmac, data));
    }

    SecretBytes random(int lengthBytes) {
        if (lengthBytes < 1 || lengthBytes > MOST_RANDOM_BYTES) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "random bytes: from 1 to " + MOST_RANDOM_BYTES + ", not " + lengthBytes);
        }
        return call(callTimeout, session -> {
            byte[] bytes = new byte[lengthBytes];
            session.pkcs11().generateRandom(session.handle(), bytes);
            return SecretBytes.takeOver(bytes);
        });
    }

    void seed(Bytes seed) {
        try {
            call(callTimeout, session -> {
                session.pkcs11().seedRandom(session.handle(), seed.toArray());
                return true;
            });
        } catch (KmipException e) {
            if (e.getCause() instanceof Pkcs11Exception refusal && refusal.saysNoSeed()) {
                throw new KmipException(
                        ResultReason.OPERATION_NOT_SUPPORTED, "the HSM's random number generator takes no seed", e);
            }
            throw e;
        }
    }

    private <T> T call(Duration limit, SlotSessions.Task<T> task) {
        try {
            return sessions.call(limit, task);
        } catch (Pkcs11Exception e) {
            throw Errors.translated(slot, e);
        } catch (SlotRefusedException | SlotDownException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
