package io.kms4j.server.config;

import io.kms4j.kmip.SecretBytes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What TLS is made of.
 *
 * @param identity the server's certificate and key
 * @param clientAuthorities a PEM file with the authorities of client certificates; clients are asked for one if given
 */
public record TlsSettings(Identity identity, Optional<Path> clientAuthorities) {
    /** The server's certificate and key. */
    public sealed interface Identity {}

    /** Both in one PKCS#12 file. */
    public record Pkcs12(Path file, SecretBytes password) implements Identity {}

    /** Each in a PEM file, as is the chain above the certificate if it is not in the certificate's own file. */
    public record Pem(Path certificate, Path key, Optional<Path> chain) implements Identity {}
}
