package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.MaskGenerator;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * RSASSA-PSS (RFC 8017, 8.1) of a digest, by Bouncy Castle, since the JDK's takes data only. MGF1 takes the hash of the
 * signature unless Mask Generator Hashing Algorithm names another; the salt is as long as the hash unless Salt Length says
 * otherwise.
 */
final class RsaPss implements SignatureMechanism {
    /** What many sign with, and the default of RFC 8017 whatever the hash. */
    private static final int OLD_SALT_BYTES = 20;

    private static final int TRAILER_FIELD = 1;

    private final SecureRandom random;

    RsaPss(SecureRandom random) {
        this.random = random;
    }

    @Override
    public byte[] sign(LoadedKey key, CryptographicParameters parameters, byte[] input)
            throws GeneralSecurityException {
        HashingAlgorithm hash = hash(parameters, input);
        int longest = longestSalt(key, hash);
        int salt = parameters.saltLength().orElse(Math.min(Digests.lengthBytes(hash), longest));
        requireSalt(salt, longest);
        Signature signature = signature(parameters, hash, salt);
        signature.initSign(key.asPrivate().key(), random);
        signature.update(input);
        return signature.sign();
    }

    @Override
    public boolean verify(LoadedKey key, CryptographicParameters parameters, byte[] input, byte[] signed)
            throws GeneralSecurityException {
        HashingAlgorithm hash = hash(parameters, input);
        int longest = longestSalt(key, hash);
        for (int salt : salts(parameters.saltLength(), hash, longest)) {
            Signature signature = signature(parameters, hash, salt);
            signature.initVerify(key.asPublic().key());
            signature.update(input);
            if (signature.verify(signed)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> salts(Optional<Integer> named, HashingAlgorithm hash, int longest) {
        if (named.isPresent()) {
            requireSalt(named.get(), longest);
            return Set.of(named.get());
        }
        Set<Integer> usual = new LinkedHashSet<>();
        usual.add(Math.min(Digests.lengthBytes(hash), longest));
        usual.add(longest);
        usual.add(Math.min(OLD_SALT_BYTES, longest));
        return usual;
    }

    private static HashingAlgorithm hash(CryptographicParameters parameters, byte[] input) {
        HashingAlgorithm hash = parameters
                .hashingAlgorithm()
                .orElseThrow(() -> Failures.invalid("RSA-PSS needs to know the hash of the digest"));
        Digests.requireLength(hash, input);
        return hash;
    }

    /** RFC 8017, 9.1.1: the encoded message has one bit less than the modulus. */
    private static int longestSalt(LoadedKey key, HashingAlgorithm hash) {
        int longest = (key.lengthBits() - 1 + 7) / 8 - Digests.lengthBytes(hash) - 2;
        if (longest < 0) {
            throw Failures.unsupported("this RSA key is too short for PSS with this hash");
        }
        return longest;
    }

    private static void requireSalt(int salt, int longest) {
        if (salt < 0 || salt > longest) {
            throw Failures.unsupported("with this key and hash the salt of PSS has 0 to " + longest + " bytes");
        }
    }

    private static Signature signature(CryptographicParameters parameters, HashingAlgorithm hash, int salt)
            throws GeneralSecurityException {
        if (parameters.trailerField().orElse(TRAILER_FIELD) != TRAILER_FIELD
                || parameters.maskGenerator().orElse(MaskGenerator.MGF1) != MaskGenerator.MGF1) {
            throw Failures.unsupported("PSS is supported with MGF1 and the trailer field 1");
        }
        String mask = Digests.jceName(parameters.maskGeneratorHashingAlgorithm().orElse(hash));
        Signature signature = Signature.getInstance("NONEwithRSASSA-PSS", Bc.PROVIDER);
        signature.setParameter(
                new PSSParameterSpec(Digests.jceName(hash), "MGF1", new MGF1ParameterSpec(mask), salt, TRAILER_FIELD));
        return signature;
    }
}
