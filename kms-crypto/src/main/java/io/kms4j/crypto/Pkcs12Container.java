package io.kms4j.crypto;

import io.kms4j.core.port.Pkcs12;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;

/** PKCS#12 (RFC 7292): the JDK's with AES-256 and HMAC-SHA-256, or Bouncy Castle's with 3DES and SHA-1. */
final class Pkcs12Container {
    private static final String LEGACY_TYPE = "PKCS12-3DES-3DES";

    private Pkcs12Container() {}

    static SecretBytes write(Pkcs12 content, SecretBytes password, boolean legacy) {
        char[] characters = password.lend(Pkcs12Container::characters);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (SecretBytes copy = content.privateKey().duplicate()) {
            KeyStore store = legacy ? KeyStore.getInstance(LEGACY_TYPE, Bc.PROVIDER) : KeyStore.getInstance("PKCS12");
            store.load(null, characters);
            store.setKeyEntry(content.friendlyName(), new EncodedKey(copy), characters, chain(content));
            store.store(target, characters);
            return SecretBytes.takeOver(target.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw Failures.invalid(
                    "the key and its certificates make no PKCS#12 container: the certificates are no chain");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Certificate[] chain(Pkcs12 content) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Certificate[] chain = new Certificate[content.chain().size()];
        for (int i = 0; i < chain.length; i++) {
            Bytes der = content.chain().get(i);
            chain[i] = factory.generateCertificate(new ByteArrayInputStream(der.toArray()));
        }
        return chain;
    }

    private static char[] characters(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }

    /** A key that the store only asks for its bytes. */
    private static final class EncodedKey implements PrivateKey {
        private static final long serialVersionUID = 1L;

        private final transient SecretBytes pkcs8;

        EncodedKey(SecretBytes pkcs8) {
            this.pkcs8 = pkcs8;
        }

        @Override
        public String getAlgorithm() {
            return "PKCS#8";
        }

        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return pkcs8.lend(byte[]::clone);
        }
    }
}
