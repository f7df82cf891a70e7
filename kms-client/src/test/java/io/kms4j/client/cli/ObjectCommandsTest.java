package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locate, attributes, and what the server says of itself. */
class ObjectCommandsTest extends CkmsTestBench {
    private static final String ATTRIBUTES =
            """
            {"tag":"GetAttributesResponse","value":[
             {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
             {"tag":"Attributes","value":[
              {"tag":"ActivationDate","type":"DateTime","value":"2026-08-01T10:00:00Z"},
              {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
              {"tag":"CryptographicLength","type":"Integer","value":256},
              {"tag":"Link","value":[
               {"tag":"LinkType","type":"Enumeration","value":"PublicKeyLink"},
               {"tag":"LinkedObjectIdentifier","type":"TextString","value":"p"}]},
              {"tag":"Link","value":[
               {"tag":"LinkType","type":"Enumeration","value":"ParentLink"},
               {"tag":"LinkedObjectIdentifier","type":"TextString","value":"q"}]},
              {"tag":"Sensitive","type":"Boolean","value":true}]}]}""";

    @Test
    void locate_printsOneIdentifierALine() {
        server.answer(
                "Locate",
                """
                {"tag":"LocateResponse","value":[
                 {"tag":"LocatedItems","type":"Integer","value":2},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"a"},
                 {"tag":"UniqueIdentifier","type":"TextString","value":"hsm::4::b"}]}""");

        ckms("locate -t one -t two -a aes -l 256 -f raw -o symmetric-key -p pub")
                .prints("List of unique identifiers:", "a", "hsm::4::b");

        assertRequest(
                """
                {"tag":"Locate","value":[{"tag":"Attributes","value":[
                 {"tag":"CryptographicAlgorithm","type":"Enumeration","value":"AES"},
                 {"tag":"CryptographicLength","type":"Integer","value":256},
                 {"tag":"KeyFormatType","type":"Enumeration","value":"Raw"},
                 {"tag":"Link","value":[
                  {"tag":"LinkType","type":"Enumeration","value":"PublicKeyLink"},
                  {"tag":"LinkedObjectIdentifier","type":"TextString","value":"pub"}]},
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"Attribute","value":[
                  {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                  {"tag":"AttributeName","type":"TextString","value":"tag"},
                  {"tag":"AttributeValue","type":"TextString","value":"[\\"one\\",\\"two\\"]"}]}]}]}""");
    }

    @Test
    void locate_saysSo_whenThereIsNothing() {
        server.answer(
                "Locate",
                "{\"tag\":\"LocateResponse\",\"value\":[{\"tag\":\"LocatedItems\",\"type\":\"Integer\",\"value\":0}]}");
        ckms("locate").prints("No object found.");
    }

    @Test
    void attributesGet_printsPlainJson() {
        server.answer("GetAttributes", ATTRIBUTES);

        ckms("attributes get -i k")
                .prints(
                        "Attributes for k",
                        "{",
                        "  \"ActivationDate\": \"2026-08-01T10:00:00Z\",",
                        "  \"CryptographicAlgorithm\": \"AES\",",
                        "  \"CryptographicLength\": 256,",
                        "  \"Link\": [",
                        "    {",
                        "      \"LinkType\": \"PublicKeyLink\",",
                        "      \"LinkedObjectIdentifier\": \"p\"",
                        "    },",
                        "    {",
                        "      \"LinkType\": \"ParentLink\",",
                        "      \"LinkedObjectIdentifier\": \"q\"",
                        "    }",
                        "  ],",
                        "  \"Sensitive\": true",
                        "}");

        assertRequest(
                """
                {"tag":"GetAttributes","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"k"}]}""");
    }

