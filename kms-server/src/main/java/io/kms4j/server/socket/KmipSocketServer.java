package io.kms4j.server.socket;

import io.kms4j.server.config.SocketSettings;
import io.kms4j.server.config.StartException;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import io.kms4j.server.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binary KMIP over TLS on a port of its own, as most products speak it (KMIP 2.1 Profiles, TTLV): who calls is the common
 * name of the client certificate, without which nobody gets in. A thread for each connection, and one that gives up those
 * whose clients do not get on. Started and stopped once.
 */
public final class KmipSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(KmipSocketServer.class);
    private static final int BACKLOG = 128;
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

    private final SocketSettings settings;
    private final Connection.Shared shared;
    private final Semaphore free;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = ConnectionThreads.create();
    private final ServerSocket listener;
    private volatile boolean stopping;
    private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

    /**
     * A server that does not listen yet.
     *
     * @param memory may be shared with other transports
     * @throws StartException when the TLS files cannot be used
     */
    public KmipSocketServer(SocketSettings settings, Messages messages, BodyMemory memory, Clock clock) {
        this(settings, messages, memory, clock, Patience.standard(settings.idle()));
    }

    KmipSocketServer(SocketSettings settings, Messages messages, BodyMemory memory, Clock clock, Patience patience) {
        this.settings = settings;
        this.shared = new Connection.Shared(
                settings,
                Tls.context(settings.tls()).getSocketFactory(),
                messages,
                memory,
                new Seats(settings.maxConnectionsPerUser()),
                patience,
                clock);
        this.free = new Semaphore(settings.maxConnections());
        try {
            this.listener = new ServerSocket();
        } catch (IOException impossible) {
            throw new StartException("No socket can be had: " + impossible.getMessage() + ".", impossible);
        }
    }

    /**
     * Begins to listen.
     *
     * @throws StartException when the address cannot be had
     */
    public void start() {
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()), BACKLOG);
        } catch (IOException taken) {
            throw new StartException(
                    "Cannot listen on " + settings.host() + " port " + settings.port()
                            + ": stop what uses the port, or choose another with --socket-server-port or"
                            + " --socket-server-hostname.",
                    taken);
        }
        ConnectionThreads.daemons("kms-socket-watch").newThread(this::watch).start();
        ConnectionThreads.daemons("kms-socket-accept").newThread(this::accept).start();
        LOG.info("KMIP over TLS listens on {} port {}", settings.host(), port());
    }

    /** The port, once it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!stopping) {
            try {
                take(listener.accept());
            } catch (IOException | OutOfMemoryError failure) {
                if (!stopping) {
                    // Such as no file descriptor left: it passes, but not at once.
                    LOG.warn("A connection could not be accepted: {}", failure.getMessage());
                    LockSupport.parkNanos(BREATH.toNanos());
                }
            }
        }
    }

    private void take(Socket raw) {
        Connection connection = new Connection(raw, shared);
        if (!free.tryAcquire()) {
            connection.abort();
            warnOfTooMany();
            return;
        }
        open.add(connection);
        try {
            threads.execute(() -> run(connection));
        } catch (RejectedExecutionException | OutOfMemoryError refused) {
            LOG.warn("A connection is refused: {}", refused.getMessage());
            connection.abort();
            forget(connection);
        }
        if (stopping) {
            connection.end();
        }
    }

    /** Anybody can cause this as often as wanted: now and then is enough. For the accepting thread. */
    private void warnOfTooMany() {
        if (System.nanoTime() - warnedAt > BETWEEN_WARNINGS.toNanos()) {
            warnedAt = System.nanoTime();
            LOG.warn("There are {} connections: more are refused", settings.maxConnections());
        }
    }

    private void run(Connection connection) {
        try {
            connection.run();
        } catch (RuntimeException | Error defect) {
            LOG.error("A connection failed", defect);
        } finally {
            forget(connection);
        }
    }

    private void forget(Connection connection) {
        open.remove(connection);
        free.release();
    }

    /** Gives up those who are late, for as long as there is anybody. */
    private void watch() {
        while (!stopping || !open.isEmpty()) {
            for (Connection connection : open) {
                if (connection.isLate()) {
                    connection.giveUp();
                }
            }
            LockSupport.parkNanos(WATCH.toNanos());
        }
    }

    /** Stops accepting, lets messages under way be answered for at most this long, then ends. */
    public void stop(Duration patience) {
        stopping = true;
        try {
            listener.close();
            threads.shutdown();
            open.forEach(Connection::end);
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS) && !open.isEmpty()) {
                LOG.warn("{} connections did not end in time and are cut", open.size());
            }
        } catch (IOException failure) {
            LOG.warn("The port could not be closed: {}", failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.forEach(Connection::abort);
        }
    }
}
