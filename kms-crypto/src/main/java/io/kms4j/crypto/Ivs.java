package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.SecureRandom;

/** Initialization vectors, counters and nonces. */
final class Ivs {
    private static final int LONGEST_BITS = 1024;

    private Ivs() {}

    static byte[] random(SecureRandom random, int lengthBytes) {
        byte[] iv = new byte[lengthBytes];
        random.nextBytes(iv);
        return iv;
    }

    /** Of an IV that the server draws: what the parameters say, in bits there, else {@code usual}. */
    static int lengthBytes(CryptographicParameters parameters, int usual) {
        int bits = parameters.ivLength().orElse(8 * usual);
        if (bits <= 0 || bits % 8 != 0 || bits > LONGEST_BITS) {
            throw Failures.unsupported("an IV has up to " + LONGEST_BITS + " bits in whole bytes, not " + bits);
        }
        return bits / 8;
    }

    /** The IV that came with a ciphertext; that there is none is seen before any cryptography. */
    static byte[] require(Bytes iv) {
        if (iv.length() == 0) {
            throw new KmipException(
                    ResultReason.INVALID_MESSAGE, "missing-iv: decryption needs the IV of the encryption");
        }
        return iv.toArray();
    }
}
