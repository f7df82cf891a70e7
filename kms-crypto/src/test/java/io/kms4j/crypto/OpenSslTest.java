package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.crypto.Vectors.open;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and ciphertexts exchanged with OpenSSL, in both directions. */
class OpenSslTest {
    private static final Bytes TEXT = Bytes.copyOf("a data key".getBytes(StandardCharsets.UTF_8));

    private OpenSsl openSsl;

    @BeforeEach
    void findOpenSsl(@TempDir Path folder) {
        openSsl = new OpenSsl(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 3072})
    void format_writesRsaKeys_asOpenSslDoes(int lengthBits) throws IOException {
        openSsl.run("genrsa", "-out", "key.pem", Integer.toString(lengthBits));
        openSsl.run("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "pkcs8");
        openSsl.run("rsa", "-in", "key.pem", "-traditional", "-outform", "DER", "-out", "pkcs1");
        openSsl.run("rsa", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "spki");
        openSsl.run("rsa", "-in", "key.pem", "-RSAPublicKey_out", "-outform", "DER", "-out", "public.pkcs1");
        assertSame(PRIVATE_KEY, RSA, KeyFormatType.PKCS_8, "pkcs8", KeyFormatType.PKCS_1, "pkcs1");
        assertSame(PRIVATE_KEY, RSA, KeyFormatType.PKCS_1, "pkcs1", KeyFormatType.PKCS_8, "pkcs8");
        assertSame(PUBLIC_KEY, RSA, KeyFormatType.X_509, "spki", KeyFormatType.PKCS_1, "public.pkcs1");
        assertSame(PUBLIC_KEY, RSA, KeyFormatType.PKCS_1, "public.pkcs1", KeyFormatType.X_509, "spki");
        ParsedKey parsed = parse(PRIVATE_KEY, RSA, KeyFormatType.PKCS_8, "pkcs8");
        assertThat(parsed.lengthBits()).isEqualTo(lengthBits);
        KeyMaterial transparent =
                CRYPTO.format(PRIVATE_KEY, RSA, parsed.material(), KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY);
        assertThat(open(CRYPTO.parse(
                                PRIVATE_KEY, Optional.of(RSA), KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, transparent)
                        .material()))
                .isEqualTo(openSsl.read("pkcs8"));
    }

    @ParameterizedTest
    @CsvSource({
        "prime192v1, 192",
        "secp224r1, 224",
        "prime256v1, 256",
        "secp384r1, 384",
        "secp521r1, 521",
        "secp256k1, 256"
    })
    void format_writesEcKeys_asOpenSslDoes(String curve, int lengthBits) throws IOException {
        openSsl.run("ecparam", "-name", curve, "-genkey", "-noout", "-out", "key.pem");
        openSsl.run("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "pkcs8");
        openSsl.run("ec", "-in", "key.pem", "-outform", "DER", "-out", "sec1");
        openSsl.run("ec", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "spki");
        openSsl.run("ec", "-in", "key.pem", "-no_public", "-outform", "DER", "-out", "sec1.private");
        assertSame(PRIVATE_KEY, EC, KeyFormatType.PKCS_8, "pkcs8", KeyFormatType.EC_PRIVATE_KEY, "sec1");
        assertSame(PRIVATE_KEY, EC, KeyFormatType.EC_PRIVATE_KEY, "sec1", KeyFormatType.PKCS_8, "pkcs8");
        assertSame(
                PRIVATE_KEY,
                EC,
                KeyFormatType.EC_PRIVATE_KEY,
                "sec1.private",
                KeyFormatType.EC_PRIVATE_KEY,
                "sec1.private");
        assertSame(PUBLIC_KEY, EC, KeyFormatType.X_509, "spki", KeyFormatType.PKCS_8, "spki");
        assertThat(parse(PUBLIC_KEY, EC, KeyFormatType.X_509, "spki").lengthBits())
                .isEqualTo(lengthBits);
    }

    private void assertSame(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            KeyFormatType from,
            String fromFile,
            KeyFormatType to,
            String toFile)
            throws IOException {
        ParsedKey parsed = parse(type, algorithm, from, fromFile);
        KeyMaterial written = CRYPTO.format(type, algorithm, parsed.material(), to);
        assertThat(hex(open(((KeyMaterial.Encoded) written).bytes()))).isEqualTo(hex(openSsl.read(toFile)));
    }

    private ParsedKey parse(ObjectType type, CryptographicAlgorithm algorithm, KeyFormatType format, String file)
            throws IOException {
        KeyMaterial material = new KeyMaterial.Encoded(SecretBytes.copyOf(openSsl.read(file)));
        return CRYPTO.parse(type, Optional.of(algorithm), format, material);
    }

    @Test
    void generatePair_makesKeys_thatOpenSslApprovesOf() throws IOException {
        GeneratedPair rsa = CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());
        openSsl.write("rsa", open(rsa.privateKey()));
        assertThat(openSsl.run("pkey", "-inform", "DER", "-in", "rsa", "-check", "-noout"))
                .contains("valid");
        for (int lengthBits : new int[] {256, 384, 521}) {
            GeneratedPair ec = CRYPTO.generatePair(EC, Optional.of(lengthBits), Optional.empty());
            openSsl.write("ec", open(ec.privateKey()));
            assertThat(openSsl.run("pkey", "-inform", "DER", "-in", "ec", "-check", "-noout"))
                    .contains("valid");
            openSsl.run("pkey", "-inform", "DER", "-in", "ec", "-pubout", "-outform", "DER", "-out", "spki");
            assertThat(openSsl.read("spki")).isEqualTo(open(ec.publicKey()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_256, sha256, SHA_256, sha256, ''",
        "SHA_1, sha1, SHA_1, sha1, ''",
        "SHA_512, sha512, SHA_512, sha512, 6b6d73",
        "SHA_256, sha256, SHA_1, sha1, 6b6d73",
        "SHA_384, sha384, SHA_256, sha256, ''"
    })
    void oaep_isExchanged(HashingAlgorithm hash, String md, HashingAlgorithm maskHash, String maskMd, String label)
            throws IOException {
        String options = "rsa_padding_mode:oaep,rsa_oaep_md:" + md + ",rsa_mgf1_md:" + maskMd
                + (label.isEmpty() ? "" : ",rsa_oaep_label:" + label);
        CryptographicParameters parameters = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.OAEP)
                .hashingAlgorithm(hash)
                .maskGeneratorHashingAlgorithm(maskHash)
                .pSource(hex(label))
                .build();
        assertExchanged(parameters, options.split(","));
    }

    @Test
    void pkcs1_isExchanged() throws IOException {
        CryptographicParameters pkcs1 = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.PKCS1_V1_5)
                .build();
        assertExchanged(pkcs1, "rsa_padding_mode:pkcs1");
    }

    private void assertExchanged(CryptographicParameters parameters, String... options) throws IOException {
        GeneratedPair pair = CRYPTO.generatePair(RSA, Optional.of(2048), Optional.empty());
        openSsl.write("private", open(pair.privateKey().duplicate()));
        openSsl.write("public", open(pair.publicKey().duplicate()));
        openSsl.write("text", TEXT);
        try (CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, RSA, pair.publicKey());
                CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, RSA, pair.privateKey())) {
            pkeyutl("-encrypt -pubin -inkey public -in text -out theirs", options);
            Ciphertext theirs = new Ciphertext(openSsl.read("theirs"), Bytes.empty(), Bytes.empty());
            assertThat(open(CRYPTO.decrypt(privateKey, parameters, theirs, Bytes.empty())))
                    .isEqualTo(TEXT);
            Ciphertext ours = CRYPTO.encrypt(publicKey, parameters, TEXT, Optional.empty(), Bytes.empty());
            openSsl.write("ours", ours.data());
            pkeyutl("-decrypt -inkey private -in ours -out opened", options);
            assertThat(openSsl.read("opened")).isEqualTo(TEXT);
        }
    }

    private void pkeyutl(String arguments, String... options) throws IOException {
        String line = "pkeyutl -keyform DER " + arguments + " -pkeyopt " + String.join(" -pkeyopt ", options);
        openSsl.run(line.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"CBC, aes-256-cbc", "CTR, aes-256-ctr"})
    void blockModes_areExchanged(BlockCipherMode mode, String cipher) throws IOException {
        Bytes key = open(CRYPTO.generateSymmetric(AES, 256));
        openSsl.write("text", TEXT);
        Ciphertext ours = Vectors.encrypt(AES, Vectors.mode(mode), key, TEXT, Optional.empty(), Bytes.empty());
        openSsl.run("enc", "-" + cipher, "-K", hex(key), "-iv", hex(ours.iv()), "-in", "text", "-out", "theirs");
        assertThat(openSsl.read("theirs")).isEqualTo(ours.data());
    }
}
