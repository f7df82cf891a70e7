package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_ATTRIBUTE_SENSITIVE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_KEY_UNEXTRACTABLE;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Finds, exports and erases the keys of a slot, by the naming rules of the port. */
final class SlotKeys {
    private final KeyReader reader;
    private final KeyCache cache = new KeyCache();

    SlotKeys(KeyReader reader) {
        this.reader = reader;
    }

    Optional<TokenKey> find(Session session, HsmKeyId id) {
        Optional<TokenKey> known = cache.get(id, session.epoch());
        return known.isPresent() ? known : look(session, id);
    }

    /** As {@link #find}, but the token is asked. */
    private Optional<TokenKey> look(Session session, HsmKeyId id) {
        List<TokenKey> named = reader.keys(session, id.label(), id).stream()
                .filter(key -> id.isPublicHalf() || !isPublic(key))
                .toList();
        if (named.isEmpty() && id.isPublicHalf()) {
            named = publicKeys(session, id);
        }
        return theOne(named, id);
    }

    private List<TokenKey> publicKeys(Session session, HsmKeyId id) {
        return reader.keys(session, id.privateHalf().label(), id).stream()
                .filter(SlotKeys::isPublic)
                .toList();
    }

    private static boolean isPublic(TokenKey key) {
        return key.key().type() == ObjectType.PUBLIC_KEY;
    }

    private Optional<TokenKey> theOne(List<TokenKey> named, HsmKeyId id) {
        if (named.size() > 1) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "slot " + id.slot() + " holds " + named.size() + " keys that '" + id.label()
                            + "' could name; rename or remove all but one by the vendor's tool");
        }
        named.forEach(cache::put);
        return named.stream().findFirst();
    }

    /**
     * The object of a key found earlier.
     *
     * @throws KmipException ITEM_NOT_FOUND
     */
    TokenKey require(Session session, HsmKey key) {
        return cache.get(key.id(), key.type(), session.epoch())
                .or(() -> look(session, key))
                .orElseThrow(() -> new KmipException(
                        ResultReason.ITEM_NOT_FOUND,
                        "no such key labelled '" + key.id().label() + "' in slot "
                                + key.id().slot()));
    }

    /**
     * Does something with the object of a key found earlier; a handle that the token no longer knows is forgotten.
     *
     * @throws KmipException ITEM_NOT_FOUND
     */
    <T> T use(Session session, HsmKey key, LongFunction<T> use) {
        TokenKey found = require(session, key);
        try {
            return use.apply(found.handle());
        } catch (Pkcs11Exception e) {
            if (e.kind() == ErrorKind.STALE_OBJECT) {
                cache.forget(found.key());
            }
            throw e;
        }
    }

    private Optional<TokenKey> look(Session session, HsmKey key) {
        List<TokenKey> named = reader.keys(session, key.id().label(), key.id()).stream()
                .filter(found -> found.key().type() == key.type())
                .toList();
        if (named.isEmpty() && key.type() == ObjectType.PUBLIC_KEY) {
            named = publicKeys(session, key.id());
        }
        return theOne(named, key.id());
    }

    /** Whether a new key must not be called {@code label}: it would share its name with another. */
    boolean isTaken(Session session, HsmKeyId id) {
        return reader.isTaken(session, id.label())
                || (id.isPublicHalf() && !publicKeys(session, id).isEmpty());
    }

    List<HsmKey> list(Session session) {
        return reader.all(session).stream().map(TokenKey::key).distinct().toList();
    }

    /** The handle comes from the token, not from memory: the wrong key cannot be brought back. */
    void destroy(Session session, HsmKey key) {
        cache.forget(key);
        Optional<TokenKey> found = look(session, key);
        if (found.isPresent()) {
            cache.forget(key);
            session.pkcs11().destroyObject(session.handle(), found.get().handle());
        }
    }

    SecretBytes export(Session session, HsmKey key) {
        TokenKey found = require(session, key);
        if (found.publicKey().isPresent()) {
            return SecretBytes.takeOver(found.publicKey().get().getEncoded());
        }
        if (found.key().sensitive()) {
            throw sensitive(key);
        }
        KeyKind kind = KeyKind.of(found.key());
        AttributeSet values = values(session, found, kind.value());
        try {
            return kind.exported(values);
        } finally {
            values.wipe();
        }
    }

    private AttributeSet values(Session session, TokenKey found, long[] types) {
        try {
            return session.pkcs11().attributes(session.handle(), found.handle(), types);
        } catch (Pkcs11Exception e) {
            cache.forget(found.key());
            if (e.code() == CKR_ATTRIBUTE_SENSITIVE || e.code() == CKR_KEY_UNEXTRACTABLE) {
                throw sensitive(found.key());
            }
            throw e;
        }
    }

    private static KmipException sensitive(HsmKey key) {
        return new KmipException(
                ResultReason.SENSITIVE, "the key " + key.id().toUniqueIdentifier() + " cannot leave the HSM");
    }
}
