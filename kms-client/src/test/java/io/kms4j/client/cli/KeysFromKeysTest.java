package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysFromKeysTest extends CkmsTestBench {
    @Test
    void reKey_tellsTheNewSymmetricKey() {
        server.answer("ReKey", about("ReKey", "new"));
        ckms("sym keys re-key --key-id old")
                .prints("The symmetric key was successfully refreshed.", "\tUnique identifier: new");
        assertRequest(
                """
                {"tag":"ReKey","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"old"}]}""");
    }

    @Test
    void reKey_tellsBothHalvesOfAPair() {
        server.answer(
                "ReKeyKeyPair",
                """
                {"tag":"ReKeyKeyPairResponse","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"new"},
                 {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"new_pk"}]}""");
        ckms("rsa keys re-key -k old")
                .prints(
                        "The key pair was successfully refreshed.",
                        "\tPublic key unique identifier: new_pk",
                        "\tPrivate key unique identifier: new");
        assertRequest(
                """
                {"tag":"ReKeyKeyPair","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"old"}]}""");
    }

    @Test
    void deriveKey_sendsDefaults() {
        server.answer("DeriveKey", about("DeriveKey", "d"));
        ckms("derive-key --key-id k --salt 73616c74 --derived-key-id d")
                .prints("The key was successfully derived.", "\tUnique identifier: d");
        assertRequest(
                """
                {"tag":"DeriveKey","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"DerivationMethod","type":"Enumeration","value":"PBKDF2"},
                 {"tag":"DerivationParameters","value":[
                  {"tag":"CryptographicParameters","value":[
                   {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA256"}]},
                  {"tag":"Salt","type":"ByteString","value":"73616C74"},
                  {"tag":"IterationCount","type":"Integer","value":4096}]},
                 {"tag":"Attributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                  {"tag":"CryptographicLength","type":"Integer","value":256},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":60},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"d"}]}]}""");
    }

    @Test
    void deriveKey_leavesNoPasswordOnTheServer() {
        server.answer("Register", about("Register", "secret"));
        server.answer("DeriveKey", about("DeriveKey", "d"));
        server.answer("Revoke", about("Revoke", "secret"));
        server.answer("Destroy", about("Destroy", "secret"));
        ckms("derive-key --password hunter2 --derivation-method HKDF --digest-algorithm SHA512 --length 128")
                .prints("The key was successfully derived.", "\tUnique identifier: d");
        assertThat(server.requests())
                .extracting(request -> request.body().replaceFirst("(?s)^\\{\"tag\":\"(\\w+)\".*", "$1"))
                .containsExactly("Register", "DeriveKey", "Revoke", "Destroy");
        assertThat(compact(server.requests().get(0).body())).contains("68756E74657232", "\"Password\"");
        assertThat(compact(server.requests().get(1).body()))
                .contains("\"HKDF\"", "\"SHA512\"")
                .doesNotContain("IterationCount");
    }

    @Test
    void deriveKey_isMisused_withoutOneSourceOrASalt() {
        ckms("derive-key --salt 00").isMisused("give either --key-id or --password");
        ckms("derive-key --key-id k --password p --salt 00").isMisused("give either --key-id or --password");
        ckms("derive-key --key-id k").isMisused("PBKDF2 needs --salt");
        assertThat(server.requests()).isEmpty();
    }
}
