package io.kms4j.client.cli;

/** Answers to Get. */
final class KeyAnswers {
    private KeyAnswers() {}

    static final String KEY_HEX = "00112233445566778899AABBCCDDEEFF";

    static String got(String type, String format, String material) {
        return """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"%1$s","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"%2$s"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","type":"ByteString","value":"%3$s"}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128}]}]}]}"""
                .formatted(type, format, material);
    }

    static String gotWrapped(String type) {
        return """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"%1$s"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"%1$s","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"Raw"},
                  {"tag":"KeyValue","type":"ByteString","value":"CAFE"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128},
                  {"tag":"KeyWrappingData","value":[
                   {"tag":"WrappingMethod","type":"Enumeration","value":"Encrypt"},
                   {"tag":"EncryptionKeyInformation","value":[
                    {"tag":"UniqueIdentifier","type":"TextString","value":"kek"}]},
                   {"tag":"EncodingOption","type":"Enumeration","value":"NoEncoding"}]}]}]}]}"""
                .formatted(type);
    }
}
