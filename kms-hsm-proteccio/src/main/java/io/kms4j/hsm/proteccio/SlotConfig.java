package io.kms4j.hsm.proteccio;

import io.kms4j.kmip.SecretBytes;

/**
 * A slot and how to log in to it.
 *
 * @param slot the PKCS#11 slot number
 * @param password the user's PIN in UTF-8; empty: log in with the null PIN, as readers with a key pad want it;
 *     {@code <NO_LOGIN>}: do not log in. Stays the caller's, who may close it once the HSM is open
 */
public record SlotConfig(long slot, SecretBytes password) {}
