package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherCommandsTest extends CkmsTestBench {
    private static final String PLAINTEXT = "the quick brown fox";

    @BeforeEach
    void installCipher() {
        SymmetricServerStub.install(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a CAFE",
                "-e aes-gcm",
                "-e aes-gcm -a cafe",
                "-e aes-gcm -d chacha20-poly1305",
                "-e aes-gcm -d chacha20-poly1305 -a cafe",
                "-e aes-gcm -d aes-cbc"
            })
    void decrypt_givesBackWhatEncryptTook(String options) {
        write("a.txt", PLAINTEXT);

        ckms(("sym encrypt -k k " + options).strip() + " @/a.txt").succeeds();
        ckms(("sym decrypt -k k " + options).strip() + " @/a.enc").succeeds();

        assertThat(text("a.plain")).isEqualTo(PLAINTEXT);
        assertThat(text("a.enc")).doesNotContain(PLAINTEXT);
    }

    @Test
    void encrypt_takesAnEmptyFile() {
        write("a.txt", "");
        ckms("sym encrypt -k k @/a.txt").succeeds();
        assertThat(read("a.enc")).hasSize(12 + 16);
        ckms("sym decrypt -k k @/a.enc").succeeds();
        assertThat(read("a.plain")).isEmpty();
    }

    @Test
    void encrypt_writesTheGivenNonce_soThatTheFileDecrypts() {
        write("a.txt", PLAINTEXT);
        String nonce = "000102030405060708090a0b";

        ckms("sym encrypt -k k --nonce " + nonce + " -o @/out @/a.txt")
                .prints("The encrypted file is available at \"" + file("out") + "\"");
        ckms("sym decrypt -k k -o @/back @/out").prints("The decrypted file is available at \"" + file("back") + "\"");

        assertThat(Arrays.copyOf(read("out"), 12)).isEqualTo(HexFormat.of().parseHex(nonce));
        assertThat(text("back")).isEqualTo(PLAINTEXT);
    }

    @Test
    void clientSideFile_hasTheLayoutOfExistingClients() throws GeneralSecurityException {
        write("a.txt", PLAINTEXT);
        ckms("sym encrypt -k k -e aes-gcm @/a.txt").succeeds();

        byte[] file = read("a.enc");
        String dataKey = server.onlyRequest().value("Data");
        assertThat(dataKey).hasSize(64);
        assertThat(file[0]).as("length of nonce, encrypted key and tag").isEqualTo((byte) (12 + 32 + 16));
        int body = 1 + 60;
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(HexFormat.of().parseHex(dataKey), "AES"),
                new GCMParameterSpec(128, file, body, 12));
        assertThat(cipher.doFinal(file, body + 12, file.length - body - 12))
                .asString()
                .isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource({"rfc3394, NISTKeyWrap", "rfc5649, AESKeyWrapPadding"})
    void keyWrapAlgorithms_sendTheKeyAndTakeBareBytes(String algorithm, String mode) {
        write("a.txt", PLAINTEXT);
        server.answer(
                "Encrypt",
                """
                {"tag":"EncryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"0102030405060708"}]}""");

        ckms("sym encrypt -k k -e " + algorithm + " @/a.txt").succeeds();
        String dataKey = server.onlyRequest().value("Data");
        assertThat(server.onlyRequest().body()).contains("\"" + mode + "\"");
        assertThat(Arrays.copyOf(read("a.enc"), 9)).asHexString().isEqualTo("08" + "0102030405060708");

        server.answer(
                "Decrypt",
                """
                {"tag":"DecryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"%s"}]}"""
                        .formatted(dataKey));
        ckms("sym decrypt -k k -e " + algorithm + " @/a.enc").succeeds();
        assertThat(server.requests().get(1).value("Data")).isEqualTo("0102030405060708");
        assertThat(server.requests().get(1).value("IVCounterNonce")).isEmpty();
        assertThat(text("a.plain")).isEqualTo(PLAINTEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "aes-cbc, CBC, AES, 16, 0",
        "aes-xts, XTS, AES, 16, 0",
        "aes-gcm-siv, GCMSIV, AES, 12, 16",
        "chacha20-poly1305, '', ChaCha20Poly1305, 12, 16"
    })
    void dataAlgorithms_splitTheFileAsTheirSizesSay(
            String algorithm, String mode, String name, int nonceBytes, int tagBytes) {
        byte[] file = new byte[40];
        write("a.enc", file);
        server.answer(
                "Decrypt",
                """
                {"tag":"DecryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"FF"}]}""");

        ckms("sym decrypt -k k -d " + algorithm + " @/a.enc").succeeds();

        assertThat(server.onlyRequest().value("IVCounterNonce")).hasSize(2 * nonceBytes);
        assertThat(server.onlyRequest().value("AuthenticatedEncryptionTag")).hasSize(2 * tagBytes);
        assertThat(server.onlyRequest().value("Data")).hasSize(2 * (40 - nonceBytes - tagBytes));
        assertThat(server.onlyRequest().body())
                .contains(mode.isEmpty() ? "" : "\"" + mode + "\"")
                .contains("\"" + name + "\"");
    }

    @Test
    void decrypt_fails_whenTheFileIsTooShort() {
        write("a.enc", new byte[27]);
        ckms("sym decrypt -k k @/a.enc")
                .fails("cannot decrypt " + file("a.enc") + ": it is too short to have been encrypted with aes-gcm");
        write("a.enc", new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1});
        ckms("sym decrypt -k k -e aes-gcm @/a.enc")
                .fails("cannot decrypt " + file("a.enc") + ": it does not start with an encrypted data key");
        assertThat(file("a.plain")).doesNotExist();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void decrypt_failsAndWritesNothing_whenOneBitWasChanged() {
        write("a.txt", PLAINTEXT);
        ckms("sym encrypt -k k -e aes-gcm @/a.txt").succeeds();
        byte[] file = read("a.enc");
        file[file.length - 1] ^= 1;
        write("a.enc", file);

        ckms("sym decrypt -k k -e aes-gcm @/a.enc")
                .fails("cannot decrypt " + file("a.enc")
                        + ": it was altered, or encrypted with another key, algorithm or authentication data");
        ckms("sym decrypt -k k -e aes-gcm -d chacha20-poly1305 @/a.enc")
                .fails("cannot decrypt " + file("a.enc")
                        + ": it was altered, or encrypted with another key, algorithm or authentication data");
        assertThat(file("a.plain")).doesNotExist();
    }

    @Test
    void decrypt_passesTheServersRefusalOn() {
        write("a.enc", new byte[40]);
        server.answer("Decrypt", 422, "Cryptographic_Failure: the data cannot be decrypted");
        ckms("sym decrypt -k k @/a.enc").fails("/kmip/2_1: Cryptographic_Failure: the data cannot be decrypted");
        assertThat(directory).isDirectoryNotContaining("glob:**.{plain,part}");
    }

    @Test
    void encrypt_isMisused_whenOptionsMakeNoSense() {
        write("a.txt", PLAINTEXT);
        ckms("sym encrypt -k k -n 00 @/a.txt").isMisused("the nonce of aes-gcm has 12 bytes");
        ckms("sym encrypt -k k -n xyz @/a.txt").isMisused("Invalid value for option '--nonce': it is not hexadecimal");
        ckms("sym encrypt -k k -a 0 @/a.txt")
                .isMisused("Invalid value for option '--authentication-data': it is not hexadecimal");
        ckms("sym encrypt -k k -d aes-cbc -a 00 @/a.txt").isMisused("aes-cbc takes no --authentication-data");
        ckms("sym encrypt -k k -d rfc3394 @/a.txt").isMisused("rfc3394 encrypts keys, not data");
        ckms("sym encrypt -k k -e aes-gcm -d aes-xts @/a.txt").isMisused("aes-xts cannot encrypt on this machine");
        ckms("sym encrypt @/a.txt").isMisused("give either --key-id or --tag");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void encrypt_refusesToOverwriteItsInput() {
        write("a.enc", PLAINTEXT);
        ckms("sym encrypt -k k @/a.enc")
                .fails("the output would overwrite the input " + file("a.enc") + "; choose another --output-file");
        ckms("sym encrypt -k k -o @/./a.enc @/a.enc")
                .fails("the output would overwrite the input " + file("a.enc") + "; choose another --output-file");
        assertThat(text("a.enc")).isEqualTo(PLAINTEXT);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void encrypt_saysWhy_whenAFileCannotBeReadOrWritten() {
        write("a.txt", PLAINTEXT);
        ckms("sym encrypt -k k @/missing.txt").fails("cannot read " + file("missing.txt") + ": no such file");
        ckms("sym encrypt -k k @").fails("cannot read " + directory + ": it is a directory");
        ckms("sym encrypt -k k -o @/no/such/out @/a.txt")
                .fails("cannot write " + file("no/such/out") + ": no such directory");
        ckms("sym encrypt -k k -o @ @/a.txt").fails("cannot write " + directory + ": it is a directory");
    }

    @ParameterizedTest
    @CsvSource({
        "ckm-rsa-pkcs, '', PKCS1v15, ''",
        "ckm-rsa-pkcs-oaep, -s sha1, OAEP, SHA1",
        "ckm-rsa-pkcs-oaep, -s sha3-512, OAEP, SHA3512",
        "ckm-rsa-aes-key-wrap, '', None, SHA256"
    })
    void rsaEncrypt_namesPaddingAndHash(String algorithm, String options, String padding, String hash) {
        write("a.txt", PLAINTEXT);
        server.answer(
                "Encrypt",
                """
                {"tag":"EncryptResponse","value":[
                 {"tag":"UniqueIdentifier","type":"TextString","value":"k"},
                 {"tag":"Data","type":"ByteString","value":"00"}]}""");

        ckms(("rsa encrypt -t one -e " + algorithm + " " + options).strip() + " @/a.txt")
                .succeeds();

        String body = server.onlyRequest().body();
        assertThat(body).contains("\"value\":\"" + padding + "\"");
        assertThat(body.contains("HashingAlgorithm")).isEqualTo(!hash.isEmpty());
        assertThat(body).contains(hash);
        assertThat(server.onlyRequest().value("UniqueIdentifier")).isEqualTo("[\"one\"]");
    }
}
