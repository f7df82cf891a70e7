package io.kms4j.server.products;

import io.kms4j.crypto.TinkCrypto;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Ttlv;
import io.kms4j.server.socket.RunningSocket;
import io.kms4j.testkit.TestKms;
import java.nio.charset.StandardCharsets;

/** A server for products; each test gets one of its own, so that what it locates is its own. */
final class RunningProducts implements AutoCloseable {
    private final TestKms kms = TestKms.inMemory(new TinkCrypto());
    private final RunningSocket server = RunningSocket.over(kms.kms());

    Product connect(ProtocolVersion version, Ttlv... header) {
        return Product.connected(server, "product", version, header);
    }

    RunningSocket server() {
        return server;
    }

    TestKms kms() {
        return kms;
    }

    static Bytes ascii(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        server.close();
        kms.close();
    }
}
