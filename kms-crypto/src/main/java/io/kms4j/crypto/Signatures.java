package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** Which way of signing a key and the parameters mean. */
final class Signatures {
    private final SignatureMechanism pkcs1;
    private final SignatureMechanism pss;
    private final SignatureMechanism ecdsa;
    private final SignatureMechanism ofData;

    Signatures(SecureRandom random, Jce jce) {
        pkcs1 = new RsaPkcs1Signature(jce);
        pss = new RsaPss(random);
        ecdsa = new Ecdsa(random, jce);
        ofData = new DataSignature(random, jce);
    }

    Bytes sign(LoadedKey key, CryptographicParameters parameters, Bytes input) {
        try {
            return Bytes.takeOver(mechanism(key, parameters).sign(key, parameters, input.toArray()));
        } catch (GeneralSecurityException e) {
            throw Failures.signing(e);
        }
    }

    boolean verify(LoadedKey key, CryptographicParameters parameters, Bytes input, Bytes signature) {
        SignatureMechanism mechanism = mechanism(key, parameters);
        try {
            return mechanism.verify(key, parameters, input.toArray(), signature.toArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private SignatureMechanism mechanism(LoadedKey key, CryptographicParameters parameters) {
        CryptographicAlgorithm algorithm = key.algorithm();
        if (algorithm == CryptographicAlgorithm.RSA) {
            PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.PKCS1_V1_5);
            return switch (padding) {
                case PKCS1_V1_5 -> pkcs1;
                case PSS -> pss;
                default -> throw Failures.unsupported("RSA does not sign with the padding " + padding.kmipName());
            };
        }
        if (algorithm == CryptographicAlgorithm.EC || algorithm == CryptographicAlgorithm.ECDSA) {
            return ecdsa;
        }
        if (DataSignature.signs(algorithm)) {
            return ofData;
        }
        throw Failures.unsupported("keys for " + algorithm.kmipName() + " do not sign");
    }
}
