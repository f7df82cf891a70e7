package io.kms4j.core.internal.handler;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Watches the IVs that clients bring for AES-GCM and its like, where one IV for two plaintexts under a key gives the key's
 * authentication away (NIST SP 800-38D, 8). Remembers the latest {@value #REMEMBERED} of this process; safe for many threads.
 */
public final class IvGuard {
    private static final int REMEMBERED = 100_000;
    private static final Set<BlockCipherMode> FRESH = Set.of(BlockCipherMode.CCM, BlockCipherMode.AEAD);

    private record Use(UniqueIdentifier key, Bytes iv) {}

    private final boolean deny;
    private final AtomicLong unseen = new AtomicLong();
    private final Map<Use, Bytes> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Use, Bytes> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param deny whether to refuse every IV of a client for GCM
     */
    public IvGuard(boolean deny) {
        this.deny = deny;
    }

    /**
     * Checks an IV before it is used.
     *
     * @throws KmipException BAD_CRYPTOGRAPHIC_PARAMETERS when it was used before with this key for another message, or none
     *     may be brought
     */
    void check(StoredObject key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes plaintext, Bytes aad) {
        check(key, parameters, iv, () -> digest(plaintext, aad));
    }

    /**
     * Checks the IV of a message that nobody knows yet, since it comes in parts.
     *
     * @throws KmipException as {@link #check}, and also when the IV was used for the same message
     */
    void checkUnseen(StoredObject key, CryptographicParameters parameters, Optional<Bytes> iv) {
        // No digest is as short, and no two messages have the same number.
        check(
                key,
                parameters,
                iv,
                () -> Bytes.takeOver(ByteBuffer.allocate(Long.BYTES)
                        .putLong(unseen.incrementAndGet())
                        .array()));
    }

    private void check(
            StoredObject key, CryptographicParameters parameters, Optional<Bytes> iv, Supplier<Bytes> digest) {
        if (iv.isEmpty() || !needsFreshIv(key, parameters)) {
            return;
        }
        if (deny && Parameters.isGcm(parameters, key)) {
            throw new KmipException(
                    ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                    "this server draws the IV for GCM itself (--gcm-client-iv deny); leave IVCounterNonce out");
        }
        Bytes message = digest.get();
        synchronized (seen) {
            Bytes before = seen.putIfAbsent(new Use(key.id(), iv.get()), message);
            // The same message again gives the same answer and tells nobody anything.
            if (before != null && !before.equals(message)) {
                throw new KmipException(
                        ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                        "this IV was used before with '" + key.id() + "'; in this mode each IV may be used once");
            }
        }
    }

    /** Whether one IV for two messages gives the key of the authentication away: GCM, CCM and Poly1305. */
    private static boolean needsFreshIv(StoredObject key, CryptographicParameters parameters) {
        if (Parameters.isGcm(parameters, key)) {
            return true;
        }
        Optional<BlockCipherMode> mode = parameters.blockCipherMode();
        boolean poly1305 = parameters
                .cryptographicAlgorithm()
                .or(() -> key.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM))
                .equals(Optional.of(CryptographicAlgorithm.CHACHA20POLY1305));
        return poly1305 || mode.filter(FRESH::contains).isPresent();
    }

    private static Bytes digest(Bytes plaintext, Bytes aad) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, aad.length()));
            sha256.update(aad.toArray());
            return Bytes.takeOver(sha256.digest(plaintext.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
