package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;

/**
 * RSA for data of any length, as PKCS#11's CKM_RSA_AES_KEY_WRAP lays it out: a random AES-256 key under RSA-OAEP, followed by
 * the data under that key (RFC 5649).
 */
final class RsaAesKeyWrap implements Mechanism {
    private static final int AES_KEY_BYTES = 32;

    private final RsaOaep oaep;
    private final SecureRandom random;

    RsaAesKeyWrap(RsaOaep oaep, SecureRandom random) {
        this.oaep = oaep;
        this.random = random;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        byte[] aes = new byte[AES_KEY_BYTES];
        random.nextBytes(aes);
        Bytes wrappedKey = oaep.encrypt(key, parameters, aes, iv, aad).data();
        WipeableKey aesKey = new WipeableKey("AES", aes);
        try {
            Bytes wrapped = Bytes.takeOver(AesKeyWrap.RFC_5649.wrap(aesKey, plaintext));
            return new Ciphertext(Bytes.concat(wrappedKey, wrapped), Bytes.empty(), Bytes.empty());
        } finally {
            aesKey.destroy();
        }
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Bytes data = ciphertext.data();
        int rsaBytes = key.lengthBytes();
        if (data.length() <= rsaBytes) {
            throw new BadPaddingException();
        }
        Ciphertext wrappedKey = new Ciphertext(data.slice(0, rsaBytes), ciphertext.iv(), ciphertext.tag());
        byte[] aes = oaep.decrypt(key, parameters, wrappedKey, aad);
        if (aes.length != AES_KEY_BYTES) {
            Arrays.fill(aes, (byte) 0);
            throw new BadPaddingException();
        }
        WipeableKey aesKey = new WipeableKey("AES", aes);
        try {
            return AesKeyWrap.RFC_5649.unwrap(
                    aesKey, data.slice(rsaBytes, data.length()).toArray());
        } finally {
            aesKey.destroy();
        }
    }
}
