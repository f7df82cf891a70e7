package io.kms4j.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM compile AES-GCM before it is needed: until some thousand calls the JDK encrypts 50 to 100 times slower.
 * Works with a random key that nothing else uses.
 */
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int SMALL_ROUNDS = 30_000;
    private static final int SMALL_BYTES = 1_024;
    private static final int LARGE_ROUNDS = 5_000;
    private static final int LARGE_BYTES = 16_384;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final AtomicBoolean done = new AtomicBoolean();

    /** Begins, beside the caller. */
    void start() {
        Thread thread = new Thread(this::run, "kms-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    boolean isDone() {
        return done.get();
    }

    private void run() {
        try {
            SecureRandom random = new SecureRandom();
            byte[] key = new byte[32];
            random.nextBytes(key);
            SecretKey secret = new SecretKeySpec(key, "AES");
            rounds(secret, SMALL_ROUNDS, SMALL_BYTES);
            rounds(secret, LARGE_ROUNDS, LARGE_BYTES);
        } catch (GeneralSecurityException unexpected) {
            LOG.warn("The ciphers could not be warmed up: {}", unexpected.getMessage());
        } finally {
            done.set(true);
        }
    }

    private static void rounds(SecretKey key, int rounds, int bytes) throws GeneralSecurityException {
        byte[] plaintext = new byte[bytes];
        for (int i = 0; i < rounds; i++) {
            byte[] iv = ByteBuffer.allocate(IV_BYTES).putInt(i).putInt(bytes).array();
            GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, iv);
            Cipher encrypting = Cipher.getInstance("AES/GCM/NoPadding");
            encrypting.init(Cipher.ENCRYPT_MODE, key, parameters);
            byte[] ciphertext = encrypting.doFinal(plaintext);
            Cipher decrypting = Cipher.getInstance("AES/GCM/NoPadding");
            decrypting.init(Cipher.DECRYPT_MODE, key, parameters);
            decrypting.doFinal(ciphertext);
        }
    }
}
