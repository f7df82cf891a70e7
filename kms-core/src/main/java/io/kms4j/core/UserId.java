package io.kms4j.core;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;

/**
 * A user, as authentication named it. Compared byte by byte: case and spaces count.
 *
 * @param name 1 to 255 bytes of UTF-8 without control characters; {@code *} stands for everybody, in grants only
 */
public record UserId(String name) {
    /** Everybody: a grant to it counts for each user. Never the name of a caller. */
    public static final UserId EVERYBODY = new UserId("*");

    /**
     * @throws KmipException INVALID_FIELD when the name breaks the grammar
     */
    public UserId {
        if (name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > 255) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a user name has 1 to 255 bytes and is not blank");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a user name must not hold control characters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
