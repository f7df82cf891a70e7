package io.kms4j.client.cli;

import io.kms4j.client.internal.Pem;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a key file may hold: the format to ask the server for, and what to put around it. */
enum ExportFormat {
    JSON_TTLV("json-ttlv", null, Packing.OBJECT),
    SEC1_PEM("sec1-pem", KeyFormatType.EC_PRIVATE_KEY, Packing.PEM),
    SEC1_DER("sec1-der", KeyFormatType.EC_PRIVATE_KEY, Packing.BYTES),
    PKCS1_PEM("pkcs1-pem", KeyFormatType.PKCS_1, Packing.PEM),
    PKCS1_DER("pkcs1-der", KeyFormatType.PKCS_1, Packing.BYTES),
    PKCS8_PEM("pkcs8-pem", KeyFormatType.PKCS_8, Packing.PEM),
    PKCS8_DER("pkcs8-der", KeyFormatType.PKCS_8, Packing.BYTES),
    SPKI_PEM("spki-pem", KeyFormatType.PKCS_8, Packing.PEM),
    SPKI_DER("spki-der", KeyFormatType.PKCS_8, Packing.BYTES),
    BASE64("base64", null, Packing.BASE64),
    RAW("raw", null, Packing.BYTES);

    /** What is put around the bytes of a key. */
    enum Packing {
        /** The whole KMIP object, as JSON. */
        OBJECT,
        PEM,
        BYTES,
        BASE64
    }

    private final String cliName;
    private final Optional<KeyFormatType> keyFormatType;
    final Packing packing;

    ExportFormat(String cliName, @Nullable KeyFormatType keyFormatType, Packing packing) {
        this.cliName = cliName;
        this.keyFormatType = Optional.ofNullable(keyFormatType);
        this.packing = packing;
    }

    /** What to ask the server for; nothing for the server's own choice. */
    Optional<KeyFormatType> requested(KeyFamily family, boolean wrapped) {
        if (packing == Packing.OBJECT || wrapped) {
            return Optional.empty();
        }
        return keyFormatType.or(
                () -> Optional.of(family == KeyFamily.SYMMETRIC ? KeyFormatType.RAW : KeyFormatType.PKCS_8));
    }

    /** The content of the file. */
    byte[] pack(Bytes key, ObjectType type) {
        return switch (packing) {
            case PEM -> ascii(new Pem(label(type), key).encode());
            case BASE64 -> ascii(Base64.getEncoder().encodeToString(key.toArray()));
            case BYTES -> key.toArray();
            case OBJECT -> throw new IllegalStateException("the object is written whole");
        };
    }

    private String label(ObjectType type) {
        String half = type == ObjectType.PUBLIC_KEY ? "PUBLIC KEY" : "PRIVATE KEY";
        return switch (this) {
            case PKCS1_PEM -> "RSA " + half;
            case SEC1_PEM -> "EC " + half;
            default -> half;
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return cliName;
    }
}
