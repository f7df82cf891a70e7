package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParametersHolder;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Algorithm and length of any public key, also one too weak or strange to be used here. */
record PublicKeyFacts(CryptographicAlgorithm algorithm, int lengthBits) {
    /** Of this key, if it is of a kind that KMIP has a name for. */
    static Optional<PublicKeyFacts> of(SubjectPublicKeyInfo key) {
        try {
            return read(key);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKeyFacts> read(SubjectPublicKeyInfo key) throws IOException {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            RSAPublicKey rsa = RSAPublicKey.getInstance(key.parsePublicKey());
            return facts(CryptographicAlgorithm.RSA, rsa.getModulus().bitLength());
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            X9ECParametersHolder curve = ECNamedCurveTable.getByOIDLazy(
                    ASN1ObjectIdentifier.getInstance(key.getAlgorithm().getParameters()));
            return curve == null
                    ? Optional.empty()
                    : facts(CryptographicAlgorithm.EC, curve.getCurve().getFieldSize());
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_dsa)) {
            DSAParameter parameters =
                    DSAParameter.getInstance(key.getAlgorithm().getParameters());
            return facts(CryptographicAlgorithm.DSA, parameters.getP().bitLength());
        }
        if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return facts(CryptographicAlgorithm.ED25519, 256);
        }
        return algorithm.equals(EdECObjectIdentifiers.id_Ed448)
                ? facts(CryptographicAlgorithm.ED448, 456)
                : Optional.empty();
    }

    private static Optional<PublicKeyFacts> facts(CryptographicAlgorithm algorithm, int lengthBits) {
        return Optional.of(new PublicKeyFacts(algorithm, lengthBits));
    }
}
