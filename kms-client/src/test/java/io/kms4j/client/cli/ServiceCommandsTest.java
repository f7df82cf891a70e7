package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceCommandsTest extends CkmsTestBench {
    private static String answer(String operation, String fields) {
        return "{\"tag\":\"" + operation + "Response\",\"value\":[" + fields + "]}";
    }

    private static String bytes(String tag, String hex) {
        return "{\"tag\":\"" + tag + "\",\"type\":\"ByteString\",\"value\":\"" + hex + "\"}";
    }

    private static String about(String id) {
        return "{\"tag\":\"UniqueIdentifier\",\"type\":\"TextString\",\"value\":\"" + id + "\"}";
    }

    private static String validity(String name) {
        return "{\"tag\":\"ValidityIndicator\",\"type\":\"Enumeration\",\"value\":\"" + name + "\"}";
    }

    @Test
    void hash_printsTheHash() {
        server.answer("Hash", answer("Hash", bytes("Data", "0AFF")));
        ckms("hash --algorithm sha3-256 --data 616263").prints("Hash output: 0aff");
        assertRequest(
                """
                {"tag":"Hash","value":[
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA3256"}]},
                 {"tag":"Data","type":"ByteString","value":"616263"}]}""");
    }

    @Test
    void hash_printsWhatToGoOnWith_whenMoreFollows() {
        server.answer("Hash", answer("Hash", bytes("CorrelationValue", "01020304")));
        ckms("hash -a SHA256 -d 61 -i").prints("Correlation value: 01020304");
        assertThat(compact(server.onlyRequest().body()))
                .contains("{\"tag\":\"InitIndicator\",\"type\":\"Boolean\",\"value\":true}");
    }

    @Test
    void mac_printsTheMac_andWhetherOneIsValid() {
        server.answer("MAC", answer("MAC", about("k") + "," + bytes("MACData", "BEEF")));
        ckms("mac compute --mac-key-id k --algorithm SHA256 --data 00").prints("Mac output: beef");
        server.answer("MACVerify", answer("MACVerify", about("k") + "," + validity("Invalid")));
        ckms("mac verify -k k -d 00 -m beef").prints("MAC validity: Invalid");
        ckms("mac compute --data 00").isMisused("Missing required option");
    }

    @Test
    void rng_printsRandomBytes_andTakesASeed() {
        server.answer("RNGRetrieve", answer("RNGRetrieve", bytes("Data", "00112233")));
        ckms("rng retrieve --length 4").prints("RNG output: 00112233");
        server.answer("RNGSeed", answer("RNGSeed", "{\"tag\":\"DataLength\",\"type\":\"Integer\",\"value\":2}"));
        ckms("rng seed --data 0102").prints("The server used 2 bytes of the seed.");
    }

    @Test
    void sign_writesTheSignature_besideTheFile() {
        write("letter.txt", "dear all");
        server.answer("Sign", answer("Sign", about("k") + "," + bytes("SignatureData", "CAFE")));
        ckms("rsa sign @/letter.txt --key-id k --padding pss --hashing-algorithm sha384")
                .prints("The signature was written to " + file("letter.sig") + ".");
        assertThat(read("letter.sig")).containsExactly(0xCA, 0xFE);
        assertRequest(
                """
                {"tag":"Sign","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"CryptographicParameters","value":[
                  {"tag":"PaddingMethod","type":"Enumeration","value":"PSS"},
                  {"tag":"HashingAlgorithm","type":"Enumeration","value":"SHA384"}]},
                 {"tag":"Data","type":"ByteString","value":"6465617220616C6C"}]}""");
    }

    @Test
    void sign_sendsADigest_asADigest() {
        write("digest", new byte[32]);
        server.answer("Sign", answer("Sign", about("k") + "," + bytes("SignatureData", "CAFE")));
        ckms("ec sign @/digest -k k --digested -o @/out").succeeds();
        assertThat(server.onlyRequest().body()).contains("DigestedData").doesNotContain("\"Data\"");
    }

    @Test
    void sign_sendsALongFile_inParts() {
        write("long", new byte[(2 << 20) + 1]);
        String more = "," + bytes("CorrelationValue", "0102") + "," + bytes("SignatureData", "CAFE");
        server.answer("Sign", answer("Sign", about("k") + more));
        ckms("rsa sign @/long -k k").succeeds();
        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().get(0).body()).contains("InitIndicator").doesNotContain("CorrelationValue");
        assertThat(server.requests().get(1).body()).contains("CorrelationValue").doesNotContain("Indicator");
        assertThat(server.requests().get(2).body()).contains("FinalIndicator");
    }

    @Test
    void signVerify_fails_whenTheSignatureIsNotValid() {
        write("letter", "dear all");
        write("sig", new byte[] {1});
        server.answer("SignatureVerify", answer("SignatureVerify", about("k") + "," + validity("Valid")));
        ckms("ec sign-verify @/letter @/sig -k k").prints("The signature is valid.");
        server.answer("SignatureVerify", answer("SignatureVerify", about("k") + "," + validity("Invalid")));
        ckms("rsa sign-verify @/letter @/sig -k k").fails("the signature is not valid");
    }
}
