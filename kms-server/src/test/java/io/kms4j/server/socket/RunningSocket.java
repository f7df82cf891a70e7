package io.kms4j.server.socket;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import io.kms4j.server.config.SocketSettings;
import io.kms4j.server.config.TlsSettings;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import io.kms4j.server.tls.PemFiles;
import io.kms4j.server.tls.TestAuthority;
import io.kms4j.server.tls.TestAuthority.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A real socket server on a free port of the loopback interface, its authority, and clients for it. */
public final class RunningSocket implements AutoCloseable {
    static final int MAX_REQUEST_BYTES = 200_000;
    private static final int CLIENT_PATIENCE_MILLIS = 60_000;
    private static final Duration LONG = Duration.ofSeconds(60);

    private final TestAuthority authority = new TestAuthority("CN=Test Authority");
    private final KmipSocketServer server;

    private RunningSocket(Kms kms, Path directory, Options options) {
        BodyMemory memory =
                new BodyMemory(MAX_REQUEST_BYTES, Runtime.getRuntime().maxMemory());
        this.server = new KmipSocketServer(
                options.settings(tls(directory)),
                new Messages(kms, Clock.systemUTC()),
                memory,
                options.clock(),
                options.patience());
        server.start();
    }

    /** What a test sets. */
    record Options(Patience patience, int maxConnections, int maxConnectionsPerUser, Clock clock) {
        static Options standard() {
            return new Options(new Patience(LONG, LONG, LONG), 100, 100, Clock.systemUTC());
        }

        Options patience(Patience shorter) {
            return new Options(shorter, maxConnections, maxConnectionsPerUser, clock);
        }

        Options atMost(int connections, int perUser) {
            return new Options(patience, connections, perUser, clock);
        }

        Options clock(Clock other) {
            return new Options(patience, maxConnections, maxConnectionsPerUser, other);
        }

        private SocketSettings settings(TlsSettings tls) {
            return new SocketSettings(
                    "127.0.0.1",
                    0,
                    tls,
                    MAX_REQUEST_BYTES,
                    patience.idle(),
                    maxConnections,
                    maxConnectionsPerUser,
                    Optional.empty());
        }
    }

    public static RunningSocket over(Kms kms) {
        return over(kms, Options.standard());
    }

    static RunningSocket over(Kms kms, Options options) {
        try {
            return new RunningSocket(kms, Files.createTempDirectory("kms-socket"), options);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private TlsSettings tls(Path directory) {
        try {
            Identity identity = authority.server(TestAuthority.pair("EC", 256));
            return new TlsSettings(
                    new TlsSettings.Pem(
                            PemFiles.certificates(directory.resolve("server.pem"), identity.certificate()),
                            PemFiles.pkcs8(directory.resolve("server.key"), identity.key()),
                            Optional.empty()),
                    Optional.of(PemFiles.certificates(directory.resolve("ca.pem"), authority.certificate())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public KmipSocketServer server() {
        return server;
    }

    public TestAuthority authority() {
        return authority;
    }

    /** A client whose certificate says that it is this user. */
    public Client client(String user) {
        return new Client(connect(() -> authority.context(authority.client("CN=" + user))));
    }

    /** Connected, with TLS to be agreed on. */
    SSLSocket connect(Supplier<SSLContext> context) {
        try {
            SSLSocket socket = (SSLSocket)
                    context.get().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(CLIENT_PATIENCE_MILLIS);
            return socket;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ZERO);
    }

    /** One connection of a client. */
    public static final class Client implements AutoCloseable {
        private final SSLSocket socket;

        Client(SSLSocket socket) {
            this.socket = socket;
        }

        SSLSocket socket() {
            return socket;
        }

        /** Sends a message and waits for its answer. */
        public Ttlv ask(Ttlv message) {
            send(BinaryTtlv.write(message));
            return receive().orElseThrow();
        }

        public void send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** The next answer; empty when the server has closed the connection in order. */
        public Optional<Ttlv> receive() {
            try {
                byte[] header = socket.getInputStream().readNBytes(8);
                if (header.length == 0) {
                    return Optional.empty();
                }
                int length = ByteBuffer.wrap(header).getInt(4);
                byte[] rest = socket.getInputStream().readNBytes(length);
                byte[] whole = Arrays.copyOf(header, 8 + length);
                System.arraycopy(rest, 0, whole, 8, rest.length);
                return Optional.of(BinaryTtlv.read(whole));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Whether the server ends the connection, in order or not. */
        public boolean isEnded() {
            try {
                return receive().isEmpty();
            } catch (UncheckedIOException reset) {
                return true;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
