package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyCommandsTest extends CkmsTestBench {
    @Test
    void symKeysCreate_sendsDefaultsAndTags() {
        server.answer(
                "Create",
                """
                {"tag":"CreateResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"4d3f"}]}""");

        ckms("sym keys create -t one --tag two\"2")
                .prints(
                        "The symmetric key was successfully generated.",
                        "\tUnique identifier: 4d3f",
                        "\tTags:",
                        "\t\t- one",
                        "\t\t- two\"2");

        assertRequest(
                """
                {"tag":"Create","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":256},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2108},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[\\"one\\",\\"two\\\\\\"2\\"]"}]}]}]}""");
    }

    @Test
    void symKeysCreate_importsGivenBytes() {
        server.answer("Import", about("Import", "k"));

        ckms("sym keys create --bytes-b64 ABEiM0RVZneImaq7zN3u/w== k")
                .prints("The symmetric key was successfully generated.", "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"Import","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"ReplaceExisting","type":"Boolean","value":false},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2108},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[]"}]}]},
                 {"tag":"SymmetricKey","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentSymmetricKey"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","value":[
                   {"tag":"Key","type":"ByteString","value":"00112233445566778899AABBCCDDEEFF"}]}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":128}]}]}]}""");
    }

    @Test
    void symKeysCreate_isMisused_whenTheValuesMakeNoSense() {
        ckms("sym keys create -a sha3 -l 128").isMisused("sha3 keys have 224, 256, 384 or 512 bits");
        ckms("sym keys create -k !!!").isMisused("--bytes-b64 is not Base64");
        ckms("sym keys create -k AAAA -l 24").isMisused("give either --number-of-bits or --bytes-b64");
        ckms("sym keys create -a rot13")
                .isMisused(
                        "Invalid value for option '--algorithm': expected one of aes, chacha20, sha3, shake, not 'rot13'");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void ecKeysCreate_sendsTheCurve() {
        server.answer(
                "CreateKeyPair",
                """
                {"tag":"CreateKeyPairResponse","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"e"},
                 {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"e_pk"}]}""");

        ckms("ec keys create --curve nist-p384 e")
                .prints(
                        "The EC key pair has been created.",
                        "\tPublic key unique identifier: e_pk",
                        "\tPrivate key unique identifier: e");

        assertThat(compact(server.onlyRequest().body()))
                .contains(
                        compact("{\"tag\":\"CryptographicAlgorithm\",\"type\":\"Enumeration\",\"value\":\"ECDH\"}"),
                        compact(
                                """
                                {"tag":"CryptographicDomainParameters","value":[
                                 {"tag":"RecommendedCurve","type":"Enumeration","value":"P384"}]}"""),
                        "\"ECPrivateKey\"",
                        "\"TransparentECPublicKey\"");
    }

    @Test
    void revoke_sendsReasonAndCascade() {
        server.answer("Revoke", about("Revoke", "k"));

        ckms("sym keys revoke -k k -r key-compromise lost")
                .prints("Successfully revoked the object.", "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"Revoke","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"RevocationReason","value":[
                  {"tag":"RevocationReasonCode","type":"Enumeration","value":"KeyCompromise"},
                  {"tag":"RevocationMessage","type":"TextString","value":"lost"}]},
                 {"tag":"Cascade","type":"Boolean","value":true}]}""");
    }

    @Test
    void destroy_namesTheKindOfSymmetricKeys() {
        server.answer("Destroy", about("Destroy", "k"));
        ckms("sym keys destroy -k k --remove").prints("Successfully removed the key.", "\tUnique identifier: k");
        assertRequest(
                """
                {"tag":"Destroy","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Remove","type":"Boolean","value":true},
                 {"tag":"Cascade","type":"Boolean","value":true},
                 {"tag":"ExpectedObjectType","type":"Enumeration","value":"SymmetricKey"}]}""");
    }

    @Test
    void activate_sendsTheIdentifier() {
        server.answer("Activate", about("Activate", "k"));
        ckms("ec keys activate -k k").prints("Successfully activated the object.", "\tUnique identifier: k");
        assertRequest(
                """
                {"tag":"Activate","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");
    }
}
