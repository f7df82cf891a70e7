package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_CLASS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EXTRACTABLE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_KEY_TYPE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_LABEL;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_MODULUS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PUBLIC_EXPONENT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_SENSITIVE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE_LEN;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_AES;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_RSA;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PRIVATE_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PUBLIC_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_SECRET_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKR_ATTRIBUTE_TYPE_INVALID;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.hsm.proteccio.pkcs11.Templates;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what objects of a token are. */
final class KeyReader {
    private static final long[] AES = {CKA_KEY_TYPE, CKA_LABEL, CKA_VALUE_LEN, CKA_SENSITIVE, CKA_EXTRACTABLE};
    private static final long[] RSA_PRIVATE = {CKA_KEY_TYPE, CKA_LABEL, CKA_MODULUS, CKA_SENSITIVE, CKA_EXTRACTABLE};
    private static final long[] RSA_PUBLIC = {CKA_KEY_TYPE, CKA_LABEL, CKA_MODULUS, CKA_PUBLIC_EXPONENT};
    private static final Map<Long, long[]> KEY_CLASSES =
            Map.of(CKO_SECRET_KEY, AES, CKO_PRIVATE_KEY, RSA_PRIVATE, CKO_PUBLIC_KEY, RSA_PUBLIC);

    private final int batch;

    KeyReader(int batch) {
        this.batch = batch;
    }

    /** Whether keys of any kind carry this label, or private ones could but nobody is logged in to see them. */
    boolean isTaken(Session session, String label) {
        for (long handle : labelled(session, label)) {
            if (KEY_CLASSES.containsKey(keyClass(session, handle))) {
                return true;
            }
        }
        return false;
    }

    /** The AES and RSA keys of this label, named {@code id}. */
    List<TokenKey> keys(Session session, String label, HsmKeyId id) {
        List<TokenKey> keys = new ArrayList<>();
        for (long handle : labelled(session, label)) {
            read(session, handle, keyClass(session, handle), Optional.of(id)).ifPresent(keys::add);
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

    /** All AES and RSA keys, named by their labels; keys whose label cannot be an identifier are left out. */
    List<TokenKey> all(Session session) {
        List<TokenKey> keys = new ArrayList<>();
        KEY_CLASSES.keySet().forEach(keyClass -> {
            long type = keyClass == CKO_SECRET_KEY ? CKK_AES : CKK_RSA;
            long[] handles = session.pkcs11().findObjects(session.handle(), Templates.keys(keyClass, type), batch);
            for (long handle : handles) {
                readIfThere(session, handle, keyClass).ifPresent(keys::add);
            }
        });
        session.requireLogin();
        return keys;
    }

    private static Optional<TokenKey> readIfThere(Session session, long handle, long keyClass) {
        try {
            return read(session, handle, keyClass, Optional.empty());
        } catch (Pkcs11Exception e) {
            if (e.kind() == ErrorKind.STALE_OBJECT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What this object is, named {@code id} or by its label; empty if it is no key that we serve. */
    static Optional<TokenKey> read(Session session, long handle, long keyClass, Optional<HsmKeyId> id) {
        long[] types = KEY_CLASSES.get(keyClass);
        if (types == null) {
            return Optional.empty();
        }
        AttributeSet attributes;
        try {
            attributes = session.pkcs11().attributes(session.handle(), handle, types);
        } catch (Pkcs11Exception e) {
            if (e.code() == CKR_ATTRIBUTE_TYPE_INVALID) {
                return Optional.empty();
            }
            throw e;
        }
        long wanted = keyClass == CKO_SECRET_KEY ? CKK_AES : CKK_RSA;
        if (attributes.number(CKA_KEY_TYPE) != wanted) {
            return Optional.empty();
        }
        return id.or(() -> name(session.slot(), attributes.text(CKA_LABEL), keyClass))
                .map(name -> key(name, keyClass, attributes, handle, session.epoch()));
    }

    private static Optional<HsmKeyId> name(long slot, String label, long keyClass) {
        HsmKeyId asItIs = new HsmKeyId(slot, label);
        HsmKeyId name = keyClass == CKO_PUBLIC_KEY && !asItIs.isPublicHalf() ? asItIs.publicHalf() : asItIs;
        try {
            return Optional.of(HsmKeyId.parse(name.toUniqueIdentifier()));
        } catch (KmipException noIdentifier) {
            return Optional.empty();
        }
    }

    private static TokenKey key(HsmKeyId id, long keyClass, AttributeSet attributes, long handle, int epoch) {
        if (keyClass == CKO_PUBLIC_KEY) {
            RSAPublicKey publicKey = Rsa.publicKey(attributes);
            int length = publicKey.getModulus().bitLength();
            HsmKey key = new HsmKey(id, ObjectType.PUBLIC_KEY, CryptographicAlgorithm.RSA, length, false);
            return new TokenKey(key, handle, epoch, Optional.of(publicKey));
        }
        boolean sensitive = attributes.flag(CKA_SENSITIVE) || !attributes.flag(CKA_EXTRACTABLE);
        HsmKey key = keyClass == CKO_SECRET_KEY
                ? new HsmKey(
                        id,
                        ObjectType.SYMMETRIC_KEY,
                        CryptographicAlgorithm.AES,
                        Math.toIntExact(attributes.number(CKA_VALUE_LEN) * 8),
                        sensitive)
                : new HsmKey(
                        id,
                        ObjectType.PRIVATE_KEY,
                        CryptographicAlgorithm.RSA,
                        attributes.unsigned(CKA_MODULUS).bitLength(),
                        sensitive);
        return new TokenKey(key, handle, epoch, Optional.empty());
    }
}
