package io.kms4j.server.bench.jmh;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** AES-256-GCM through the crypto port, with a key that is ready. */
@State(Scope.Benchmark)
public class CryptoBenchmark {
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();

    @Param({"32", "1024", "65536"})
    public int bytes = 32;

    private final TinkCrypto crypto = new TinkCrypto();
    private final CryptoKey key =
            crypto.load(ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, SecretBytes.takeOver(new byte[32]));
    private Bytes plaintext = Bytes.empty();

    @Setup
    public void make() {
        plaintext = Bytes.takeOver(new byte[bytes]);
    }

    @Benchmark
    public Ciphertext encrypt() {
        return crypto.encrypt(key, DEFAULTS, plaintext, Optional.empty(), Bytes.empty());
    }
}
