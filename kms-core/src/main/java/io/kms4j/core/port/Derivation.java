package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DerivationMethod;
import java.util.List;
import java.util.Optional;

/**
 * How to derive a key from another (KMIP 2.1, Derivation Parameters).
 *
 * @param parameters the hash, or the mode of the cipher
 * @param keyAlgorithm what the key is for, if it says so: it may name the hash or the cipher
 * @param data one piece for most methods: what is hashed or encrypted, or the label and context; lent by the caller
 * @param iv empty: none, or zeros where the mode needs one
 * @param iterationCount of PBKDF2
 */
public record Derivation(
        DerivationMethod method,
        CryptographicParameters parameters,
        Optional<CryptographicAlgorithm> keyAlgorithm,
        List<SecretBytes> data,
        Optional<Bytes> iv,
        Optional<Bytes> salt,
        Optional<Integer> iterationCount) {}
