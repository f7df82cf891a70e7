package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;

/**
 * AES-XTS (IEEE 1619, SP 800-38E): the key is two AES keys of 128 or 256 bits in one, the IV of 16 bytes is the number of the
 * data unit, little-endian. AES itself is the JDK's, which has no XTS. It hides the data of a disk; it does not authenticate.
 */
final class AesXts implements Mechanism {
    private static final int BLOCK_BYTES = 16;
    private static final String NAME = "AES-XTS";

    private final SecureRandom random;

    AesXts(SecureRandom random) {
        this.random = random;
    }

    @Override
    public boolean takes(CryptoKey key) {
        return key.lengthBits() == 256 || key.lengthBits() == 512;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        if (iv.isPresent() && iv.get().length() != BLOCK_BYTES) {
            throw Failures.invalid("the IV of AES-XTS has 16 bytes: the number of the data unit, little-endian");
        }
        if (plaintext.length < BLOCK_BYTES) {
            throw Failures.invalid("AES-XTS takes 16 bytes at least");
        }
        byte[] number = iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, BLOCK_BYTES));
        byte[] output = apply(Cipher.ENCRYPT_MODE, key, number, plaintext.clone());
        return new Ciphertext(Bytes.takeOver(output), Bytes.takeOver(number), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        Mechanism.requireNoTag(NAME, ciphertext.tag());
        byte[] number = Ivs.require(ciphertext.iv());
        if (number.length != BLOCK_BYTES || ciphertext.data().length() < BLOCK_BYTES) {
            throw new IllegalBlockSizeException();
        }
        return apply(Cipher.DECRYPT_MODE, key, number, ciphertext.data().toArray());
    }

    /** Changes {@code data} in place. */
    private static byte[] apply(int direction, LoadedKey key, byte[] number, byte[] data)
            throws GeneralSecurityException {
        byte[] both = key.symmetric().key().getEncoded();
        int half = both.length / 2;
        WipeableKey dataKey = new WipeableKey("AES", Arrays.copyOfRange(both, 0, half));
        WipeableKey tweakKey = new WipeableKey("AES", Arrays.copyOfRange(both, half, both.length));
        Arrays.fill(both, (byte) 0);
        try {
            Cipher tweaker = Cipher.getInstance("AES/ECB/NoPadding");
            tweaker.init(Cipher.ENCRYPT_MODE, tweakKey);
            byte[] tweaks = tweaks(tweaker.doFinal(number), (data.length + BLOCK_BYTES - 1) / BLOCK_BYTES);
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(direction, dataKey);
            int rest = data.length % BLOCK_BYTES;
            int whole = data.length - rest;
            if (rest > 0 && direction == Cipher.DECRYPT_MODE) {
                swapLastBlocks(tweaks);
            }
            applyBlocks(cipher, data, 0, whole, tweaks);
            if (rest > 0) {
                stealCiphertext(cipher, data, whole, rest, tweaks);
            }
            return data;
        } finally {
            dataKey.destroy();
            tweakKey.destroy();
        }
    }

    /** The last short block takes its missing bytes from the block before, which is then done again. */
    private static void stealCiphertext(Cipher cipher, byte[] data, int whole, int rest, byte[] tweaks)
            throws GeneralSecurityException {
        int lastWhole = whole - BLOCK_BYTES;
        for (int i = 0; i < rest; i++) {
            byte taken = data[lastWhole + i];
            data[lastWhole + i] = data[whole + i];
            data[whole + i] = taken;
        }
        byte[] lastTweak = Arrays.copyOfRange(tweaks, whole, whole + BLOCK_BYTES);
        System.arraycopy(lastTweak, 0, tweaks, lastWhole, BLOCK_BYTES);
        applyBlocks(cipher, data, lastWhole, BLOCK_BYTES, tweaks);
    }

    private static void applyBlocks(Cipher cipher, byte[] data, int from, int length, byte[] tweaks)
            throws GeneralSecurityException {
        xor(data, from, length, tweaks);
        cipher.doFinal(data, from, length, data, from);
        xor(data, from, length, tweaks);
    }

    private static void xor(byte[] data, int from, int length, byte[] tweaks) {
        for (int i = from; i < from + length; i++) {
            data[i] ^= tweaks[i];
        }
    }

    /** One tweak for each block: each is the one before doubled in GF(2^128), little-endian (IEEE 1619, 5.2). */
    private static byte[] tweaks(byte[] first, int blocks) {
        byte[] tweaks = Arrays.copyOf(first, blocks * BLOCK_BYTES);
        for (int at = BLOCK_BYTES; at < tweaks.length; at += BLOCK_BYTES) {
            int carry = 0;
            for (int i = 0; i < BLOCK_BYTES; i++) {
                int value = tweaks[at - BLOCK_BYTES + i] & 0xFF;
                tweaks[at + i] = (byte) (value << 1 | carry);
                carry = value >>> 7;
            }
            tweaks[at] ^= (byte) (0x87 * carry);
        }
        return tweaks;
    }

    private static void swapLastBlocks(byte[] tweaks) {
        int last = tweaks.length - BLOCK_BYTES;
        for (int i = last; i < tweaks.length; i++) {
            byte value = tweaks[i];
            tweaks[i] = tweaks[i - BLOCK_BYTES];
            tweaks[i - BLOCK_BYTES] = value;
        }
    }
}
