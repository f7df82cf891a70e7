package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures exchanged with OpenSSL, in both directions. */
class OpenSslSignaturesTest {
    private static final Bytes DATA = Bytes.copyOf("signed here, checked there".getBytes(StandardCharsets.US_ASCII));

    private OpenSsl openSsl;

    @BeforeEach
    void findOpenSsl(@TempDir Path folder) throws IOException {
        openSsl = new OpenSsl(folder);
        openSsl.write("data", DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "2048, PKCS1_V1_5, SHA_1, sha1",
        "2048, PKCS1_V1_5, SHA_224, sha224",
        "2049, PKCS1_V1_5, SHA_256, sha256",
        "2048, PKCS1_V1_5, SHA_384, sha384",
        "2048, PKCS1_V1_5, SHA_512, sha512",
        "2048, PKCS1_V1_5, SHA_512_256, sha512-256",
        "2048, PKCS1_V1_5, SHA3_256, sha3-256",
        "2048, PKCS1_V1_5, SHA3_512, sha3-512",
        "2048, PSS, SHA_1, sha1",
        "2048, PSS, SHA_256, sha256",
        "2049, PSS, SHA_512, sha512",
        "2041, PSS, SHA_384, sha384",
        "2048, PSS, SHA3_256, sha3-256"
    })
    void sign_agreesWithOpenSsl_withRsa(int lengthBits, PaddingMethod padding, HashingAlgorithm hash, String name)
            throws IOException {
        openSsl.run("genrsa", "-out", "key.pem", Integer.toString(lengthBits));
        List<String> options = padding == PaddingMethod.PSS
                ? List.of("-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest")
                : List.of();
        assertAgreement(RSA, SignaturesTest.with(padding, hash), hash, name, options);
    }

    @ParameterizedTest
    @CsvSource({
        "prime192v1, SHA_1, sha1",
        "secp224r1, SHA_224, sha224",
        "prime256v1, SHA_256, sha256",
        "prime256v1, SHA_512, sha512",
        "prime256v1, SHA3_256, sha3-256",
        "secp384r1, SHA_384, sha384",
        "secp521r1, SHA_512, sha512",
        "secp521r1, SHA_1, sha1",
        "secp256k1, SHA_256, sha256"
    })
    void sign_agreesWithOpenSsl_onCurves(String curve, HashingAlgorithm hash, String name) throws IOException {
        openSsl.run("ecparam", "-name", curve, "-genkey", "-noout", "-out", "key.pem");
        CryptographicParameters parameters =
                CryptographicParameters.builder().hashingAlgorithm(hash).build();
        assertAgreement(EC, parameters, hash, name, List.of());
    }

    private void assertAgreement(
            CryptographicAlgorithm algorithm,
            CryptographicParameters parameters,
            HashingAlgorithm hash,
            String name,
            List<String> options)
            throws IOException {
        openSsl.run("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "pkcs8");
        openSsl.run("pkey", "-in", "key.pem", "-pubout", "-out", "public.pem");
        openSsl.run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "spki");
        Bytes digest = SignaturesTest.digest(hash, DATA);
        try (SecretBytes pkcs8 = SecretBytes.copyOf(openSsl.read("pkcs8"));
                CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, algorithm, pkcs8);
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, algorithm, SecretBytes.copyOf(openSsl.read("spki")))) {
            openSsl.write("ours", CRYPTO.sign(privateKey, parameters, digest));
            assertThat(dgst(name, options, "-verify", "public.pem", "-signature", "ours", "data"))
                    .contains("Verified OK");
            dgst(name, options, "-sign", "key.pem", "-out", "theirs", "data");
            assertThat(CRYPTO.verify(publicKey, parameters, digest, openSsl.read("theirs")))
                    .isTrue();
        }
    }

    private String dgst(String hash, List<String> options, String... rest) throws IOException {
        List<String> command = new ArrayList<>(List.of("dgst", "-" + hash));
        command.addAll(options);
        command.addAll(List.of(rest));
        return openSsl.run(command.toArray(String[]::new));
    }
}
