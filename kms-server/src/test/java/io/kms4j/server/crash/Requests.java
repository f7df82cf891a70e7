package io.kms4j.server.crash;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as existing clients send them. */
final class Requests {
    private Requests() {}

    private static String item(String tag, String type, String value) {
        return "{\"tag\":\"" + tag + "\",\"type\":\"" + type + "\",\"value\":" + value + "}";
    }

    private static String structure(String tag, String... items) {
        return "{\"tag\":\"" + tag + "\",\"value\":[" + String.join(",", items) + "]}";
    }

    private static String text(String tag, String value) {
        return item(tag, "TextString", "\"" + value + "\"");
    }

    private static String enumeration(String tag, String value) {
        return item(tag, "Enumeration", "\"" + value + "\"");
    }

    private static final String ACTIVE = item("ActivationDate", "DateTime", "\"2026-01-01T00:00:00Z\"");

    static String createKey(String id) {
        return structure(
                "Create",
                enumeration("ObjectType", "SymmetricKey"),
                structure(
                        "Attributes",
                        ACTIVE,
                        enumeration("CryptographicAlgorithm", "AES"),
                        item("CryptographicLength", "Integer", "256"),
                        text("UniqueIdentifier", id)));
    }

    static String createPair(String id) {
        return structure(
                "CreateKeyPair",
                structure(
                        "CommonAttributes",
                        ACTIVE,
                        enumeration("CryptographicAlgorithm", "ECDH"),
                        structure("CryptographicDomainParameters", enumeration("RecommendedCurve", "P256"))),
                structure("PrivateKeyAttributes", text("UniqueIdentifier", id)));
    }

    static String encrypt(String id, String hex) {
        return structure("Encrypt", text("UniqueIdentifier", id), byteString("Data", hex));
    }

    /** Decrypts what an Encrypt answered. */
    static String decrypt(String id, String encrypted) {
        return structure(
                "Decrypt",
                text("UniqueIdentifier", id),
                byteString("Data", bytes("Data", encrypted)),
                byteString("IVCounterNonce", bytes("IVCounterNonce", encrypted)),
                byteString("AuthenticatedEncryptionTag", bytes("AuthenticatedEncryptionTag", encrypted)));
    }

    private static String byteString(String tag, String hex) {
        return item(tag, "ByteString", "\"" + hex + "\"");
    }

    /** The bytes of an answer's item in lower-case hexadecimal; empty when it has none. */
    static String bytes(String tag, String answer) {
        Matcher item = Pattern.compile("\"tag\":\"" + tag + "\",\"type\":\"ByteString\",\"value\":\"(\\p{XDigit}*)\"")
                .matcher(answer.replaceAll("\\s", ""));
        return item.find() ? item.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static String get(String id) {
        return structure("Get", text("UniqueIdentifier", id));
    }

    static String revoke(String id) {
        return structure(
                "Revoke",
                text("UniqueIdentifier", id),
                structure("RevocationReason", enumeration("RevocationReasonCode", "Unspecified")));
    }

    static String grant(String id, String user) {
        return "{\"unique_identifier\":\"" + id + "\",\"user_id\":\"" + user + "\",\"operation_types\":[\"encrypt\"]}";
    }
}
