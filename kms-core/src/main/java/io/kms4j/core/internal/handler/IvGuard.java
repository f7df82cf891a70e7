package io.kms4j.core.internal.handler;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Watches the IVs that clients bring for AES-GCM, where one IV for two plaintexts under a key gives the key's authentication
 * away (NIST SP 800-38D, 8). Remembers the latest {@value #REMEMBERED} of this process; safe for many threads.
 */
public final class IvGuard {
    private static final int REMEMBERED = 100_000;

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
    void check(
            UniqueIdentifier key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes plaintext, Bytes aad) {
        check(key, parameters, iv, () -> digest(plaintext, aad));
    }

    /**
     * Checks the IV of a message that nobody knows yet, since it comes in parts.
     *
     * @throws KmipException as {@link #check}, and also when the IV was used for the same message
     */
    void checkUnseen(UniqueIdentifier key, CryptographicParameters parameters, Optional<Bytes> iv) {
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
            UniqueIdentifier key, CryptographicParameters parameters, Optional<Bytes> iv, Supplier<Bytes> digest) {
        boolean gcm = parameters.blockCipherMode().orElse(BlockCipherMode.GCM) == BlockCipherMode.GCM
                && parameters.cryptographicAlgorithm().orElse(CryptographicAlgorithm.AES) == CryptographicAlgorithm.AES;
        if (!gcm || iv.isEmpty()) {
            return;
        }
        if (deny) {
            throw new KmipException(
                    ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                    "this server draws the IV for GCM itself (--gcm-client-iv deny); leave IVCounterNonce out");
        }
        Bytes message = digest.get();
        synchronized (seen) {
            Bytes before = seen.putIfAbsent(new Use(key, iv.get()), message);
            // The same message again gives the same answer and tells nobody anything.
            if (before != null && !before.equals(message)) {
                throw new KmipException(
                        ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS,
                        "this IV was used before with '" + key + "'; with GCM each IV may be used once");
            }
        }
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
