package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_KEY_TYPE;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.hsm.proteccio.pkcs11.Session;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/** Encrypts and decrypts with the keys of a slot. */
final class SlotCiphers {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SlotKeys keys;
    private final boolean softwareOaep;

    SlotCiphers(SlotKeys keys, boolean softwareOaep) {
        this.keys = keys;
        this.softwareOaep = softwareOaep;
    }

    Ciphertext encryptGcm(Session session, HsmKey key, Bytes plaintext, Bytes aad) {
        byte[] iv = new byte[Scheme.IV_BYTES];
        RANDOM.nextBytes(iv);
        Mechanism mechanism = new Mechanism.AesGcm(Bytes.copyOf(iv), aad);
        byte[] out = encrypt(session, key, mechanism, plaintext, plaintext.length() + Scheme.TAG_BYTES);
        Bytes all = Bytes.takeOver(out);
        int length = all.length() - Scheme.TAG_BYTES;
        return new Ciphertext(all.slice(0, length), Bytes.takeOver(iv), all.slice(length, all.length()));
    }

    /** {@code iv} empty: a random one. */
    Ciphertext encryptCbc(Session session, HsmKey key, Scheme scheme, Bytes plaintext, Optional<Bytes> iv) {
        Bytes used = iv.orElseGet(SlotCiphers::randomBlock);
        Mechanism mechanism = new Mechanism.AesCbc(used, scheme == Scheme.AES_CBC_PAD);
        byte[] out = encrypt(session, key, mechanism, plaintext, plaintext.length() + Scheme.BLOCK_BYTES);
        return new Ciphertext(Bytes.takeOver(out), used, Bytes.empty());
    }

    private static Bytes randomBlock() {
        byte[] iv = new byte[Scheme.BLOCK_BYTES];
        RANDOM.nextBytes(iv);
        return Bytes.takeOver(iv);
    }

    Ciphertext encryptPkcs1(Session session, HsmKey key, Bytes plaintext) {
        byte[] out = encrypt(session, key, Mechanism.RSA_PKCS, plaintext, modulusBytes(key));
        return new Ciphertext(Bytes.takeOver(out), Bytes.empty(), Bytes.empty());
    }

    /** The RSA public key, after making sure that the token has it still. */
    RSAPublicKey publicKey(Session session, HsmKey key) {
        keys.use(session, key, handle -> session.pkcs11().attributes(session.handle(), handle, CKA_KEY_TYPE));
        return keys.require(session, key)
                .publicKey()
                .map(RSAPublicKey.class::cast)
                .orElseThrow(() -> new IllegalStateException("not a public key: " + key));
    }

    SecretBytes decryptGcm(Session session, Doubt doubt, HsmKey key, Ciphertext ciphertext, Bytes aad) {
        if (ciphertext.iv().length() != Scheme.IV_BYTES || ciphertext.tag().length() != Scheme.TAG_BYTES) {
            keys.require(session, key);
            throw decryptionFailed();
        }
        Mechanism mechanism = new Mechanism.AesGcm(ciphertext.iv(), aad);
        return SecretBytes.takeOver(
                decrypt(session, doubt, key, mechanism, Bytes.concat(ciphertext.data(), ciphertext.tag())));
    }

    SecretBytes decryptCbc(Session session, Doubt doubt, HsmKey key, Scheme scheme, Ciphertext ciphertext) {
        boolean padded = scheme == Scheme.AES_CBC_PAD;
        int length = ciphertext.data().length();
        boolean wholeBlocks = length % Scheme.BLOCK_BYTES == 0 && !(padded && length == 0);
        if (ciphertext.iv().length() != Scheme.BLOCK_BYTES || ciphertext.tag().length() != 0 || !wholeBlocks) {
            keys.require(session, key);
            throw decryptionFailed();
        }
        return SecretBytes.takeOver(
                decrypt(session, doubt, key, new Mechanism.AesCbc(ciphertext.iv(), padded), ciphertext.data()));
    }

    SecretBytes decryptRsa(Session session, Doubt doubt, HsmKey key, Scheme scheme, Ciphertext ciphertext) {
        TokenKey found = keys.require(session, key);
        boolean fits = ciphertext.data().length() == modulusBytes(found.key())
                && ciphertext.iv().length() == 0
                && ciphertext.tag().length() == 0;
        if (!fits) {
            throw decryptionFailed();
        }
        if (scheme == Scheme.RSA_PKCS1_V1_5) {
            return SecretBytes.takeOver(decrypt(session, doubt, key, Mechanism.RSA_PKCS, ciphertext.data()));
        }
        if (!softwareOaep) {
            return SecretBytes.takeOver(decrypt(session, doubt, key, Mechanism.RSA_OAEP_SHA256, ciphertext.data()));
        }
        byte[] block = decrypt(session, doubt, key, Mechanism.RSA_RAW, ciphertext.data());
        try {
            return Oaep.decode(block).map(SecretBytes::takeOver).orElseThrow(SlotCiphers::decryptionFailed);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    static int modulusBytes(HsmKey key) {
        return (key.lengthBits() + 7) / 8;
    }

    private byte[] encrypt(Session session, HsmKey key, Mechanism mechanism, Bytes plaintext, int room) {
        fill(session, plaintext, room);
        int length = keys.use(session, key, handle -> session.pkcs11()
                .encrypt(session.handle(), mechanism, handle, session.in(), session.out()));
        return session.out().read(length);
    }

    private byte[] decrypt(Session session, Doubt doubt, HsmKey key, Mechanism mechanism, Bytes ciphertext) {
        fill(session, ciphertext, ciphertext.length());
        try {
            int length = keys.use(session, key, handle -> session.pkcs11()
                    .decrypt(session.handle(), mechanism, handle, session.in(), session.out()));
            return session.out().read(length);
        } catch (Pkcs11Exception e) {
            if (isAboutData(e) && doubt.isOver(e) && isWell(session)) {
                throw decryptionFailed();
            }
            throw e;
        }
    }

    /**
     * Whether an error is about the data, in one decryption and its repetitions. A general error may be about anything: it
     * is believed when it comes again, so that trouble which passes does not make good data look bad.
     */
    static final class Doubt {
        private static final int BELIEVED = 2;
        private int errors;

        private boolean isOver(Pkcs11Exception e) {
            errors++;
            return e.kind() != ErrorKind.UNKNOWN || errors == BELIEVED;
        }
    }

    /**
     * Tokens have many words for it: SoftHSM2 calls a wrong tag a general error, NSS a number above the modulus a bad
     * argument. What is wrong with key or mechanism is told by C_DecryptInit.
     */
    private static boolean isAboutData(Pkcs11Exception e) {
        return e.function().equals("C_Decrypt")
                && (e.kind() == ErrorKind.DATA || e.kind() == ErrorKind.REFUSED || e.kind() == ErrorKind.UNKNOWN);
    }

    /** SoftHSM2 answers with the same general error when its files are gone; then this fails too. */
    private static boolean isWell(Session session) {
        session.pkcs11().tokenInfo(session.slot());
        session.requireLogin();
        return true;
    }

    private static void fill(Session session, Bytes input, int room) {
        byte[] copy = input.toArray();
        session.in().fill(copy);
        Arrays.fill(copy, (byte) 0);
        session.out().reserve(room);
    }

    private static KmipException decryptionFailed() {
        return new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "decryption failed");
    }
}
