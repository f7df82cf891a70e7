package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import java.util.List;

/**
 * What a PKCS#12 container holds (RFC 7292).
 *
 * @param friendlyName of the key and its certificate
 * @param privateKey as PKCS#8
 * @param chain X.509 certificates, DER, the key's own first; may be empty
 */
public record Pkcs12(String friendlyName, SecretBytes privateKey, List<Bytes> chain) {}
