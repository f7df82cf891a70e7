package io.kms4j.kmip;

import java.util.List;
import java.util.Optional;

/**
 * What a derivation method needs beside the key (KMIP 2.1, Derivation Parameters).
 *
 * @param derivationData what is hashed or encrypted; the password is secret data instead; several pieces for
 *     AWS Signature Version 4
 * @param iterationCount of PBKDF2
 */
public record DerivationParameters(
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> initializationVector,
        List<Bytes> derivationData,
        Optional<Bytes> salt,
        Optional<Integer> iterationCount) {

    /** No parameter at all, as to hash a key needs its Cryptographic Parameters only. */
    public static DerivationParameters of(CryptographicParameters parameters) {
        return new DerivationParameters(
                Optional.of(parameters), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** For PBKDF2. */
    public static DerivationParameters pbkdf2(CryptographicParameters parameters, Bytes salt, int iterationCount) {
        return new DerivationParameters(
                Optional.of(parameters), Optional.empty(), List.of(), Optional.of(salt), Optional.of(iterationCount));
    }

    /** The same with this Derivation Data. */
    public DerivationParameters with(Bytes data) {
        return new DerivationParameters(
                cryptographicParameters, initializationVector, List.of(data), salt, iterationCount);
    }
}
