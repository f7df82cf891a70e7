package io.kms4j.crypto;

import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;

/** HMAC (FIPS 198-1) with every hash that KMIP names one for, and CMAC of block ciphers. */
final class Macs {
    private static final Map<CryptographicAlgorithm, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(CryptographicAlgorithm.HMAC_MD5, "HmacMD5"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA1, "HmacSHA1"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA224, "HmacSHA224"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA256, "HmacSHA256"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA384, "HmacSHA384"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA512, "HmacSHA512"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA3_224, "HmacSHA3-224"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA3_256, "HmacSHA3-256"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA3_384, "HmacSHA3-384"),
            Map.entry(CryptographicAlgorithm.HMAC_SHA3_512, "HmacSHA3-512")));

    private Macs() {}

    static DigestStream start(LoadedKey key, CryptographicAlgorithm algorithm) {
        Mac mac = mac(key, algorithm);
        return new DigestStream() {
            @Override
            public void update(Bytes part) {
                mac.update(part.toArray());
            }

            @Override
            public Bytes finish() {
                return Bytes.takeOver(mac.doFinal());
            }

            @Override
            public void close() {
                mac.reset();
            }
        };
    }

    /** SP 800-38B. */
    private static Mac cmac(LoadedKey key, CryptographicAlgorithm algorithm) {
        BlockCipher cipher = BlockCipher.of(algorithm)
                .filter(candidate -> algorithm == key.algorithm())
                .orElseThrow(() -> Failures.unsupported("there is no MAC with " + algorithm.kmipName()
                        + " here for a key of " + key.algorithm().kmipName()));
        try {
            Mac mac = Mac.getInstance(cipher.jceName() + "CMAC", Bc.PROVIDER);
            mac.init(key.symmetric().key());
            return mac;
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("there is no CMAC with " + algorithm.kmipName());
        }
    }

    private static Mac mac(LoadedKey key, CryptographicAlgorithm algorithm) {
        String name = NAMES.get(algorithm);
        if (name == null) {
            return cmac(key, algorithm);
        }
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(key.symmetric().key());
            return mac;
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("this JVM has no MAC with " + algorithm.kmipName());
        }
    }
}
