package io.kms4j.core.port;

import io.kms4j.kmip.SecretBytes;

/** A new key pair: the private key as PKCS#8, the public key as X.509 SubjectPublicKeyInfo, both DER. */
public record GeneratedPair(SecretBytes privateKey, SecretBytes publicKey) {}
