package io.kms4j.crypto;

import com.google.crypto.tink.Aead;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link CryptoKey} with the objects that the JCE and Tink want, made once. */
final class LoadedKey implements CryptoKey {
    /** What a key is made of. */
    sealed interface Content {
        /** Erases what can be erased; a JCE private key can only be forgotten. */
        default void wipe() {}
    }

    /** {@code tink} is there for the AES keys that Tink takes. */
    record Symmetric(WipeableKey key, Optional<Aead> tink) implements Content {
        @Override
        public void wipe() {
            key.destroy();
        }
    }

    record Public(PublicKey key) implements Content {}

    /** {@code rejectionSecret}: of RSA keys, what {@link RsaPkcs1} derives its answers to bad padding from; else empty. */
    record Private(PrivateKey key, SecretBytes rejectionSecret) implements Content {
        @Override
        public void wipe() {
            rejectionSecret.close();
        }
    }

    private final ObjectType type;
    private final CryptographicAlgorithm algorithm;
    private final int lengthBits;
    private final Optional<RecommendedCurve> curve;
    private volatile @Nullable Content content;

    LoadedKey(
            ObjectType type,
            CryptographicAlgorithm algorithm,
            int lengthBits,
            Optional<RecommendedCurve> curve,
            Content content) {
        this.type = type;
        this.algorithm = algorithm;
        this.lengthBits = lengthBits;
        this.curve = curve;
        this.content = content;
    }

    @Override
    public ObjectType type() {
        return type;
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public int lengthBits() {
        return lengthBits;
    }

    @Override
    public Optional<RecommendedCurve> curve() {
        return curve;
    }

    /** The length of an RSA ciphertext. */
    int lengthBytes() {
        return (lengthBits + 7) / 8;
    }

    Symmetric symmetric() {
        return content(Symmetric.class);
    }

    Public asPublic() {
        return content(Public.class);
    }

    Private asPrivate() {
        return content(Private.class);
    }

    private <T extends Content> T content(Class<T> wanted) {
        Content current = content;
        if (current == null) {
            throw new IllegalStateException("this key was closed");
        }
        if (!wanted.isInstance(current)) {
            throw Failures.unsupported("a " + type.kmipName() + " cannot be used for this");
        }
        return wanted.cast(current);
    }

    @Override
    public void close() {
        Content current = content;
        content = null;
        if (current != null) {
            current.wipe();
        }
    }

    @Override
    public String toString() {
        return type.kmipName() + " " + algorithm.kmipName() + " " + lengthBits;
    }
}
