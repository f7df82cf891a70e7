package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_ATTRIBUTE_READ_ONLY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_ATTRIBUTE_TYPE_INVALID;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_TEMPLATE_INCONSISTENT;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.hsm.proteccio.pkcs11.SlotSessions;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The making of one key or pair. PKCS#11 does not mind two keys of one label, so it looks first, and keeps the names to
 * itself until the token has answered. An error of the device may hide that the key was made: then it looks again, keeps
 * what is complete and erases the half of a pair.
 */
final class Generation implements SlotSessions.Task<HsmKey> {
    /** How a key or pair is made. */
    interface Maker {
        void make(Session session);
    }

    private final SlotKeys keys;
    private final Set<HsmKeyId> underWay;
    private final List<HsmKeyId> names;
    private final Maker maker;
    private boolean reserved;
    private int attempts;

    /**
     * @param underWay the names of all keys being made in the slot
     * @param names of the new keys, the secret or private one first
     */
    Generation(SlotKeys keys, Set<HsmKeyId> underWay, List<HsmKeyId> names, Maker maker) {
        this.keys = keys;
        this.underWay = underWay;
        this.names = names;
        this.maker = maker;
    }

    /** How one object is made from a template. */
    interface Making {
        void make(Session session, AttributeSet template);
    }

    static Making generating(Mechanism mechanism) {
        return (session, template) -> session.pkcs11().generateKey(session.handle(), mechanism, template);
    }

    /** Makes secret keys; {@code sendId} learns whether the token takes CKA_ID for them. */
    static Maker secret(Making making, AttributeSet template, AtomicBoolean sendId) {
        return session -> {
            AttributeSet wanted = sendId.get() ? template : Templates.withoutId(template);
            try {
                making.make(session, wanted);
            } catch (Pkcs11Exception e) {
                boolean aboutTemplate = e.code() == CKR_ATTRIBUTE_READ_ONLY
                        || e.code() == CKR_ATTRIBUTE_TYPE_INVALID
                        || e.code() == CKR_TEMPLATE_INCONSISTENT;
                if (!aboutTemplate || !sendId.get()) {
                    throw e;
                }
                making.make(session, Templates.withoutId(template));
                sendId.set(false);
            }
        };
    }

    static Maker pair(Mechanism mechanism, AttributeSet publicKey, AttributeSet privateKey) {
        return session -> session.pkcs11().generateKeyPair(session.handle(), mechanism, publicKey, privateKey);
    }

    @Override
    public HsmKey run(Session session) {
        reserve();
        if (attempts > 0) {
            Optional<HsmKey> made = settled(session);
            if (made.isPresent()) {
                return made.get();
            }
        } else {
            names.forEach(name -> requireFree(session, name));
        }
        attempts++;
        maker.make(session);
        return keys.find(session, names.get(0))
                .orElseThrow(() -> new IllegalStateException("the token made a key and does not find it"))
                .key();
    }

    private void reserve() {
        if (!reserved) {
            synchronized (underWay) {
                for (HsmKeyId name : names) {
                    if (underWay.contains(name)) {
                        throw taken(name, "being made by another request");
                    }
                }
                underWay.addAll(names);
            }
            reserved = true;
        }
    }

    private void requireFree(Session session, HsmKeyId name) {
        if (keys.isTaken(session, name)) {
            throw taken(name, "there already");
        }
    }

    private static KmipException taken(HsmKeyId name, String how) {
        return new KmipException(
                ResultReason.OBJECT_ALREADY_EXISTS,
                "slot " + name.slot() + ": a key named '" + name.label() + "' is " + how);
    }

    /** What an earlier attempt left behind: all of it, or nothing. */
    private Optional<HsmKey> settled(Session session) {
        List<HsmKey> made = names.stream()
                .map(name -> keys.find(session, name))
                .flatMap(Optional::stream)
                .map(TokenKey::key)
                .toList();
        if (made.size() == names.size()) {
            return Optional.of(made.get(0));
        }
        made.forEach(half -> keys.destroy(session, half));
        return Optional.empty();
    }

    @Override
    public void ended() {
        if (reserved) {
            underWay.removeAll(names);
        }
    }
}
