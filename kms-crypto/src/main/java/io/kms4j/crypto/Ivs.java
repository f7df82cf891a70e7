package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.SecureRandom;

/** Initialization vectors, counters and nonces. */
final class Ivs {
    private Ivs() {}

    static byte[] random(SecureRandom random, int lengthBytes) {
        byte[] iv = new byte[lengthBytes];
        random.nextBytes(iv);
        return iv;
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
