package io.kms4j.server.tls;

import io.kms4j.server.config.Reason;
import io.kms4j.server.config.StartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads PEM files (RFC 7468): certificates, and keys in PKCS#8, PKCS#1 and SEC1. */
final class Pem {
    private static final int MAX_BYTES = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----([^-]*)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    /** The bytes of a file that is a configuration file by size. */
    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new StartException(file + " is larger than " + MAX_BYTES + " bytes.");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new StartException("Cannot read " + file + ": " + Reason.of(unreadable) + ".", unreadable);
        }
    }

    /** The certificates in a file, at least one, in order. */
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new StartException(file + " holds no certificate.");
            }
            return certificates;
        } catch (CertificateException malformed) {
            throw new StartException(file + " does not hold certificates in PEM.", malformed);
        }
    }

    /** The key in a file. */
    static PrivateKey privateKey(Path file) {
        byte[] bytes = bytes(file);
        Matcher matcher = KEY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        Arrays.fill(bytes, (byte) 0);
        if (!matcher.find()) {
            throw new StartException(file + " does not hold a private key in PEM.");
        }
        String type = matcher.group(1);
        if (type.startsWith("ENCRYPTED") || matcher.group(2).contains(":")) {
            throw new StartException(
                    "The key in " + file
                            + " is encrypted: decrypt it (openssl pkey -in … -out …), or use a PKCS#12 file with a password file.");
        }
        byte[] der = decode(matcher.group(2), file);
        byte[] pkcs8 =
                switch (type) {
                    case "PRIVATE KEY" -> der;
                    case "RSA PRIVATE KEY" -> Pkcs8.ofRsa(der);
                    case "EC PRIVATE KEY" -> Pkcs8.ofEc(der).orElseThrow(() -> notAKey(file));
                    default -> throw notAKey(file);
                };
        try {
            return privateKey(pkcs8, file);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
            Arrays.fill(der, (byte) 0);
        }
    }

    private static byte[] decode(String base64, Path file) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw notAKey(file);
        }
    }

    private static PrivateKey privateKey(byte[] pkcs8, Path file) {
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException other) {
                // A key of another algorithm: the next one may know it.
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
        throw notAKey(file);
    }

    private static StartException notAKey(Path file) {
        return new StartException("The key in " + file + " is not a usable RSA, EC or Ed25519 key.");
    }
}
