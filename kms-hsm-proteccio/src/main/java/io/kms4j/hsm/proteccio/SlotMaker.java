package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.SlotSessions;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** New keys for a slot. Safe for many threads. */
final class SlotMaker {
    private final SlotKeys keys;
    private final boolean privateObjects;
    private final Set<HsmKeyId> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sendId = new AtomicBoolean(true);

    /**
     * @param privateObjects whether somebody is logged in, who may make private objects
     */
    SlotMaker(SlotKeys keys, boolean privateObjects) {
        this.keys = keys;
        this.privateObjects = privateObjects;
    }

    SlotSessions.Task<HsmKey> aes(HsmKeyId id, int lengthBits, boolean sensitive) {
        ImportedKey.requireLength(lengthBits, ImportedKey.AES_BITS);
        AttributeSet template = Templates.aes(id.label(), lengthBits, sensitive, privateObjects);
        return single(id, Generation.secret(Generation.generating(Mechanism.AES_KEY_GEN), template, sendId));
    }

    SlotSessions.Task<HsmKey> hmac(HsmKeyId id, CryptographicAlgorithm algorithm, boolean sensitive) {
        int lengthBits = Hmac.of(algorithm)
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_FIELD, "the HSM makes no keys for " + algorithm.kmipName()))
                .lengthBits();
        AttributeSet template = Templates.hmac(id.label(), lengthBits, sensitive, privateObjects);
        return single(id, Generation.secret(Generation.generating(Mechanism.GENERIC_SECRET_KEY_GEN), template, sendId));
    }

    SlotSessions.Task<HsmKey> rsaPair(HsmKeyId id, int lengthBits, boolean sensitive) {
        ImportedKey.requireLength(lengthBits, ImportedKey.RSA_BITS);
        return pair(
                id,
                Generation.pair(
                        Mechanism.RSA_KEY_PAIR_GEN,
                        Templates.rsaPublic(id.publicHalf().label(), id.label(), lengthBits),
                        Templates.rsaPrivate(id.label(), sensitive, privateObjects)));
    }

    SlotSessions.Task<HsmKey> ecPair(HsmKeyId id, RecommendedCurve wanted, boolean sensitive) {
        EcCurve curve = EcCurve.of(wanted)
                .orElseThrow(() -> new KmipException(
                        ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                        "the HSM makes EC keys on P-256, P-384 and P-521 only"));
        return pair(
                id,
                Generation.pair(
                        Mechanism.EC_KEY_PAIR_GEN,
                        Templates.ecPublic(id.publicHalf().label(), id.label(), curve.parameters()),
                        Templates.ecPrivate(id.label(), sensitive, privateObjects)));
    }

    /**
     * A key from outside.
     *
     * @param value the key, as {@link ImportedKey} reads it
     */
    SlotSessions.Task<HsmKey> imported(
            HsmKeyId id, KeyKind kind, CryptographicAlgorithm algorithm, AttributeSet value, boolean sensitive) {
        AttributeSet template = Templates.valued(template(id, kind, sensitive), value);
        Generation.Making creating = (session, wanted) -> {
            long handle = session.pkcs11().createObject(session.handle(), wanted);
            Optional<TokenKey> made = keys.find(session, id);
            if (made.filter(key -> key.key().algorithm() == algorithm).isEmpty()) {
                made.ifPresentOrElse(key -> keys.destroy(session, key.key()), () -> session.pkcs11()
                        .destroyObject(session.handle(), handle));
                throw new KmipException(
                        ResultReason.FEATURE_NOT_SUPPORTED, "this HSM does not keep what such a key from outside is");
            }
        };
        return single(id, Generation.secret(creating, template, sendId));
    }

    private AttributeSet template(HsmKeyId id, KeyKind kind, boolean sensitive) {
        String label = id.label();
        String pair = id.privateHalf().label();
        return switch (kind) {
            case AES -> Templates.aes(label, 0, sensitive, privateObjects);
            case HMAC -> Templates.hmac(label, 0, sensitive, privateObjects);
            case RSA_PRIVATE -> Templates.rsaPrivate(label, sensitive, privateObjects);
            case RSA_PUBLIC -> Templates.rsaPublic(label, pair, 0);
            case EC_PRIVATE -> Templates.ecPrivate(label, sensitive, privateObjects);
            case EC_PUBLIC -> Templates.ecPublic(label, pair, new byte[0]);
        };
    }

    private Generation single(HsmKeyId id, Generation.Maker maker) {
        return new Generation(keys, underWay, List.of(id), maker);
    }

    private Generation pair(HsmKeyId id, Generation.Maker maker) {
        return new Generation(keys, underWay, List.of(id, id.publicHalf()), maker);
    }
}
