package io.kms4j.crypto;

import io.kms4j.kmip.SecretBytes;
import javax.crypto.SecretKey;

/** A symmetric key for the JCE that {@link #destroy} really erases; {@code SecretKeySpec} cannot. Safe for many threads. */
final class WipeableKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final String jceAlgorithm;
    private final transient SecretBytes bytes;
    private volatile boolean destroyed;

    /** Takes {@code bytes} over. */
    WipeableKey(String jceAlgorithm, byte[] bytes) {
        this.jceAlgorithm = jceAlgorithm;
        this.bytes = SecretBytes.takeOver(bytes);
    }

    @Override
    public String getAlgorithm() {
        return jceAlgorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy that the caller wipes. The JCE asks for it when a cipher starts and keeps it until that cipher ends. */
    @Override
    public byte[] getEncoded() {
        return bytes.lend(byte[]::clone);
    }

    @Override
    public void destroy() {
        destroyed = true;
        bytes.close();
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }
}
