package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The commands of the document on HSM support, word by word: what they send, print and write. */
class SeedStoryTest extends CkmsTestBench {
    @Test
    void createsAnRsaKeyPairInTheHsm() {
        server.answer(
                "CreateKeyPair",
                """
                {"tag":"CreateKeyPairResponse","value":[
                 {"tag":"PrivateKeyUniqueIdentifier","type":"TextString","value":"hsm::4::mykey"},
                 {"tag":"PublicKeyUniqueIdentifier","type":"TextString","value":"hsm::4::mykey_pk"}]}""");

        ckms("rsa keys create --size_in_bits 4096 --sensitive hsm::4::mykey")
                .prints(
                        "The RSA key pair has been created.",
                        "\tPublic key unique identifier: hsm::4::mykey_pk",
                        "\tPrivate key unique identifier: hsm::4::mykey");

        assertRequest(
                """
                {"tag":"CreateKeyPair","value":[
                 {"tag":"CommonAttributes","value":[
                  {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"},
                  {"tag":"CryptographicLength","type":"Integer","value":4096},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2097152},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentRSAPrivateKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"PrivateKey"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[]"}]}]},
                 {"tag":"PrivateKeyAttributes","value":[
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"},
                  {"tag":"CryptographicLength","type":"Integer","value":4096},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2097152},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentRSAPrivateKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"PrivateKey"},
                  {"tag":"Sensitive","type":"Boolean","value":true},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey"}]},
                 {"tag":"PublicKeyAttributes","value":[
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"},
                  {"tag":"CryptographicLength","type":"Integer","value":4096},
                  {"tag":"CryptographicUsageMask","type":"Integer","value":2097152},
                  {"tag":"KeyFormatType","type":"Enumeration","value":"TransparentRSAPrivateKey"},
                  {"tag":"ObjectType","type":"Enumeration","value":"PrivateKey"}]}]}""");
    }

    @Test
    void destroysTheKey() {
        server.answer("Destroy", about("Destroy", "hsm::4::mykey"));

        ckms("rsa keys destroy --key-id hsm::4::mykey")
                .prints("Successfully destroyed the key.", "\tUnique identifier: hsm::4::mykey");

        assertRequest(
                """
                {"tag":"Destroy","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey"},
                 {"tag":"Remove","type":"Boolean","value":false},
                 {"tag":"Cascade","type":"Boolean","value":true}]}""");
    }

    @Test
    void exportsThePublicKey() {
        server.answer(
                "Get",
                """
                {"tag":"GetResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"PublicKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey_pk"},
                 {"tag":"PublicKey","value":[{"tag":"KeyBlock","value":[
                  {"tag":"KeyFormatType","type":"Enumeration","value":"PKCS8"},
                  {"tag":"KeyValue","value":[{"tag":"KeyMaterial","type":"ByteString","value":"30030201FF"}]},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"},
                  {"tag":"CryptographicLength","type":"Integer","value":4096}]}]}]}""");

        ckms("rsa keys export --key-id hsm::4::mykey_pk --key-format pkcs8-pem @/pubkey.pem")
                .prints(
                        "The key hsm::4::mykey_pk of type PublicKey was exported to \"" + file("pubkey.pem") + "\"",
                        "\tUnique identifier: hsm::4::mykey_pk");

        assertThat(text("pubkey.pem")).isEqualTo("-----BEGIN PUBLIC KEY-----\nMAMCAf8=\n-----END PUBLIC KEY-----\n");
        assertRequest(
                """
                {"tag":"Get","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey_pk"},
                 {"tag":"KeyFormatType","type":"Enumeration","value":"PKCS8"}]}""");
    }

    @Test
    void encryptsWithThePublicKey() {
        write("secret.pem", "Hello");
        server.answer(
                "Encrypt",
                """
                {"tag":"EncryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey_pk"},
                 {"tag":"Data","type":"ByteString","value":"C0FFEE"}]}""");

        ckms("rsa encrypt --key-id hsm::4::mykey_pk --encryption-algorithm ckm-rsa-pkcs-oaep @/secret.pem")
                .prints("The encrypted file is available at \"" + file("secret.enc") + "\"");

        assertThat(read("secret.enc")).asHexString().isEqualTo("C0FFEE");
        assertRequest(
                """
                {"tag":"Encrypt","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey_pk"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"PaddingMethod","type":"Enumeration","value":"OAEP"},
                  {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA256"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"}]},
                 {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}""");
    }