    @Test
    void attributesGet_asksForWhatIsNamed() {
        server.answer("GetAttributes", ATTRIBUTES);

        ckms("attributes get -t one -a cryptographic-length -a tags -l parent-link -o @/a.json")
                .prints("The attributes of k were written to \"" + file("a.json") + "\"");

        assertThat(text("a.json")).contains("ParentLink").doesNotContain("PublicKeyLink");
        assertRequest(
                """
                {"tag":"GetAttributes","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"[\\"one\\"]"},
                 {"tag":"AttributeReference","type":"Enumeration","value":"CryptographicLength"},
                 {"tag":"AttributeReference","value":[
                  {"tag":"VendorIdentification","type":"TextString","value":"cosmian"},
                  {"tag":"AttributeName","type":"TextString","value":"tag"}]},
                 {"tag":"AttributeReference","type":"Enumeration","value":"Link"}]}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-d 1785578400 | {'tag':'ActivationDate','type':'DateTime','value':'2026-08-01T10:00:00Z'}",
                "-a AES | {'tag':'CryptographicAlgorithm','type':'Enumeration','value':'AES'}",
                "--cryptographic-length 256 | {'tag':'CryptographicLength','type':'Integer','value':256}",
                "-u encrypt -u decrypt | {'tag':'CryptographicUsageMask','type':'Integer','value':12}",
                "--sensitive | {'tag':'Sensitive','type':'Boolean','value':true}",
                "--sensitive false | {'tag':'Sensitive','type':'Boolean','value':false}",
                "--public-key-id p | {'tag':'Link','value':[{'tag':'LinkType','type':'Enumeration','value':'PublicKeyLink'},{'tag':'LinkedObjectIdentifier','type':'TextString','value':'p'}]}",
                "--p12-pwd p | {'tag':'Link','value':[{'tag':'LinkType','type':'Enumeration','value':'PKCS12PasswordLink'},{'tag':'LinkedObjectIdentifier','type':'TextString','value':'p'}]}",
                "--name n | {'tag':'Name','value':[{'tag':'NameValue','type':'TextString','value':'n'},{'tag':'NameType','type':'Enumeration','value':'UninterpretedTextString'}]}",
                "-v acme -n colour --attribute-value red | {'tag':'Attribute','value':[{'tag':'VendorIdentification','type':'TextString','value':'acme'},{'tag':'AttributeName','type':'TextString','value':'colour'},{'tag':'AttributeValue','type':'TextString','value':'red'}]}",
            },
            quoteCharacter = '"')
    void attributesSet_sendsTheAttribute(String options, String item) {
        server.answer("SetAttribute", about("SetAttribute", "k"));

        ckms("attributes set -i k " + options).prints("Attribute set successfully", "\tUnique identifier: k");

        assertRequest(
                """
                {"tag":"SetAttribute","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"NewAttribute","value":[%s]}]}"""
                        .formatted(item.replace('\'', '"')));
    }

    @Test
    void attributesSet_sendsOneRequestForEachOption() {
        server.answer("SetAttribute", about("SetAttribute", "k"));
        ckms("attributes set -i k --name n --sensitive").succeeds();
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void attributesModify_sendsModify() {
        server.answer("ModifyAttribute", about("ModifyAttribute", "k"));
        ckms("attributes modify -i k --name n").prints("Attribute modified successfully", "\tUnique identifier: k");
        assertThat(server.onlyRequest().operation()).isEqualTo("ModifyAttribute");
    }

    @Test
    void attributesDelete_deletesByNameAndByValue() {
        server.answer("DeleteAttribute", about("DeleteAttribute", "k"));

        ckms("attributes delete -i k --attribute Name --cryptographic-length 128")
                .prints("Attribute deleted successfully", "\tUnique identifier: k");

        assertThat(compact(server.requests().get(0).body()))
                .isEqualTo(
                        compact(
                                """
                                {"tag":"DeleteAttribute","value":[
                                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                                 {"tag":"AttributeReference","type":"Enumeration","value":"Name"}]}"""));
        assertThat(compact(server.requests().get(1).body()))
                .isEqualTo(
                        compact(
                                """
                                {"tag":"DeleteAttribute","value":[
                                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                                 {"tag":"CurrentAttribute","value":[
                                  {"tag":"CryptographicLength","type":"Integer","value":128}]}]}"""));
    }

    @Test
    void attributes_areMisused_whenNothingOrNonsenseIsGiven() {
        ckms("attributes set -i k").isMisused("no attribute was given");
        ckms("attributes delete -i k").isMisused("no attribute was given");
        ckms("attributes set --name n").isMisused("give either --id or --tag");
        ckms("attributes get -i k -a colour").isMisused("there is no attribute named \"colour\"");
        ckms("attributes get -i k -a Data").isMisused("there is no attribute named \"Data\"");
        ckms("attributes set -i k -v acme")
                .isMisused("--vendor-identification, --attribute-name and --attribute-value belong together");
        ckms("attributes set -i k -a ROT13")
                .isMisused("Invalid value for option '--cryptographic-algorithm': expected one of DES, ");
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"server version", "server-version"})
    void serverVersion_printsTheText(String command) {
        server.answer("/version", "\"4.20.0 (OpenSSL)\"");
        ckms(command).prints("4.20.0 (OpenSSL)");
    }

    @Test
    void serverDiscoverVersions_listsThem() {
        server.answer(
                "DiscoverVersions",
                """
                {"tag":"DiscoverVersionsResponse","value":[
                 {"tag":"ProtocolVersion","value":[
                  {"tag":"ProtocolVersionMajor","type":"Integer","value":2},
                  {"tag":"ProtocolVersionMinor","type":"Integer","value":1}]},
                 {"tag":"ProtocolVersion","value":[
                  {"tag":"ProtocolVersionMajor","type":"Integer","value":1},
                  {"tag":"ProtocolVersionMinor","type":"Integer","value":4}]}]}""");
        ckms("server discover-versions").prints("Supported versions of KMIP:", "\t2.1", "\t1.4");
        assertRequest("{\"tag\":\"DiscoverVersions\",\"value\":[]}");
    }

    @Test
    void serverQuery_showsWhatItCanDo() {
        server.answer(
                "Query",
                """
                {"tag":"QueryResponse","value":[
                 {"tag":"Operation","type":"Enumeration","value":"Create"},
                 {"tag":"ObjectType","type":"Enumeration","value":"SymmetricKey"},
                 {"tag":"ObjectType","type":"Enumeration","value":"PublicKey"},
                 {"tag":"VendorIdentification","type":"TextString","value":"cosmian"}]}""");
        ckms("server query")
                .prints(
                        "What the server can do:",
                        "{",
                        "  \"Operation\": [",
                        "    \"Create\"",
                        "  ],",
                        "  \"ObjectType\": [",
                        "    \"SymmetricKey\",",
                        "    \"PublicKey\"",
                        "  ],",
                        "  \"VendorIdentification\": \"cosmian\"",
                        "}");
        assertRequest(
                """
                {"tag":"Query","value":[
                 {"tag":"QueryFunction","type":"Enumeration","value":"QueryOperations"},
                 {"tag":"QueryFunction","type":"Enumeration","value":"QueryObjects"},
                 {"tag":"QueryFunction","type":"Enumeration","value":"QueryServerInformation"}]}""");
    }
}
