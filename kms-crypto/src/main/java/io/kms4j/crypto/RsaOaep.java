package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * RSA-OAEP (RFC 8017, 7.1). The hash is SHA-256 unless Hashing Algorithm names another; MGF1 takes the same unless Mask
 * Generator Hashing Algorithm names another; P Source is the label.
 */
final class RsaOaep implements Mechanism {
    private record Hash(String jceName, int lengthBytes) {}

    private static final Map<HashingAlgorithm, Hash> HASHES = Map.of(
            HashingAlgorithm.SHA_1, new Hash("SHA-1", 20),
            HashingAlgorithm.SHA_224, new Hash("SHA-224", 28),
            HashingAlgorithm.SHA_256, new Hash("SHA-256", 32),
            HashingAlgorithm.SHA_384, new Hash("SHA-384", 48),
            HashingAlgorithm.SHA_512, new Hash("SHA-512", 64));

    private final Jce jce;

    RsaOaep(Jce jce) {
        this.jce = jce;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoIv("RSA-OAEP", iv);
        Mechanism.requireNoAad("RSA-OAEP", aad);
        int longest = key.lengthBytes() - 2 * hash(parameters).lengthBytes() - 2;
        if (longest < 0) {
            throw Failures.unsupported("this RSA key is too short for OAEP with this hash");
        }
        if (plaintext.length > longest) {
            throw Failures.invalid(
                    "RSA-OAEP takes " + longest + " bytes at most with this key and hash, not " + plaintext.length);
        }
        Cipher cipher = jce.cipher("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key.asPublic().key(), specification(parameters));
        return new Ciphertext(Bytes.takeOver(cipher.doFinal(plaintext)), Bytes.empty(), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad("RSA-OAEP", aad);
        Mechanism.requireNoTag("RSA-OAEP", ciphertext.tag());
        OAEPParameterSpec specification = specification(parameters);
        if (ciphertext.data().length() != key.lengthBytes()) {
            throw new BadPaddingException();
        }
        Cipher cipher = jce.cipher("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.DECRYPT_MODE, key.asPrivate().key(), specification);
        return cipher.doFinal(ciphertext.data().toArray());
    }

    /** Always explicit: what providers take for granted differs. */
    private static OAEPParameterSpec specification(CryptographicParameters parameters) {
        Hash hash = hash(parameters);
        Hash mask =
                parameters.maskGeneratorHashingAlgorithm().map(RsaOaep::hash).orElse(hash);
        return new OAEPParameterSpec(
                hash.jceName(),
                "MGF1",
                new MGF1ParameterSpec(mask.jceName()),
                new PSource.PSpecified(
                        parameters.pSource().orElse(Bytes.empty()).toArray()));
    }

    private static Hash hash(CryptographicParameters parameters) {
        return hash(parameters.hashingAlgorithm().orElse(HashingAlgorithm.SHA_256));
    }

    private static Hash hash(HashingAlgorithm algorithm) {
        Hash hash = HASHES.get(algorithm);
        if (hash == null) {
            throw Failures.unsupported("RSA-OAEP does not take " + algorithm.kmipName() + " here");
        }
        return hash;
    }
}
