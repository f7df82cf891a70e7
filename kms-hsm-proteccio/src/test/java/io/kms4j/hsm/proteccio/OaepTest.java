package io.kms4j.hsm.proteccio;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

/** Blocks are made by the JCE: OAEP with the public key, undone raw with the private one. */
class OaepTest {
    private static final int MODULUS_BYTES = 128;
    private static final int HASH_BYTES = 32;
    private static final int MESSAGE_BYTES = MODULUS_BYTES - 2 * HASH_BYTES - 2;
    private static final KeyPair PAIR = pair();

    @Test
    void decode_givesTheMessage_ofEveryLength() throws Exception {
        for (int length = 0; length <= MESSAGE_BYTES; length++) {
            byte[] message = new byte[length];
            Arrays.fill(message, (byte) (length % 3));
            byte[] block = block(message, PSource.PSpecified.DEFAULT);
            byte[] before = block.clone();
            assertThat(Oaep.decode(block))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(message));
            assertThat(block).isEqualTo(before);
        }
    }

    @Test
    void decode_givesNothing_whenABitIsWrongBeforeTheMessage() throws Exception {
        byte[] block = block(new byte[0], PSource.PSpecified.DEFAULT);
        for (int bit = 0; bit < 8 * block.length; bit++) {
            byte[] changed = block.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(Oaep.decode(changed)).isEmpty();
        }
    }

    @Test
    void decode_givesNothing_whenTheLabelIsAnother() throws Exception {
        assertThat(Oaep.decode(block(new byte[4], new PSource.PSpecified(new byte[] {1}))))
                .isEmpty();
    }

    @Test
    void decode_givesNothing_whenNothingEndsThePadding() throws Exception {
        byte[] data = new byte[MODULUS_BYTES - 1 - HASH_BYTES];
        System.arraycopy(MessageDigest.getInstance("SHA-256").digest(), 0, data, 0, HASH_BYTES);
        assertThat(Oaep.decode(masked(data))).isEmpty();
        data[HASH_BYTES + 5] = 2;
        data[HASH_BYTES + 6] = 1;
        assertThat(Oaep.decode(masked(data))).isEmpty();
        data[HASH_BYTES + 5] = 0;
        assertThat(Oaep.decode(masked(data))).isPresent();
    }

    @Test
    void decode_givesNothing_whenTheBlockIsTooShort() {
        for (int length = 0; length < 2 * HASH_BYTES + 2; length++) {
            assertThat(Oaep.decode(new byte[length])).isEmpty();
        }
    }

    /** The masking of RFC 8017, 7.1.1 step 2, with a seed of zeros. */
    private static byte[] masked(byte[] data) throws GeneralSecurityException {
        byte[] maskedData = xor(data, mgf1(new byte[HASH_BYTES], data.length));
        byte[] block = new byte[MODULUS_BYTES];
        System.arraycopy(mgf1(maskedData, HASH_BYTES), 0, block, 1, HASH_BYTES);
        System.arraycopy(maskedData, 0, block, 1 + HASH_BYTES, maskedData.length);
        return block;
    }

    private static byte[] mgf1(byte[] seed, int length) throws GeneralSecurityException {
        byte[] mask = new byte[length];
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i * HASH_BYTES < length; i++) {
            digest.update(seed);
            byte[] part = digest.digest(new byte[] {0, 0, 0, (byte) i});
            System.arraycopy(part, 0, mask, i * HASH_BYTES, Math.min(HASH_BYTES, length - i * HASH_BYTES));
        }
        return mask;
    }

    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = a.clone();
        for (int i = 0; i < a.length; i++) {
            result[i] ^= b[i];
        }
        return result;
    }

    private static byte[] block(byte[] message, PSource label) throws GeneralSecurityException {
        Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
        oaep.init(
                Cipher.ENCRYPT_MODE,
                PAIR.getPublic(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, label));
        Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
        raw.init(Cipher.DECRYPT_MODE, PAIR.getPrivate());
        return raw.doFinal(oaep.doFinal(message));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(8 * MODULUS_BYTES);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
