package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;

/**
 * One way to sign. Stateless and safe for many threads. Wrong requests are answered with a {@code KmipException}; a
 * {@link GeneralSecurityException} from {@link #verify} means that the signature is bad.
 */
interface SignatureMechanism {
    byte[] sign(LoadedKey key, CryptographicParameters parameters, byte[] input) throws GeneralSecurityException;

    boolean verify(LoadedKey key, CryptographicParameters parameters, byte[] input, byte[] signature)
            throws GeneralSecurityException;
}
