package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;

/**
 * What encryption gives.
 *
 * @param data as long as the plaintext for AES-GCM, as long as the modulus for RSA
 * @param iv 12 bytes for AES-GCM unless the caller chose another length; empty where there is none
 * @param tag 12 to 16 bytes for AES-GCM; empty where there is none
 */
public record Ciphertext(Bytes data, Bytes iv, Bytes tag) {}