    @Test
    void decryptsWithThePrivateKey() {
        write("secret.enc", HexFormat.of().parseHex("c0ffee"));
        server.answer(
                "Decrypt",
                """
                {"tag":"DecryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey"},
                 {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}""");

        ckms("rsa decrypt --key-id hsm::4::mykey --encryption-algorithm ckm-rsa-pkcs-oaep @/secret.enc")
                .prints("The decrypted file is available at \"" + file("secret.plain") + "\"");

        assertThat(text("secret.plain")).isEqualTo("Hello");
        assertRequest(
                """
                {"tag":"Decrypt","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::mykey"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"PaddingMethod","type":"Enumeration","value":"OAEP"},
                  {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA256"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"RSA"}]},
                 {"tag":"Data","type":"ByteString","value":"C0FFEE"}]}""");
    }

    @Test
    void createsASymmetricKeyWrappedByTheHsm() {
        server.answer(
                "Create",
                """
                {"tag":"CreateResponse","value":[
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"}]}""");

        ckms("sym keys create --algorithm aes --number-of-bits 256 --sensitive "
                        + "--wrapping-key-id hsm::4::mykey_pk my_sym_key")
                .prints("The symmetric key was successfully generated.", "\tUnique identifier: my_sym_key");

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
                  {"tag":"Sensitive","type":"Boolean","value":true},
                  {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"tag"},
                   {"tag":"AttributeValue","type":"TextString","value":"[]"}]},
                  {"tag":"Attribute","value":[
                   {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                   {"tag":"AttributeName","type":"TextString","value":"wrapping_key_id"},
                   {"tag":"AttributeValue","type":"TextString","value":"hsm::4::mykey_pk"}]}]}]}""");
    }

    @Test
    void encryptsWithTheSymmetricKey() {
        write("secret.txt", "Hello".getBytes(StandardCharsets.UTF_8));
        server.answer(
                "Encrypt",
                """
                {"tag":"EncryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                 {"tag":"Data","type":"ByteString","value":"0102030405"},
                 {"tag":"IVCounterNonce","type":"ByteString","value":"0A0A0A0A0A0A0A0A0A0A0A0A"},
                 {"tag":"AuthenticatedEncryptionTag","type":"ByteString","value":"0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B"}]}""");

        ckms("sym encrypt --key-id my_sym_key @/secret.txt")
                .prints("The encrypted file is available at \"" + file("secret.enc") + "\"");

        assertThat(read("secret.enc"))
                .asHexString()
                .isEqualTo("0A0A0A0A0A0A0A0A0A0A0A0A" + "0102030405" + "0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B");
        assertRequest(
                """
                {"tag":"Encrypt","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"BlockCipherMode","type":"Enumeration","value":"GCM"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"}]},
                 {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}""");
    }

    @Test
    void decryptsWithTheSymmetricKey() {
        write("secret.enc", HexFormat.of().parseHex("0a".repeat(12) + "0102030405" + "0b".repeat(16)));
        server.answer(
                "Decrypt",
                """
                {"tag":"DecryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                 {"tag":"Data","type":"ByteString","value":"48656C6C6F"}]}""");

        ckms("sym decrypt --key-id my_sym_key @/secret.enc")
                .prints("The decrypted file is available at \"" + file("secret.plain") + "\"");

        assertThat(text("secret.plain")).isEqualTo("Hello");
        assertRequest(
                """
                {"tag":"Decrypt","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"my_sym_key"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"BlockCipherMode","type":"Enumeration","value":"GCM"},
                  {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"}]},
                 {"tag":"Data","type":"ByteString","value":"0102030405"},
                 {"tag":"IVCounterNonce","type":"ByteString","value":"0A0A0A0A0A0A0A0A0A0A0A0A"},
                 {"tag":"AuthenticatedEncryptionTag","type":"ByteString","value":"0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B"}]}""");
    }
}
