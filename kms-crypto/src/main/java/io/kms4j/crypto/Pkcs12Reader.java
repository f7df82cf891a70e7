package io.kms4j.crypto;

import io.kms4j.core.port.Pkcs12;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Opens PKCS#12 containers by the JDK, which refuses more than five million iterations. */
final class Pkcs12Reader {
    private Pkcs12Reader() {}

    static Pkcs12 read(Bytes container, Optional<String> alias, SecretBytes password) {
        return password.lend(utf8 -> {
            char[] characters = characters(utf8);
            try {
                return read(container, alias, characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        });
    }

    private static char[] characters(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }

    private static Pkcs12 read(Bytes container, Optional<String> alias, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(container.toArray()), password);
            String name = alias.or(() -> first(store))
                    .orElseThrow(() -> Failures.invalid("the PKCS#12 container holds no private key"));
            Key key = store.getKey(name, password);
            if (key == null || !"PKCS#8".equals(key.getFormat())) {
                throw Failures.invalid("the PKCS#12 container holds no private key of that name");
            }
            return new Pkcs12(name, SecretBytes.takeOver(key.getEncoded()), chain(store, name));
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new KmipException(ResultReason.BAD_PASSWORD, "the password does not open the PKCS#12 container")
                    : Failures.invalid("this is no PKCS#12 container that can be opened");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Failures.invalid("the PKCS#12 container holds something that cannot be read");
        }
    }

    private static Optional<String> first(KeyStore store) {
        try {
            for (String name : Collections.list(store.aliases())) {
                if (store.isKeyEntry(name)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the container was loaded", e);
        }
    }

    private static List<Bytes> chain(KeyStore store, String name) throws GeneralSecurityException {
        List<Bytes> chain = new ArrayList<>();
        Certificate[] certificates = store.getCertificateChain(name);
        if (certificates != null) {
            for (Certificate certificate : certificates) {
                chain.add(Bytes.takeOver(certificate.getEncoded()));
            }
        }
        return chain;
    }
}
