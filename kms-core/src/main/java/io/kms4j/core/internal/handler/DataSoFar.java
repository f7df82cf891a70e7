package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.stream.PartBuffer;
import io.kms4j.core.internal.stream.StreamState;
import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import java.util.Optional;

/** The data of a stream so far: its digest under way, or the parts themselves where they are needed as a whole. */
final class DataSoFar implements StreamState {
    private final Optional<DigestStream> digest;
    private final PartBuffer parts;

    DataSoFar(Optional<DigestStream> digest, PartBuffer parts) {
        this.digest = digest;
        this.parts = parts;
    }

    void add(Bytes part) {
        digest.ifPresentOrElse(running -> running.update(part), () -> parts.add(part));
    }

    /** The digest, once; empty when the data itself was kept. */
    Optional<Bytes> digest() {
        return digest.map(DigestStream::finish);
    }

    /** All data, when it was kept. */
    Bytes data() {
        return parts.all();
    }

    @Override
    public void close() {
        digest.ifPresent(DigestStream::close);
        parts.close();
    }
}
