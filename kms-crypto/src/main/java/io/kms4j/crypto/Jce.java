package io.kms4j.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** The JCE for RSA and elliptic curves: from one named provider, or from whichever the JVM prefers. */
final class Jce {
    private final Optional<Provider> provider;

    Jce() {
        this.provider = Optional.empty();
    }

    Jce(String providerName) {
        Provider named = Security.getProvider(providerName);
        if (named == null) {
            throw new IllegalArgumentException("there is no JCE provider called " + providerName);
        }
        this.provider = Optional.of(named);
    }

    Cipher cipher(String transformation) throws GeneralSecurityException {
        return provider.isPresent()
                ? Cipher.getInstance(transformation, provider.get())
                : Cipher.getInstance(transformation);
    }

    KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
        return provider.isPresent()
                ? KeyFactory.getInstance(algorithm, provider.get())
                : KeyFactory.getInstance(algorithm);
    }

    KeyPairGenerator keyPairGenerator(String algorithm) throws GeneralSecurityException {
        return provider.isPresent()
                ? KeyPairGenerator.getInstance(algorithm, provider.get())
                : KeyPairGenerator.getInstance(algorithm);
    }

    KeyAgreement keyAgreement(String algorithm) throws GeneralSecurityException {
        return provider.isPresent()
                ? KeyAgreement.getInstance(algorithm, provider.get())
                : KeyAgreement.getInstance(algorithm);
    }

    Signature signature(String algorithm) throws GeneralSecurityException {
        return provider.isPresent()
                ? Signature.getInstance(algorithm, provider.get())
                : Signature.getInstance(algorithm);
    }
}
