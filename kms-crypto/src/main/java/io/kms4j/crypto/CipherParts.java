package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import org.jspecify.annotations.Nullable;

/** A JCE cipher that is fed part by part. The JCE cannot wipe one; closing lets go of it. */
final class CipherParts {
    private @Nullable Cipher cipher;

    private CipherParts(Cipher started) {
        cipher = started;
    }

    /**
     * An encryption.
     *
     * @param tagBytes how long the tag at the end of the cipher's output is; 0 without authentication
     */
    static EncryptionStream encryption(Cipher started, Bytes iv, int tagBytes) {
        CipherParts parts = new CipherParts(started);
        return new EncryptionStream() {
            @Override
            public Bytes iv() {
                return iv;
            }

            @Override
            public Bytes update(Bytes part) {
                return Bytes.takeOver(parts.update(part));
            }

            @Override
            public Ciphertext finish() {
                try {
                    byte[] rest = parts.finish();
                    int end = rest.length - tagBytes;
                    return new Ciphertext(
                            Bytes.takeOver(Arrays.copyOf(rest, end)),
                            iv,
                            Bytes.takeOver(Arrays.copyOfRange(rest, end, rest.length)));
                } catch (IllegalBlockSizeException e) {
                    throw Failures.invalid("without padding the data must be a multiple of the block");
                } catch (GeneralSecurityException e) {
                    throw Failures.encryption(e);
                }
            }

            @Override
            public void close() {
                parts.cipher = null;
            }
        };
    }

    static DecryptionStream decryption(Cipher started) {
        CipherParts parts = new CipherParts(started);
        return new DecryptionStream() {
            @Override
            public SecretBytes update(Bytes part) {
                return SecretBytes.takeOver(parts.update(part));
            }

            @Override
            public SecretBytes finish() {
                try {
                    return SecretBytes.takeOver(parts.finish());
                } catch (GeneralSecurityException e) {
                    throw Failures.decryption();
                }
            }

            @Override
            public void close() {
                parts.cipher = null;
            }
        };
    }

    private byte[] update(Bytes part) {
        byte[] input = part.toArray();
        try {
            byte[] output = cipher().update(input);
            return output == null ? new byte[0] : output;
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    private byte[] finish() throws GeneralSecurityException {
        byte[] output = cipher().doFinal();
        cipher = null;
        return output;
    }

    private Cipher cipher() {
        Cipher current = cipher;
        if (current == null) {
            throw new IllegalStateException("this stream has ended");
        }
        return current;
    }
}
