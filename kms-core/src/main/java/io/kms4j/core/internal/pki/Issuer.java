package io.kms4j.core.internal.pki;

import io.kms4j.core.port.StoredObject;
import java.util.Optional;

/** Who signs a certificate; without a certificate of its own, it is the key that is certified. */
public record Issuer(StoredObject privateKey, Optional<StoredObject> certificate) {}
