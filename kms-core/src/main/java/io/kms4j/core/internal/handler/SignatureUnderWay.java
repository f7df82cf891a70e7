package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.SignatureScheme;
import io.kms4j.core.internal.stream.StreamState;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.util.Optional;

/** A signature of data that comes in parts, to be made or checked: the digest under way, or the data where none is made. */
final class SignatureUnderWay implements StreamState {
    private final SignatureScheme scheme;
    private final DataSoFar soFar;
    private Optional<Bytes> claimed = Optional.empty();

    SignatureUnderWay(SignatureScheme scheme, RoutingCrypto crypto, Streams streams, UserId caller) {
        this.scheme = scheme;
        this.soFar = new DataSoFar(scheme.hash().map(crypto.software()::hash), streams.buffer(caller));
    }

    void add(Bytes part) {
        soFar.add(part);
    }

    /** Remembers the signature to check; it may come with any part. */
    void claim(Optional<Bytes> signature) {
        claimed = signature.or(() -> claimed);
    }

    Optional<Bytes> claimed() {
        return claimed;
    }

    CryptographicParameters parameters() {
        return scheme.parameters();
    }

    /** What is signed: the digest, or all data. */
    Bytes input() {
        return soFar.digest().orElseGet(soFar::data);
    }

    @Override
    public void close() {
        soFar.close();
    }
}
