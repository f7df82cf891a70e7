package io.kms4j.hsm.proteccio;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.SlotRefusedException;
import io.kms4j.hsm.proteccio.pkcs11.SlotSessions;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One slot of the HSM. Safe for many threads. */
final class HsmSlot implements AutoCloseable {
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(2);

    private final long slot;
    private final SlotSessions sessions;
    private final boolean privateObjects;
    private final Duration callTimeout;
    private final Duration generationTimeout;
    private final SlotKeys keys;
    private final SlotCiphers ciphers;
    private final Set<HsmKeyId> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sendId = new AtomicBoolean(true);

    /**
     * @param privateObjects whether somebody is logged in, who may make private objects
     */
    HsmSlot(long slot, SlotSessions sessions, boolean privateObjects, HsmConfig config) {
        this.slot = slot;
        this.sessions = sessions;
        this.privateObjects = privateObjects;
        this.callTimeout = config.callTimeout();
        this.generationTimeout = config.generationTimeout();
        this.keys = new SlotKeys(new KeyReader(config.profile().findBatch()));
        this.ciphers = new SlotCiphers(keys, config.profile().softwareOaep());
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
        requireLength(lengthBits, List.of(128, 192, 256));
        Generation.Maker maker =
                Generation.aes(Templates.aes(id.label(), lengthBits, sensitive, privateObjects), sendId);
        return call(generationTimeout, new Generation(keys, underWay, List.of(id), maker));
    }

    HsmKey generateRsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        requireLength(lengthBits, List.of(2048, 3072, 4096));
        HsmKeyId publicHalf = id.publicHalf();
        Generation.Maker maker = Generation.rsa(
                Templates.rsaPublic(publicHalf.label(), id.label(), lengthBits),
                Templates.rsaPrivate(id.label(), sensitive, privateObjects));
        return call(generationTimeout, new Generation(keys, underWay, List.of(id, publicHalf), maker));
    }

    private static void requireLength(int lengthBits, List<Integer> allowed) {
        if (!allowed.contains(lengthBits)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "a key of " + lengthBits + " bits; the HSM makes " + allowed);
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

    Ciphertext encrypt(HsmKey key, CryptographicParameters parameters, Bytes plaintext, Bytes aad) {
        Scheme scheme = Scheme.of(key, parameters, aad, ObjectType.PUBLIC_KEY);
        if (scheme == Scheme.AES_GCM) {
            return call(callTimeout, session -> ciphers.encryptGcm(session, key, plaintext, aad));
        }
        if (plaintext.length() > SlotCiphers.modulusBytes(key) - scheme.overheadBytes()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "the plaintext is too long: at most " + (SlotCiphers.modulusBytes(key) - scheme.overheadBytes())
                            + " bytes for this key");
        }
        if (scheme == Scheme.RSA_PKCS1_V1_5) {
            return call(callTimeout, session -> ciphers.encryptPkcs1(session, key, plaintext));
        }
        return new Ciphertext(
                Rsa.encryptOaep(call(callTimeout, session -> ciphers.publicKey(session, key)), plaintext),
                Bytes.empty(),
                Bytes.empty());
    }

    SecretBytes decrypt(HsmKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        Scheme scheme = Scheme.of(key, parameters, aad, ObjectType.PRIVATE_KEY);
        return call(
                callTimeout,
                session -> scheme == Scheme.AES_GCM
                        ? ciphers.decryptGcm(session, key, ciphertext, aad)
                        : ciphers.decryptRsa(session, key, scheme, ciphertext));
    }

    private <T> T call(Duration limit, SlotSessions.Task<T> task) {
        try {
            return sessions.call(limit, task);
        } catch (Pkcs11Exception e) {
            throw Errors.translated(slot, e);
        } catch (SlotRefusedException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
