package io.kms4j.client.cli;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ec keys create}. */
final class EcKeysCreate extends Action {
    /** The curves, with the algorithm and the name that KMIP gives them. */
    enum Curve {
        NIST_P192("nist-p192", RecommendedCurve.P_192),
        NIST_P224("nist-p224", RecommendedCurve.P_224),
        NIST_P256("nist-p256", RecommendedCurve.P_256),
        NIST_P384("nist-p384", RecommendedCurve.P_384),
        NIST_P521("nist-p521", RecommendedCurve.P_521),
        SECP224K1("secp224k1", RecommendedCurve.SECP224K1),
        SECP256K1("secp256k1", RecommendedCurve.SECP256K1),
        X25519("x25519", RecommendedCurve.CURVE25519),
        X448("x448", RecommendedCurve.CURVE448),
        ED25519("ed25519", RecommendedCurve.CURVE_ED25519, CryptographicAlgorithm.ED25519),
        ED448("ed448", RecommendedCurve.CURVE_ED448, CryptographicAlgorithm.ED448);

        private final String cliName;
        final RecommendedCurve curve;
        final CryptographicAlgorithm algorithm;

        Curve(String cliName, RecommendedCurve curve) {
            this(cliName, curve, CryptographicAlgorithm.ECDH);
        }

        Curve(String cliName, RecommendedCurve curve, CryptographicAlgorithm algorithm) {
            this.cliName = cliName;
            this.curve = curve;
            this.algorithm = algorithm;
        }

        @Override
        public String toString() {
            return cliName;
        }
    }

    @Option(
            names = {"-c", "--curve"},
            paramLabel = "CURVE",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    Curve curve = Curve.NIST_P256;

    @Mixin
    NewKeyPair pair = new NewKeyPair();

    EcKeysCreate(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        return pair.create(
                session,
                "The EC key pair has been created.",
                new NewKeyPair.Kind(
                        curve.algorithm,
                        Optional.empty(),
                        Optional.of(curve.curve),
                        KeyFormatType.EC_PRIVATE_KEY,
                        KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY));
    }
}
