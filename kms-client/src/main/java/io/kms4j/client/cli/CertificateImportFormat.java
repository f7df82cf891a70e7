package io.kms4j.client.cli;

import java.util.Locale;

/** How a certificate file is read. */
enum CertificateImportFormat {
    JSON_TTLV,
    PEM,
    DER,
    /** Certificates in PEM, one after the other, in any order. */
    CHAIN,
    PKCS12;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
