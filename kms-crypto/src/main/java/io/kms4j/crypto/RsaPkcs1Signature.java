package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017, 8.2). What is padded is compared as a whole, so that nothing of a forged signature is parsed
 * (Bleichenbacher 2006).
 */
final class RsaPkcs1Signature implements SignatureMechanism {
    /** Object identifiers of the hashes in a DigestInfo (RFC 8017, B.1; NIST's register). */
    private static final Map<HashingAlgorithm, String> IDENTIFIERS = new EnumMap<>(Map.ofEntries(
            Map.entry(HashingAlgorithm.MD2, "1.2.840.113549.2.2"),
            Map.entry(HashingAlgorithm.MD5, "1.2.840.113549.2.5"),
            Map.entry(HashingAlgorithm.RIPEMD_160, "1.3.36.3.2.1"),
            Map.entry(HashingAlgorithm.SHA_1, "1.3.14.3.2.26"),
            Map.entry(HashingAlgorithm.SHA_224, "2.16.840.1.101.3.4.2.4"),
            Map.entry(HashingAlgorithm.SHA_256, "2.16.840.1.101.3.4.2.1"),
            Map.entry(HashingAlgorithm.SHA_384, "2.16.840.1.101.3.4.2.2"),
            Map.entry(HashingAlgorithm.SHA_512, "2.16.840.1.101.3.4.2.3"),
            Map.entry(HashingAlgorithm.SHA_512_224, "2.16.840.1.101.3.4.2.5"),
            Map.entry(HashingAlgorithm.SHA_512_256, "2.16.840.1.101.3.4.2.6"),
            Map.entry(HashingAlgorithm.SHA3_224, "2.16.840.1.101.3.4.2.7"),
            Map.entry(HashingAlgorithm.SHA3_256, "2.16.840.1.101.3.4.2.8"),
            Map.entry(HashingAlgorithm.SHA3_384, "2.16.840.1.101.3.4.2.9"),
            Map.entry(HashingAlgorithm.SHA3_512, "2.16.840.1.101.3.4.2.10")));

    private final Jce jce;

    RsaPkcs1Signature(Jce jce) {
        this.jce = jce;
    }

    @Override
    public byte[] sign(LoadedKey key, CryptographicParameters parameters, byte[] input)
            throws GeneralSecurityException {
        byte[] content = content(parameters, input);
        int longest = key.lengthBytes() - RsaPkcs1.OVERHEAD_BYTES;
        if (content.length > longest) {
            throw Failures.invalid("this RSA key signs " + longest + " bytes at most, hash and its name together");
        }
        // With a private key this is the padding of signatures.
        Cipher cipher = jce.cipher("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key.asPrivate().key());
        return cipher.doFinal(content);
    }

    @Override
    public boolean verify(LoadedKey key, CryptographicParameters parameters, byte[] input, byte[] signature)
            throws GeneralSecurityException {
        byte[] content = content(parameters, input);
        if (signature.length != key.lengthBytes()) {
            return false;
        }
        Cipher cipher = jce.cipher("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, key.asPublic().key());
        return MessageDigest.isEqual(cipher.doFinal(signature), content);
    }

    /** The DigestInfo, or the input itself when no hash is named. */
    private static byte[] content(CryptographicParameters parameters, byte[] input) {
        Optional<HashingAlgorithm> hash = parameters.hashingAlgorithm();
        if (hash.isEmpty()) {
            return input;
        }
        String identifier = IDENTIFIERS.get(hash.get());
        if (identifier == null) {
            throw Failures.unsupported(
                    "RSA PKCS#1 v1.5 has no signature with " + hash.get().kmipName());
        }
        Digests.requireLength(hash.get(), input);
        return Der.sequence(Der.sequence(Der.objectIdentifier(identifier), Der.nothing()), Der.octetString(input));
    }
}
