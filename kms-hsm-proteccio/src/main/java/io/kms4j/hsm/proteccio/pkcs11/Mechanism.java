package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.kmip.Bytes;

/** A mechanism with its parameter. */
public sealed interface Mechanism {
    Mechanism RSA_PKCS = new Plain(Cryptoki.CKM_RSA_PKCS);
    Mechanism RSA_RAW = new Plain(Cryptoki.CKM_RSA_X_509);
    Mechanism RSA_OAEP_SHA256 = new OaepSha256();
    Mechanism AES_KEY_GEN = new Plain(Cryptoki.CKM_AES_KEY_GEN);
    Mechanism RSA_KEY_PAIR_GEN = new Plain(Cryptoki.CKM_RSA_PKCS_KEY_PAIR_GEN);

    Mechanism ECDSA = new Plain(Cryptoki.CKM_ECDSA);
    Mechanism EC_KEY_PAIR_GEN = new Plain(Cryptoki.CKM_EC_KEY_PAIR_GEN);
    Mechanism GENERIC_SECRET_KEY_GEN = new Plain(Cryptoki.CKM_GENERIC_SECRET_KEY_GEN);
    Mechanism HMAC_SHA256 = new Plain(Cryptoki.CKM_SHA256_HMAC);
    Mechanism HMAC_SHA384 = new Plain(Cryptoki.CKM_SHA384_HMAC);
    Mechanism HMAC_SHA512 = new Plain(Cryptoki.CKM_SHA512_HMAC);

    /** The CKM value. */
    long type();

    /** A mechanism without parameter. */
    record Plain(long type) implements Mechanism {}

    /** AES-GCM with a tag of 128 bits, which follows the ciphertext. */
    record AesGcm(Bytes iv, Bytes aad) implements Mechanism {
        @Override
        public long type() {
            return Cryptoki.CKM_AES_GCM;
        }
    }

    /** AES-CBC with an IV of 16 bytes; {@code padded}: PKCS#7. */
    record AesCbc(Bytes iv, boolean padded) implements Mechanism {
        @Override
        public long type() {
            return padded ? Cryptoki.CKM_AES_CBC_PAD : Cryptoki.CKM_AES_CBC;
        }
    }

    /** RSA-PSS of a digest, with MGF1 of the same hash; {@code hash} as Java names it. */
    record RsaPss(String hash, int saltBytes) implements Mechanism {
        @Override
        public long type() {
            return Cryptoki.CKM_RSA_PKCS_PSS;
        }
    }

    /** RSA-OAEP with SHA-256, MGF1-SHA-256 and no label. */
    record OaepSha256() implements Mechanism {
        @Override
        public long type() {
            return Cryptoki.CKM_RSA_PKCS_OAEP;
        }
    }
}
