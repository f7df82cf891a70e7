package io.kms4j.crypto;

import static io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm.*;
import static java.util.Map.entry;

import io.kms4j.kmip.enumeration.DigitalSignatureAlgorithm;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The object identifiers of signature algorithms and the names that KMIP has for them. */
final class SignatureAlgorithms {
    private static final Map<ASN1ObjectIdentifier, DigitalSignatureAlgorithm> NAMES = Map.ofEntries(
            entry(PKCSObjectIdentifiers.md2WithRSAEncryption, MD2_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.md5WithRSAEncryption, MD5_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.sha1WithRSAEncryption, SHA_1_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.sha224WithRSAEncryption, SHA_224_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.sha256WithRSAEncryption, SHA_256_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.sha384WithRSAEncryption, SHA_384_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.sha512WithRSAEncryption, SHA_512_WITH_RSA_ENCRYPTION),
            entry(PKCSObjectIdentifiers.id_RSASSA_PSS, RSASSA_PSS),
            entry(X9ObjectIdentifiers.id_dsa_with_sha1, DSA_WITH_SHA_1),
            entry(NISTObjectIdentifiers.dsa_with_sha224, DSA_WITH_SHA224),
            entry(NISTObjectIdentifiers.dsa_with_sha256, DSA_WITH_SHA256),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA1, ECDSA_WITH_SHA_1),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA224, ECDSA_WITH_SHA224),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA256, ECDSA_WITH_SHA256),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA384, ECDSA_WITH_SHA384),
            entry(X9ObjectIdentifiers.ecdsa_with_SHA512, ECDSA_WITH_SHA512),
            entry(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_256, SHA3_256_WITH_RSA_ENCRYPTION),
            entry(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_384, SHA3_384_WITH_RSA_ENCRYPTION),
            entry(NISTObjectIdentifiers.id_rsassa_pkcs1_v1_5_with_sha3_512, SHA3_512_WITH_RSA_ENCRYPTION));

    private SignatureAlgorithms() {}

    /** The name, if the standard has one. */
    static Optional<DigitalSignatureAlgorithm> name(ASN1ObjectIdentifier identifier) {
        return Optional.ofNullable(NAMES.get(identifier));
    }
}
