package io.kms4j.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** DER out of PEM (RFC 7468). */
final class Armour {
    private static final String BEGIN = "-----BEGIN ";

    private Armour() {}

    /** DER as it is; the first object of a PEM text. */
    static byte[] der(byte[] encoded) throws IOException {
        if (encoded.length == 0 || encoded[0] == 0x30) {
            return encoded;
        }
        String text = new String(encoded, StandardCharsets.ISO_8859_1);
        if (!text.contains(BEGIN)) {
            return encoded;
        }
        PemObject object = new PemReader(new StringReader(text)).readPemObject();
        return object == null ? encoded : object.getContent();
    }
}
