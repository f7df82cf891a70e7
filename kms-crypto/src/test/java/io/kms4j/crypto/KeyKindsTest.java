package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.open;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of key pair: made, written and read in each format it has, loaded. */
class KeyKindsTest {
    private static final CryptographicParameters NONE = CryptographicParameters.none();

    private static Bytes base64(String text) {
        return Bytes.takeOver(Base64.getDecoder().decode(text));
    }

    private static ParsedKey parse(
            ObjectType type, CryptographicAlgorithm algorithm, KeyFormatType format, KeyMaterial material) {
        return CRYPTO.parse(type, Optional.of(algorithm), format, material);
    }

    private static void assertRoundTrip(
            ObjectType type, CryptographicAlgorithm algorithm, SecretBytes kept, KeyFormatType format) {
        ParsedKey parsed = parse(type, algorithm, format, CRYPTO.format(type, algorithm, kept, format));
        assertThat(open(parsed.material())).as("%s", format).isEqualTo(kept.reveal());
    }

    @ParameterizedTest
    @EnumSource(NamedKey.class)
    void generatePair_makesKeysOfEveryKind_thatEachFormatGivesBack(NamedKey kind) {
        if (kind.name().endsWith("S")) {
            return; // SLH-DSA's slow parameter sets take a second each; the fast ones have the same formats
        }
        CryptographicAlgorithm algorithm = kind.algorithm();
        GeneratedPair pair = CRYPTO.generatePair(algorithm, Optional.empty(), kind.curve());
        assertRoundTrip(PRIVATE_KEY, algorithm, pair.privateKey(), KeyFormatType.PKCS_8);
        assertRoundTrip(PUBLIC_KEY, algorithm, pair.publicKey(), KeyFormatType.X_509);
        if (kind.isCurve()) {
            assertRoundTrip(PRIVATE_KEY, algorithm, pair.privateKey(), KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY);
            assertRoundTrip(PUBLIC_KEY, algorithm, pair.publicKey(), KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY);
        }
        if (algorithm != CryptographicAlgorithm.EC) {
            assertRoundTrip(PUBLIC_KEY, algorithm, pair.publicKey(), KeyFormatType.RAW);
            KeyMaterial raw = CRYPTO.format(PRIVATE_KEY, algorithm, pair.privateKey(), KeyFormatType.RAW);
            ParsedKey parsed = parse(PRIVATE_KEY, algorithm, KeyFormatType.RAW, raw);
            KeyMaterial again = CRYPTO.format(PRIVATE_KEY, algorithm, parsed.material(), KeyFormatType.RAW);
            assertThat(((KeyMaterial.Encoded) again).bytes().sameAs(((KeyMaterial.Encoded) raw).bytes()))
                    .isTrue();
        }
        try (CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, algorithm, pair.privateKey());
                CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, algorithm, pair.publicKey())) {
            assertThat(privateKey.lengthBits()).isEqualTo(kind.lengthBits());
            assertThat(publicKey.curve()).isEqualTo(kind.curve());
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void generatePair_makesKeysOnEveryCurve_thatEachFormatGivesBack(Curve curve) {
        CryptographicAlgorithm ec = CryptographicAlgorithm.EC;
        GeneratedPair pair = CRYPTO.generatePair(ec, Optional.empty(), Optional.of(curve.recommendedCurve()));
        assertRoundTrip(PRIVATE_KEY, ec, pair.privateKey(), KeyFormatType.PKCS_8);
        assertRoundTrip(PRIVATE_KEY, ec, pair.privateKey(), KeyFormatType.EC_PRIVATE_KEY);
        assertRoundTrip(PUBLIC_KEY, ec, pair.publicKey(), KeyFormatType.X_509);
        assertRoundTrip(PUBLIC_KEY, ec, pair.publicKey(), KeyFormatType.TRANSPARENT_ECDSA_PUBLIC_KEY);
        for (KeyCompressionType form : new KeyCompressionType[] {
            KeyCompressionType.EC_PUBLIC_KEY_TYPE_X9_62_COMPRESSED_PRIME,
            KeyCompressionType.EC_PUBLIC_KEY_TYPE_X9_62_HYBRID
        }) {
            for (KeyFormatType format :
                    new KeyFormatType[] {KeyFormatType.X_509, KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY}) {
                KeyMaterial written = CRYPTO.format(PUBLIC_KEY, ec, pair.publicKey(), format, Optional.of(form));
                assertThat(open(parse(PUBLIC_KEY, ec, format, written).material()))
                        .isEqualTo(pair.publicKey().reveal());
            }
        }
        try (CryptoKey key = CRYPTO.load(PRIVATE_KEY, ec, pair.privateKey())) {
            assertThat(key.curve()).contains(curve.recommendedCurve());
            assertThat(key.lengthBits()).isEqualTo(curve.lengthBits());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DSA, TRANSPARENT_DSA_PRIVATE_KEY, TRANSPARENT_DSA_PUBLIC_KEY",
        "DH, TRANSPARENT_DH_PRIVATE_KEY, TRANSPARENT_DH_PUBLIC_KEY"
    })
    void generatePair_makesKeysOfPrimeFields_thatEachFormatGivesBack(
            CryptographicAlgorithm algorithm, KeyFormatType forPrivate, KeyFormatType forPublic) {
        GeneratedPair pair = CRYPTO.generatePair(algorithm, Optional.of(2048), Optional.empty());
        assertRoundTrip(PRIVATE_KEY, algorithm, pair.privateKey(), KeyFormatType.PKCS_8);
        assertRoundTrip(PRIVATE_KEY, algorithm, pair.privateKey(), forPrivate);
        assertRoundTrip(PUBLIC_KEY, algorithm, pair.publicKey(), KeyFormatType.X_509);
        assertRoundTrip(PUBLIC_KEY, algorithm, pair.publicKey(), forPublic);
        CRYPTO.load(PRIVATE_KEY, algorithm, pair.privateKey()).close();
        CRYPTO.load(PUBLIC_KEY, algorithm, pair.publicKey()).close();
    }

    /** RFC 8410, 10.1 and 10.3. */
    @Test
    void format_givesThePublishedKeys_onEdwards25519() {
        Bytes privateKey = base64("MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC");
        Bytes publicKey = base64("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        CryptographicAlgorithm ed25519 = CryptographicAlgorithm.ED25519;
        KeyMaterial raw = CRYPTO.format(PRIVATE_KEY, ed25519, SecretBytes.copyOf(privateKey), KeyFormatType.RAW);
        assertThat(Vectors.hex(((KeyMaterial.Encoded) raw).bytes().reveal()))
                .isEqualTo("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842");
        KeyMaterial.Transparent transparent = (KeyMaterial.Transparent) CRYPTO.format(
                PUBLIC_KEY, ed25519, SecretBytes.copyOf(publicKey), KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY);
        assertThat(transparent.fields().find(Tag.Q_STRING))
                .contains(new Ttlv.ByteString(
                        Tag.Q_STRING, Vectors.hex("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1")));
        // RFC 8410's second private key has the public key and an attribute beside it.
        Bytes withPublic = base64("MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"
                + "oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        assertThat(open(parse(
                                PRIVATE_KEY,
                                ed25519,
                                KeyFormatType.PKCS_8,
                                new KeyMaterial.Encoded(SecretBytes.copyOf(withPublic)))
                        .material()))
                .isEqualTo(privateKey);
    }

    @ParameterizedTest
    @EnumSource(names = {"ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"})
    void decrypt_givesTheSecret_thatEncryptEncapsulated(CryptographicAlgorithm algorithm) {
        GeneratedPair pair = CRYPTO.generatePair(algorithm, Optional.empty(), Optional.empty());
        try (CryptoKey publicKey = CRYPTO.load(PUBLIC_KEY, algorithm, pair.publicKey());
                CryptoKey privateKey = CRYPTO.load(PRIVATE_KEY, algorithm, pair.privateKey())) {
            Ciphertext made = CRYPTO.encrypt(publicKey, NONE, Bytes.empty(), Optional.empty(), Bytes.empty());
            assertThat(made.data().length()).isEqualTo(32);
            Ciphertext encapsulation = new Ciphertext(made.iv(), Bytes.empty(), Bytes.empty());
            assertThat(open(CRYPTO.decrypt(privateKey, NONE, encapsulation, Bytes.empty())))
                    .isEqualTo(made.data());
            Ciphertext cut = new Ciphertext(made.iv().slice(1, made.iv().length()), Bytes.empty(), Bytes.empty());
            assertRefused(
                    ResultReason.CRYPTOGRAPHIC_FAILURE, () -> CRYPTO.decrypt(privateKey, NONE, cut, Bytes.empty()));
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> CRYPTO.encrypt(publicKey, NONE, made.data(), Optional.empty(), Bytes.empty()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ML_KEM_768, 64",
        "ML_DSA_65, 32",
    })
    void parse_takesASeed_forTheKey(CryptographicAlgorithm algorithm, int seedBytes) {
        SecretBytes seed = CRYPTO.random(seedBytes);
        ParsedKey parsed = parse(PRIVATE_KEY, algorithm, KeyFormatType.RAW, new KeyMaterial.Encoded(seed));
        CRYPTO.load(PRIVATE_KEY, algorithm, parsed.material()).close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "ML_KEM_512", "ML_DSA_44", "SLH_DSA_SHA2_128F"})
    void parse_refusesRawKeys_ofTheWrongLength(CryptographicAlgorithm algorithm) {
        for (ObjectType type : new ObjectType[] {PRIVATE_KEY, PUBLIC_KEY}) {
            for (int length : new int[] {0, 1, 31, 63, 4000}) {
                KeyMaterial material = new KeyMaterial.Encoded(SecretBytes.takeOver(new byte[length]));
                assertRefused(ResultReason.INVALID_FIELD, () -> parse(type, algorithm, KeyFormatType.RAW, material));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ED25519, ED25519, ''",
        "ED448, ED448, ''",
        "X25519, ECDH, ''",
        "X448, EC, ''",
        "EC, EC, ec_paramgen_curve:brainpoolP384r1",
        "EC, ECDSA, ec_paramgen_curve:secp256k1",
        "EC, ECDSA, ec_paramgen_curve:prime192v1"
    })
    void parse_takesThePairs_thatOpenSslMakes(
            String name, CryptographicAlgorithm algorithm, String option, @TempDir Path folder) throws IOException {
        OpenSsl openSsl = new OpenSsl(folder);
        String[] make = option.isEmpty()
                ? new String[] {"genpkey", "-algorithm", name, "-out", "made"}
                : new String[] {"genpkey", "-algorithm", name, "-pkeyopt", option, "-out", "made"};
        openSsl.run(make);
        openSsl.run("pkcs8", "-topk8", "-nocrypt", "-in", "made", "-outform", "DER", "-out", "private");
        openSsl.run("pkey", "-in", "made", "-pubout", "-outform", "DER", "-out", "public");
        for (ObjectType type : new ObjectType[] {PRIVATE_KEY, PUBLIC_KEY}) {
            KeyFormatType format = type == PRIVATE_KEY ? KeyFormatType.PKCS_8 : KeyFormatType.X_509;
            Bytes der = openSsl.read(type == PRIVATE_KEY ? "private" : "public");
            ParsedKey parsed = parse(type, algorithm, format, new KeyMaterial.Encoded(SecretBytes.copyOf(der)));
            CRYPTO.load(type, algorithm, parsed.material()).close();
            openSsl.write("again", open(parsed.material()));
        }
        assertThat(openSsl.run("pkey", "-pubin", "-inform", "DER", "-in", "again", "-noout", "-text"))
                .contains("pub");
    }

    @Test
    void generatePair_refusesACurve_thatTheAlgorithmDoesNotHave() {
        assertRefused(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                () -> CRYPTO.generatePair(
                        CryptographicAlgorithm.ECDSA, Optional.empty(), Optional.of(RecommendedCurve.CURVE25519)));
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }
}
