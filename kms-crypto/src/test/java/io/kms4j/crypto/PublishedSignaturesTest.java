package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The signatures of NIST's CAVP, good and bad ({@code -Dkms.vectors}). */
class PublishedSignaturesTest {
    /** The lines so far, by their names; a section's own line is under {@code ""}. */
    private interface Check {
        void run(Map<String, String> values);
    }

    private static int eachResult(Path file, Check check) throws IOException {
        int checked = 0;
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("[")) {
                values.put("", line.replaceAll("[\\[\\]]", ""));
            }
            String[] parts = line.split("=", 2);
            if (!line.startsWith("#") && parts.length == 2) {
                values.put(parts[0].trim(), parts[1].trim());
                if (parts[0].trim().equals("Result")) {
                    check.run(values);
                    checked++;
                }
            }
        }
        return checked;
    }

    private static BigInteger number(Map<String, String> values, String name) {
        return new BigInteger(values.getOrDefault(name, "missing"), 16);
    }

    private static boolean isGood(Map<String, String> values) {
        return values.getOrDefault("Result", "missing").startsWith("P");
    }

    private static HashingAlgorithm hash(String name) {
        return Enumerations.find(HashingAlgorithm.class, name).orElseThrow();
    }

    @Test
    void verify_decidesAsPublished_withEcdsa() throws IOException {
        Path file =
                VectorFiles.named("asymmetric/ECDSA/FIPS_186-3", "SigVer.rsp").get(0);
        int[] known = new int[1];
        eachResult(file, values -> {
            String[] section = values.getOrDefault("", "").split(",", -1);
            Optional<Curve> curve = Arrays.stream(Curve.values())
                    .filter(candidate -> candidate.name().equals(section[0].replace('-', '_')))
                    .findFirst();
            if (curve.isPresent()) {
                known[0]++;
                assertThat(verifiesOn(curve.get(), hash(section[1]), values))
                        .as(values.toString())
                        .isEqualTo(isGood(values));
            }
        });
        assertThat(known[0]).isEqualTo(5 * 5 * 15);
    }

    private static boolean verifiesOn(Curve curve, HashingAlgorithm hash, Map<String, String> values) {
        Bytes signature =
                Bytes.takeOver(Der.sequence(Der.integer(number(values, "R")), Der.integer(number(values, "S"))));
        Bytes digest = SignaturesTest.digest(hash, hex(values.getOrDefault("Msg", "")));
        EcPublic numbers;
        try {
            numbers = new EcPublic(curve, new ECPoint(number(values, "Qx"), number(values, "Qy")));
        } catch (KmipException notOnTheCurve) {
            return false;
        }
        try (CryptoKey key = CRYPTO.load(PUBLIC_KEY, EC, KeyFormats.kept(numbers))) {
            return CRYPTO.verify(key, CryptographicParameters.none(), digest, signature);
        }
    }

    @Test
    void verify_decidesAsPublished_withPkcs1() throws IOException {
        assertThat(checkRsa("SigVer15_186-3.rsp", PaddingMethod.PKCS1_V1_5)).isGreaterThan(200);
    }

    @Test
    void verify_decidesAsPublished_withPss() throws IOException {
        assertThat(checkRsa("SigVerPSS_186-3.rsp", PaddingMethod.PSS)).isGreaterThan(200);
    }

    private static int checkRsa(String name, PaddingMethod padding) throws IOException {
        Path file = VectorFiles.named("asymmetric/RSA/FIPS_186-2", name).get(0);
        return eachResult(file, values -> {
            HashingAlgorithm hash = hash(values.getOrDefault("SHAAlg", ""));
            CryptographicParameters parameters = CryptographicParameters.builder()
                    .paddingMethod(padding)
                    .hashingAlgorithm(hash)
                    .saltLength(values.getOrDefault("SaltVal", "").length() / 2)
                    .build();
            RsaPublic numbers = new RsaPublic(number(values, "n"), number(values, "e"));
            Bytes digest = SignaturesTest.digest(hash, hex(values.getOrDefault("Msg", "")));
            Bytes signature =
                    Bytes.takeOver(EcPrivate.fixedLength(number(values, "S"), (numbers.lengthBits() + 7) / 8));
            try (CryptoKey key = CRYPTO.load(PUBLIC_KEY, RSA, KeyFormats.kept(numbers))) {
                assertThat(CRYPTO.verify(key, parameters, digest, signature))
                        .as(values.toString())
                        .isEqualTo(isGood(values));
            }
        });
    }
}
