package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ResultReason;

/** The ways in which codecs and mapper say no. */
final class Refusals {
    /** How much of a name from outside is repeated to its sender. */
    private static final int QUOTED_LENGTH = 64;

    private Refusals() {}

    static KmipException invalidMessage(String sentence) {
        return new KmipException(ResultReason.INVALID_MESSAGE, sentence);
    }

    static KmipException invalidMessage(String sentence, Throwable cause) {
        return new KmipException(ResultReason.INVALID_MESSAGE, sentence, cause);
    }

    static KmipException invalidField(String sentence) {
        return new KmipException(ResultReason.INVALID_FIELD, sentence);
    }

    static KmipException missing(String field, String structure) {
        return new KmipException(ResultReason.MISSING_DATA, field + " is missing in " + structure);
    }

    static KmipException wrongType(Ttlv item, ItemType wanted) {
        return invalidField(item.tag() + " must be of type " + wanted.kmipName() + ", not "
                + item.type().kmipName());
    }

    /** A name that came from outside, fit to be repeated, in quotes. */
    static String quoted(String name) {
        return "'" + printable(name) + "'";
    }

    /** A name that came from outside, fit to be repeated: short and in ASCII. */
    static String printable(String name) {
        StringBuilder printable = new StringBuilder();
        name.codePoints().limit(QUOTED_LENGTH).forEach(c -> printable.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return printable
                .append(name.codePointCount(0, name.length()) > QUOTED_LENGTH ? "..." : "")
                .toString();
    }
}
