package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** ECDSA (FIPS 186-5, 6) of a digest, as r and s in DER; by Bouncy Castle on curves that the JDK has no more. */
final class Ecdsa implements SignatureMechanism {
    private static final int LONGEST_DIGEST_BYTES = 64;

    private static final Set<EllipticCurve> CURVES_OF_JDK = Arrays.stream(Curve.values())
            .filter(Curve::computable)
            .map(curve -> curve.specification().getCurve())
            .collect(Collectors.toUnmodifiableSet());

    private final SecureRandom random;
    private final Jce jce;

    Ecdsa(SecureRandom random, Jce jce) {
        this.random = random;
        this.jce = jce;
    }

    @Override
    public byte[] sign(LoadedKey key, CryptographicParameters parameters, byte[] input)
            throws GeneralSecurityException {
        requireDigest(parameters, input);
        Signature signature = signature(key.asPrivate().key());
        signature.initSign(key.asPrivate().key(), random);
        signature.update(input);
        return signature.sign();
    }

    @Override
    public boolean verify(LoadedKey key, CryptographicParameters parameters, byte[] input, byte[] signed)
            throws GeneralSecurityException {
        requireDigest(parameters, input);
        Signature signature = signature(key.asPublic().key());
        signature.initVerify(key.asPublic().key());
        signature.update(input);
        return signature.verify(signed);
    }

    private static void requireDigest(CryptographicParameters parameters, byte[] input) {
        parameters.hashingAlgorithm().ifPresent(hash -> Digests.requireLength(hash, input));
        if (input.length == 0 || input.length > LONGEST_DIGEST_BYTES) {
            throw Failures.invalid("ECDSA takes digests of 1 to " + LONGEST_DIGEST_BYTES + " bytes");
        }
    }

    private Signature signature(Key key) throws GeneralSecurityException {
        boolean inJdk = key instanceof ECKey curveKey
                && CURVES_OF_JDK.contains(curveKey.getParams().getCurve());
        return inJdk ? jce.signature("NONEwithECDSA") : Signature.getInstance("NONEwithECDSA", Bc.PROVIDER);
    }
}
