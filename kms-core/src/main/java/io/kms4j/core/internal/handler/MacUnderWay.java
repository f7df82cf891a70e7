package io.kms4j.core.internal.handler;

import io.kms4j.core.internal.key.KeyHandle;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.stream.PartBuffer;
import io.kms4j.core.internal.stream.StreamState;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.util.Optional;

/** A MAC under way. */
final class MacUnderWay implements StreamState {
    private final CryptographicAlgorithm algorithm;
    private final DataSoFar soFar;
    private Optional<Bytes> claimed = Optional.empty();

    MacUnderWay(RoutingCrypto crypto, KeyHandle key, CryptographicAlgorithm algorithm, PartBuffer buffer) {
        this.algorithm = algorithm;
        this.soFar = new DataSoFar(crypto.macInParts(key, algorithm), buffer);
    }

    void add(Bytes part) {
        soFar.add(part);
    }

    /** Remembers the MAC to compare with; it may come with any part. */
    void claim(Optional<Bytes> mac) {
        claimed = mac.or(() -> claimed);
    }

    Optional<Bytes> claimed() {
        return claimed;
    }

    Bytes finish(RoutingCrypto crypto, KeyHandle key) {
        return soFar.digest().orElseGet(() -> crypto.mac(key, algorithm, soFar.data()));
    }

    @Override
    public void close() {
        soFar.close();
    }
}
