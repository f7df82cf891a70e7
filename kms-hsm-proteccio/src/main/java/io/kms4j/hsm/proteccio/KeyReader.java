package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_CLASS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_KEY_TYPE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_LABEL;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_ATTRIBUTE_TYPE_INVALID;

import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.KmipException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what objects of a token are. */
final class KeyReader {
    private final int batch;

    KeyReader(int batch) {
        this.batch = batch;
    }

    /** Whether keys of any kind carry this label, or private ones could but nobody is logged in to see them. */
    boolean isTaken(Session session, String label) {
        for (long handle : labelled(session, label)) {
            if (KeyKind.isKey(keyClass(session, handle))) {
                return true;
            }
        }
        return false;
    }

    /** The keys of this label, named {@code id}. */
    List<TokenKey> keys(Session session, String label, HsmKeyId id) {
        List<TokenKey> keys = new ArrayList<>();
        for (long handle : labelled(session, label)) {
            long keyClass = keyClass(session, handle);
            if (KeyKind.isKey(keyClass)) {
                KeyKind.of(keyClass, keyType(session, handle))
                        .flatMap(kind -> read(session, handle, kind, Optional.of(id)))
                        .ifPresent(keys::add);
            }
        }
        return keys;
    }

    private long[] labelled(Session session, String label) {
        long[] found = session.pkcs11().findObjects(session.handle(), Templates.labelled(label), batch);
        if (found.length == 0) {
            session.requireLogin();
        }
        return found;
    }

    private static long keyClass(Session session, long handle) {
        return session.pkcs11().attributes(session.handle(), handle, CKA_CLASS).number(CKA_CLASS);
    }

    private static long keyType(Session session, long handle) {
        return session.pkcs11()
                .attributes(session.handle(), handle, CKA_KEY_TYPE)
                .number(CKA_KEY_TYPE);
    }

    /** All keys, named by their labels; keys whose label cannot be an identifier are left out. */
    List<TokenKey> all(Session session) {
        List<TokenKey> keys = new ArrayList<>();
        for (KeyKind kind : KeyKind.values()) {
            AttributeSet template = Templates.keys(kind.keyClass(), kind.keyType());
            for (long handle : session.pkcs11().findObjects(session.handle(), template, batch)) {
                readIfThere(session, handle, kind).ifPresent(keys::add);
            }
        }
        session.requireLogin();
        return keys;
    }

    private static Optional<TokenKey> readIfThere(Session session, long handle, KeyKind kind) {
        try {
            return read(session, handle, kind, Optional.empty());
        } catch (Pkcs11Exception e) {
            if (e.kind() == ErrorKind.STALE_OBJECT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What this object is, named {@code id} or by its label; empty if it is no key that we serve. */
    private static Optional<TokenKey> read(Session session, long handle, KeyKind kind, Optional<HsmKeyId> id) {
        AttributeSet attributes;
        try {
            attributes = session.pkcs11().attributes(session.handle(), handle, kind.told());
        } catch (Pkcs11Exception e) {
            if (e.code() == CKR_ATTRIBUTE_TYPE_INVALID) {
                return Optional.empty();
            }
            throw e;
        }
        return id.or(() -> name(session.slot(), attributes.text(CKA_LABEL), kind))
                .flatMap(name -> kind.key(name, attributes, handle, session.epoch()));
    }

    private static Optional<HsmKeyId> name(long slot, String label, KeyKind kind) {
        HsmKeyId asItIs = new HsmKeyId(slot, label);
        HsmKeyId name = kind.isPublic() && !asItIs.isPublicHalf() ? asItIs.publicHalf() : asItIs;
        try {
            return Optional.of(HsmKeyId.parse(name.toUniqueIdentifier()));
        } catch (KmipException noIdentifier) {
            return Optional.empty();
        }
    }
}
