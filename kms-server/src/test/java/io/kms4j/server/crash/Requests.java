package io.kms4j.server.crash;

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

    static String encrypt(String id) {
        return structure("Encrypt", text("UniqueIdentifier", id), item("Data", "ByteString", "\"00112233\""));
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
