package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What names a managed object (KMIP 2.1, Unique Identifier). Compared byte by byte.
 *
 * <p>A value that starts with {@code [} is a JSON array of tags and addresses the objects that carry all of them; no
 * object is ever stored under such a name.
 *
 * @param value 1 to 255 bytes of UTF-8 without control characters
 */
public record UniqueIdentifier(String value) {
    public static final int MAX_BYTES = 255;

    private static final int MAX_BYTES_PER_CHAR = 3;

    /**
     * @throws KmipException INVALID_FIELD when the value breaks the grammar
     */
    public UniqueIdentifier {
        if (value.isEmpty()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a unique identifier must not be empty");
        }
        if (!value.startsWith("[")
                && value.length() > MAX_BYTES / MAX_BYTES_PER_CHAR
                && value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a unique identifier has at most 255 bytes");
        }
        if (holdsForbidden(value)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "a unique identifier must not hold control or formatting characters");
        }
    }

    private static boolean holdsForbidden(String value) {
        int codePoint;
        for (int i = 0; i < value.length(); i += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(i);
            if (isForbidden(codePoint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbidden(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Whether this is a JSON array of tags rather than a name. */
    public boolean isTagList() {
        return value.startsWith("[");
    }

    /** The Short Unique Identifier: 32 bytes, the SHA-256 of this one (KMIP 2.1, Short Unique Identifier). */
    public Bytes shortened() {
        try {
            return Bytes.takeOver(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
