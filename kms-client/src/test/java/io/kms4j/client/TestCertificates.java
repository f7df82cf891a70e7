package io.kms4j.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Key pairs with self-signed certificates, made by the JDK's keytool. */
final class TestCertificates {
    static final char[] PASSWORD = "changeit".toCharArray();

    private TestCertificates() {}

    /** A PKCS#12 file with a new key pair and a certificate for {@code name}. */
    static Path make(Path directory, String name, String keyAlgorithm) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                keyAlgorithm,
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD)));
        if (name.equals("localhost")) {
            command.addAll(List.of("-ext", "SAN=dns:localhost"));
        }
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool failed: " + output);
        }
        return file;
    }

    static KeyStore load(Path pkcs12) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(pkcs12.toFile(), PASSWORD);
    }

    static String certificatePem(Path pkcs12) throws IOException, GeneralSecurityException {
        KeyStore store = load(pkcs12);
        Certificate certificate = store.getCertificate(store.aliases().nextElement());
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    static String privateKeyPem(Path pkcs12) throws IOException, GeneralSecurityException {
        KeyStore store = load(pkcs12);
        Key key = store.getKey(store.aliases().nextElement(), PASSWORD);
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return new io.kms4j.client.internal.Pem(label, io.kms4j.kmip.Bytes.takeOver(der)).encode();
    }

    /** What a server shows, and whom it trusts. */
    static SSLContext serverContext(Path own, Path trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(own), PASSWORD);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        KeyStore store = load(trusted);
        anchors.setCertificateEntry(
                "client", store.getCertificate(store.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }
}
