package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** A block cipher in a mode of SP 800-38A, without authentication. */
final class BlockMode implements Mechanism {
    /** A mode: whether it has an IV, of one block, and whether it works on whole blocks, so that padding means something. */
    enum Mode {
        CBC(true, true, PaddingMethod.PKCS5),
        PCBC(true, true, PaddingMethod.PKCS5),
        ECB(false, true, PaddingMethod.NONE),
        /** With feedback of whole blocks. */
        CFB(true, false, PaddingMethod.NONE),
        OFB(true, false, PaddingMethod.NONE),
        /** The IV is the first counter block; the whole block counts. */
        CTR(true, false, PaddingMethod.NONE);

        private final boolean hasIv;
        private final boolean wholeBlocks;
        private final PaddingMethod defaultPadding;

        Mode(boolean hasIv, boolean wholeBlocks, PaddingMethod defaultPadding) {
            this.hasIv = hasIv;
            this.wholeBlocks = wholeBlocks;
            this.defaultPadding = defaultPadding;
        }
    }

    private static final Map<PaddingMethod, String> PADDINGS = Map.of(
            PaddingMethod.NONE, "NoPadding",
            PaddingMethod.PKCS5, "PKCS5Padding",
            PaddingMethod.ZEROS, "ZeroBytePadding",
            PaddingMethod.ANSI_X9_23, "X923Padding",
            PaddingMethod.ISO_10126, "ISO10126Padding");

    private final SecureRandom random;
    private final BlockCipher cipher;
    private final Mode mode;

    BlockMode(SecureRandom random, BlockCipher cipher, Mode mode) {
        this.random = random;
        this.cipher = cipher;
        this.mode = mode;
    }

    private String name() {
        return cipher.jceName() + "-" + mode;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        PaddingMethod padding = padding(parameters);
        int blockBytes = cipher.blockBytes();
        byte[] nonce = nonce(iv, aad);
        if (mode.wholeBlocks && padding == PaddingMethod.NONE && plaintext.length % blockBytes != 0) {
            throw Failures.invalid(name() + " without padding takes multiples of " + blockBytes + " bytes");
        }
        byte[] output = started(Cipher.ENCRYPT_MODE, key, padding, nonce).doFinal(plaintext);
        return new Ciphertext(Bytes.takeOver(output), Bytes.takeOver(nonce), Bytes.empty());
    }

    @Override
    public Optional<EncryptionStream> encryptInParts(
            LoadedKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        PaddingMethod padding = padding(parameters);
        byte[] nonce = nonce(iv, aad);
        Cipher started = started(Cipher.ENCRYPT_MODE, key, padding, nonce);
        return Optional.of(CipherParts.encryption(started, Bytes.takeOver(nonce), 0));
    }

    /** The client's IV, or one drawn here. */
    private byte[] nonce(Optional<Bytes> iv, Bytes aad) {
        Mechanism.requireNoAad(name(), aad);
        if (!mode.hasIv) {
            Mechanism.requireNoIv(name(), iv);
            return new byte[0];
        }
        if (iv.isPresent() && iv.get().length() != cipher.blockBytes()) {
            throw Failures.invalid("the IV of " + name() + " has " + cipher.blockBytes() + " bytes");
        }
        return iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, cipher.blockBytes()));
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoTag(name(), ciphertext.tag());
        return decryption(key, parameters, ciphertext.iv(), aad)
                .doFinal(ciphertext.data().toArray());
    }

    @Override
    public Optional<DecryptionStream> decryptInParts(
            LoadedKey key, CryptographicParameters parameters, Bytes iv, Bytes aad) throws GeneralSecurityException {
        return Optional.of(CipherParts.decryption(decryption(key, parameters, iv, aad)));
    }

    private Cipher decryption(LoadedKey key, CryptographicParameters parameters, Bytes iv, Bytes aad)
            throws GeneralSecurityException {
        PaddingMethod padding = padding(parameters);
        Mechanism.requireNoAad(name(), aad);
        byte[] nonce = mode.hasIv ? Ivs.require(iv) : new byte[0];
        return started(Cipher.DECRYPT_MODE, key, padding, nonce);
    }

    private Cipher started(int direction, LoadedKey key, PaddingMethod padding, byte[] nonce)
            throws GeneralSecurityException {
        Cipher started = cipher.cipher(mode.name(), PADDINGS.getOrDefault(padding, ""));
        if (mode.hasIv) {
            started.init(direction, key.symmetric().key(), new IvParameterSpec(nonce));
        } else {
            started.init(direction, key.symmetric().key());
        }
        return started;
    }

    /** Where there is nothing to pad only None is taken. */
    private PaddingMethod padding(CryptographicParameters parameters) {
        PaddingMethod padding = parameters.paddingMethod().orElse(mode.defaultPadding);
        if (!PADDINGS.containsKey(padding) || (!mode.wholeBlocks && padding != PaddingMethod.NONE)) {
            throw Failures.unsupported(name() + " has no padding " + padding.kmipName() + " here");
        }
        return padding;
    }
}
