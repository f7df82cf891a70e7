package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.stream.PartBuffer;
import io.kms4j.core.internal.stream.StreamState;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import java.util.Optional;

/**
 * A decryption of data that comes in parts: done on the way where that can be, else with the last part. Nothing that is
 * authenticated is done on the way, so that nobody sees any of it before the tag was checked.
 */
final class DecryptionUnderWay implements StreamState {
    /** Decrypts all data at once. */
    interface AtOnce {
        SecretBytes decrypt(CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad);
    }

    /** What AES-GCM's tag has when nobody says, in bytes. */
    private static final int TAG_BYTES = 16;

    private final CryptographicParameters parameters;
    private final boolean gcm;
    private final Bytes iv;
    private final Bytes aad;
    private final Optional<DecryptionStream> running;
    private final PartBuffer parts;
    private Optional<Bytes> tag = Optional.empty();

    DecryptionUnderWay(
            CryptographicParameters parameters,
            boolean gcm,
            Bytes iv,
            Bytes aad,
            Optional<DecryptionStream> running,
            PartBuffer parts) {
        this.parameters = parameters;
        this.gcm = gcm;
        this.iv = iv;
        this.aad = aad;
        this.running = running;
        this.parts = parts;
    }

    Bytes aad() {
        return aad;
    }

    /** Remembers the tag, which may come with any part. */
    void remember(Optional<Bytes> authenticationTag) {
        tag = authenticationTag.or(() -> tag);
    }

    /** What can be answered after this part. */
    Bytes next(Bytes part, boolean last, AtOnce atOnce) {
        if (running.isEmpty()) {
            parts.add(part);
            return last ? reveal(atOnce.decrypt(parameters, all(), aad)) : Bytes.empty();
        }
        Bytes data = reveal(running.get().update(part));
        return last ? Bytes.concat(data, reveal(running.get().finish())) : data;
    }

    /** Without a field of its own, as before KMIP 1.4, the tag is the end of the data. */
    private Ciphertext all() {
        Bytes data = parts.all();
        int tagBytes = gcm && tag.isEmpty() ? parameters.tagLength().orElse(TAG_BYTES) : 0;
        int end = data.length() - Math.min(Math.max(tagBytes, 0), data.length());
        return new Ciphertext(data.slice(0, end), iv, tag.orElseGet(() -> data.slice(end, data.length())));
    }

    private static Bytes reveal(SecretBytes clear) {
        try (clear) {
            return clear.reveal();
        }
    }

    @Override
    public void close() {
        running.ifPresent(DecryptionStream::close);
        parts.close();
    }
}
