package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.kmip.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How to log in to a slot: with a PIN, with the null PIN (a key pad or a card reader asks for it), or not at all. A PIN is
 * kept for later logins in memory that the garbage collector does not copy. Safe for many threads.
 */
public final class Login implements AutoCloseable {
    private static final byte[] NO_LOGIN = "<NO_LOGIN>".getBytes(StandardCharsets.US_ASCII);

    private final boolean wanted;
    private final @Nullable ByteBuffer pin;

    private Login(boolean wanted, @Nullable ByteBuffer pin) {
        this.wanted = wanted;
        this.pin = pin;
    }

    /** What a configured password means: nothing is the null PIN, {@code <NO_LOGIN>} no login, all else a PIN in UTF-8. */
    public static Login of(SecretBytes password) {
        return password.lend(bytes -> {
            if (bytes.length == 0) {
                return new Login(true, null);
            }
            if (Arrays.equals(bytes, NO_LOGIN)) {
                return new Login(false, null);
            }
            return new Login(true, ByteBuffer.allocateDirect(bytes.length).put(0, bytes));
        });
    }

    /** Whether there is to be a login at all. */
    public boolean wanted() {
        return wanted;
    }

    /** Lends the PIN as C_Login of the wrapper wants it, one byte in each char, and wipes it. */
    synchronized void lendPin(PinUser user) {
        if (pin == null) {
            user.use(null);
            return;
        }
        char[] chars = new char[pin.capacity()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (pin.get(i) & 0xff);
        }
        try {
            user.use(chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    interface PinUser {
        void use(char @Nullable [] pin);
    }

    @Override
    public synchronized void close() {
        if (pin != null) {
            pin.put(0, new byte[pin.capacity()]);
        }
    }

    @Override
    public String toString() {
        return "Login[wanted=" + wanted + "]";
    }
}
