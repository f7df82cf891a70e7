package io.kms4j.testkit;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * How a {@link FakeKey} signs digests and makes MACs. The JCE signs messages, not digests, so the padding of RSA is put on
 * here: it tests what the engine asks for, and protects nothing.
 */
final class FakeSignatures {
    private static final Map<HashingAlgorithm, Integer> DIGEST_BYTES =
            Map.of(HashingAlgorithm.SHA_256, 32, HashingAlgorithm.SHA_384, 48, HashingAlgorithm.SHA_512, 64);
    private static final Map<HashingAlgorithm, String> PKCS1_PREFIXES = Map.of(
            HashingAlgorithm.SHA_256, "3031300d060960864801650304020105000420",
            HashingAlgorithm.SHA_384, "3041300d060960864801650304020205000430",
            HashingAlgorithm.SHA_512, "3051300d060960864801650304020305000440");

    private FakeSignatures() {}

    static int hmacBits(CryptographicAlgorithm algorithm) {
        return switch (algorithm) {
            case HMAC_SHA256 -> 256;
            case HMAC_SHA384 -> 384;
            case HMAC_SHA512 -> 512;
            default -> throw new KmipException(ResultReason.INVALID_FIELD, "no keys for " + algorithm);
        };
    }

    static Bytes mac(FakeKey key, CryptographicParameters parameters, Bytes data) {
        int bits = key.algorithm() == CryptographicAlgorithm.AES || key.type() != ObjectType.SYMMETRIC_KEY
                ? 0
                : hmacBits(key.algorithm());
        boolean fits = bits > 0
                && parameters.cryptographicAlgorithm().orElse(key.algorithm()) == key.algorithm()
                && parameters.hashingAlgorithm().map(DIGEST_BYTES::get).orElse(bits / 8) == bits / 8;
        if (!fits) {
            throw unsupported();
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA" + bits);
            mac.init(key.key());
            return Bytes.takeOver(mac.doFinal(data.toArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bytes sign(FakeKey key, CryptographicParameters parameters, Bytes digest) {
        if (key.type() != ObjectType.PRIVATE_KEY) {
            throw unsupported();
        }
        HashingAlgorithm hash = hash(parameters);
        boolean pss = isPss(parameters);
        if (!DIGEST_BYTES.containsKey(hash) || (key.algorithm() == CryptographicAlgorithm.EC && pss)) {
            throw unsupported();
        }
        if (digest.length() != DIGEST_BYTES.get(hash)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a digest of another length than the hash's");
        }
        try {
            if (key.algorithm() == CryptographicAlgorithm.EC) {
                return ecdsa((PrivateKey) key.key(), digest);
            }
            RSAPrivateKey rsa = (RSAPrivateKey) key.key();
            if (pss) {
                int salt = parameters.saltLength().orElse(digest.length());
                return rsa(
                        "NoPadding",
                        rsa,
                        pssBlock(digest.toArray(), rsa.getModulus().bitLength() - 1, salt));
            }
            Bytes prefix = Bytes.takeOver(HexFormat.of().parseHex(PKCS1_PREFIXES.get(hash)));
            return rsa("PKCS1Padding", rsa, Bytes.concat(prefix, digest).toArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPss(CryptographicParameters parameters) {
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.PKCS1_V1_5);
        if (padding != PaddingMethod.PKCS1_V1_5 && padding != PaddingMethod.PSS) {
            throw unsupported();
        }
        return padding == PaddingMethod.PSS
                || parameters.digitalSignatureAlgorithm().equals(Optional.of(DigitalSignatureAlgorithm.RSASSA_PSS));
    }

    private static HashingAlgorithm hash(CryptographicParameters parameters) {
        Optional<HashingAlgorithm> named = parameters
                .digitalSignatureAlgorithm()
                .flatMap(algorithm -> switch (algorithm) {
                    case SHA_256_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA256 -> Optional.of(HashingAlgorithm.SHA_256);
                    case SHA_384_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA384 -> Optional.of(HashingAlgorithm.SHA_384);
                    case SHA_512_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA512 -> Optional.of(HashingAlgorithm.SHA_512);
                    case RSASSA_PSS -> Optional.empty();
                    default -> throw unsupported();
                });
        return parameters.hashingAlgorithm().or(() -> named).orElse(HashingAlgorithm.SHA_256);
    }

    private static Bytes ecdsa(PrivateKey key, Bytes digest) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(key);
        signature.update(digest.toArray());
        return Bytes.takeOver(signature.sign());
    }

    private static Bytes rsa(String padding, RSAPrivateKey key, byte[] block) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/" + padding);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return Bytes.takeOver(cipher.doFinal(block));
    }

    /** EMSA-PSS (RFC 8017, 9.1.1). */
    private static byte[] pssBlock(byte[] digest, int bits, int saltBytes) throws GeneralSecurityException {
        MessageDigest hash = MessageDigest.getInstance("SHA-" + digest.length * 8);
        byte[] salt = FakeKey.random(saltBytes);
        hash.update(new byte[8]);
        hash.update(digest);
        byte[] h = hash.digest(salt);
        byte[] block = new byte[(bits + 7) / 8];
        int dataBytes = block.length - h.length - 1;
        block[dataBytes - saltBytes - 1] = 1;
        System.arraycopy(salt, 0, block, dataBytes - saltBytes, saltBytes);
        for (int at = 0, counter = 0; at < dataBytes; at += h.length, counter++) {
            hash.update(h);
            byte[] mask = hash.digest(new byte[] {0, 0, 0, (byte) counter});
            for (int i = 0; i < h.length && at + i < dataBytes; i++) {
                block[at + i] ^= mask[i];
            }
        }
        block[0] &= (byte) (0xff >> (8 * block.length - bits));
        System.arraycopy(h, 0, block, dataBytes, h.length);
        block[block.length - 1] = (byte) 0xbc;
        return block;
    }

    private static KmipException unsupported() {
        return new KmipException(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "HSM keys sign with RSA PKCS#1 v1.5, RSA-PSS and ECDSA, and make HMACs, with SHA-256, 384 and 512");
    }
}
