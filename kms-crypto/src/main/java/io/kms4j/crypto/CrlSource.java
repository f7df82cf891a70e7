package io.kms4j.crypto;

import java.io.IOException;
import java.net.URI;

/** Where revocation lists come from (RFC 5280, 5). Safe for many threads. */
@FunctionalInterface
public interface CrlSource {
    /**
     * The list at a distribution point, DER or PEM.
     *
     * @throws IOException when there is none to be had
     */
    byte[] fetch(URI distributionPoint) throws IOException;
}
