package io.kms4j.client.cli;

import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a certificate file may hold: the format to ask the server for. */
enum CertificateExportFormat {
    JSON_TTLV(null),
    PEM(null),
    PKCS12(KeyFormatType.PKCS_12),
    PKCS12_LEGACY(KeyFormatType.PKCS_12_LEGACY),
    PKCS7(KeyFormatType.PKCS_7);

    private final Optional<KeyFormatType> keyFormatType;

    CertificateExportFormat(@Nullable KeyFormatType keyFormatType) {
        this.keyFormatType = Optional.ofNullable(keyFormatType);
    }

    Optional<KeyFormatType> keyFormatType() {
        return keyFormatType;
    }

    boolean isPkcs12() {
        return this == PKCS12 || this == PKCS12_LEGACY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
