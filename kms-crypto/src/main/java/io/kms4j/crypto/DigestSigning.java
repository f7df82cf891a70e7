package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** Signs digests with private keys in memory: RSA by PKCS#1 v1.5 with SHA-256, ECDSA with any. */
final class DigestSigning {
    private DigestSigning() {}

    static Bytes sign(LoadedKey key, CryptographicParameters parameters, Bytes input) {
        PrivateKey privateKey = key.asPrivate().key();
        try {
            return Bytes.takeOver(
                    parameters.cryptographicAlgorithm().orElse(key.algorithm()) == CryptographicAlgorithm.RSA
                            ? rsa(privateKey, input.toArray())
                            : other("NONEwithECDSA", privateKey, input.toArray()));
        } catch (GeneralSecurityException | IOException e) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "signing failed", e);
        }
    }

    private static byte[] rsa(PrivateKey key, byte[] digest) throws GeneralSecurityException, IOException {
        DigestInfo info =
                new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE), digest);
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(info.getEncoded());
    }

    private static byte[] other(String algorithm, PrivateKey key, byte[] input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }
}
