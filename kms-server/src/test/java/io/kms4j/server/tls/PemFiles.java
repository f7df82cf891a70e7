package io.kms4j.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;

/** Writes PEM files for tests. */
public final class PemFiles {
    private PemFiles() {}

    public static Path write(Path file, String type, byte[]... contents) throws IOException {
        StringBuilder text = new StringBuilder("a comment\n");
        for (byte[] content : contents) {
            text.append("-----BEGIN ").append(type).append("-----\n");
            text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
            text.append("\n-----END ").append(type).append("-----\n");
        }
        return Files.writeString(file, text);
    }

    public static Path certificates(Path file, X509Certificate... certificates) throws IOException {
        byte[][] encoded = new byte[certificates.length][];
        for (int i = 0; i < certificates.length; i++) {
            try {
                encoded[i] = certificates[i].getEncoded();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return write(file, "CERTIFICATE", encoded);
    }

    public static Path pkcs8(Path file, PrivateKey key) throws IOException {
        return write(file, "PRIVATE KEY", key.getEncoded());
    }

    public static Path pkcs1(Path file, PrivateKey key) throws IOException {
        return write(file, "RSA PRIVATE KEY", inner(key).toASN1Primitive().getEncoded());
    }

    /** With the curve inside, as OpenSSL writes it, after its EC PARAMETERS block. */
    public static Path sec1(Path file, PrivateKey key) throws IOException {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
        ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
        ECPrivateKey bare = ECPrivateKey.getInstance(inner(key));
        byte[] whole = new ECPrivateKey(256, bare.getKey(), bare.getPublicKey(), curve).getEncoded();
        write(file, "EC PARAMETERS", curve.toASN1Primitive().getEncoded());
        String parameters = Files.readString(file);
        write(file, "EC PRIVATE KEY", whole);
        return Files.writeString(file, parameters + Files.readString(file));
    }

    private static ASN1Encodable inner(PrivateKey key) throws IOException {
        return PrivateKeyInfo.getInstance(key.getEncoded()).parsePrivateKey();
    }
}
