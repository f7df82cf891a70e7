package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * How an issuer's key signs certificates: its identifier in a certificate, its parameters in KMIP.
 *
 * @param digest the JCE's name of the hash whose digest is signed; empty: the data itself is signed
 */
record SignatureScheme(AlgorithmIdentifier identifier, CryptographicParameters parameters, Optional<String> digest) {
    /**
     * The scheme for a key: a hash as strong as the key.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when such keys do not sign
     */
    static SignatureScheme of(SubjectPublicKeyInfo key) {
        PublicKeyFacts facts = PublicKeyFacts.of(key)
                .orElseThrow(() -> Failures.unsupported("certificates cannot be signed with a key of that kind"));
        return switch (facts.algorithm()) {
            case RSA -> rsa();
            case EC -> ecdsa(facts.lengthBits());
            case ED25519 ->
                new SignatureScheme(
                        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
                        edwards(CryptographicAlgorithm.ED25519),
                        Optional.empty());
            case ED448 ->
                new SignatureScheme(
                        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448),
                        edwards(CryptographicAlgorithm.ED448),
                        Optional.empty());
            default ->
                throw Failures.unsupported("certificates cannot be signed with "
                        + facts.algorithm().kmipName() + " keys");
        };
    }

    private static SignatureScheme rsa() {
        return new SignatureScheme(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE),
                CryptographicParameters.builder()
                        .cryptographicAlgorithm(CryptographicAlgorithm.RSA)
                        .paddingMethod(PaddingMethod.PKCS1_V1_5)
                        .hashingAlgorithm(HashingAlgorithm.SHA_256)
                        .digitalSignatureAlgorithm(DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION)
                        .build(),
                Optional.of("SHA-256"));
    }

    private static SignatureScheme ecdsa(int lengthBits) {
        if (lengthBits <= 256) {
            return new SignatureScheme(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                    ecdsa(HashingAlgorithm.SHA_256, DigitalSignatureAlgorithm.ECDSA_WITH_SHA256),
                    Optional.of("SHA-256"));
        }
        if (lengthBits <= 384) {
            return new SignatureScheme(
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384),
                    ecdsa(HashingAlgorithm.SHA_384, DigitalSignatureAlgorithm.ECDSA_WITH_SHA384),
                    Optional.of("SHA-384"));
        }
        return new SignatureScheme(
                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512),
                ecdsa(HashingAlgorithm.SHA_512, DigitalSignatureAlgorithm.ECDSA_WITH_SHA512),
                Optional.of("SHA-512"));
    }

    private static CryptographicParameters ecdsa(HashingAlgorithm hash, DigitalSignatureAlgorithm algorithm) {
        return CryptographicParameters.builder()
                .cryptographicAlgorithm(CryptographicAlgorithm.ECDSA)
                .hashingAlgorithm(hash)
                .digitalSignatureAlgorithm(algorithm)
                .build();
    }

    private static CryptographicParameters edwards(CryptographicAlgorithm algorithm) {
        return CryptographicParameters.builder()
                .cryptographicAlgorithm(algorithm)
                .build();
    }
}
