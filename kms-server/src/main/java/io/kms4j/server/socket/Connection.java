package io.kms4j.server.socket;

import io.kms4j.core.UserId;
import io.kms4j.server.config.SocketSettings;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Encoding;
import io.kms4j.server.message.Messages;
import io.kms4j.server.tls.CertificateRefusedException;
import io.kms4j.server.tls.CertificateUser;
import io.kms4j.server.tls.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: a handshake, then messages, each answered before the next one is read, so that answers keep their order. Runs
 * on a thread of its own; other threads may only ask it to end.
 */
final class Connection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** How much of a refused message is thrown away before the connection ends. */
    private static final int DRAINED_BYTES = 1 << 20;

    /** What all connections share. */
    record Shared(
            SocketSettings settings,
            SSLSocketFactory tls,
            Messages messages,
            BodyMemory memory,
            Seats seats,
            Patience patience,
            Clock clock) {}

    private final Socket raw;
    private final Shared shared;
    private final Deadline deadline;
    private volatile boolean idle;
    private volatile boolean ending;

    Connection(Socket raw, Shared shared) {
        this.raw = raw;
        this.shared = shared;
        this.deadline = new Deadline(shared.patience().handshake());
    }

    @Override
    public void run() {
        try (Socket underneath = raw;
                SSLSocket socket = (SSLSocket) shared.tls().createSocket(underneath, null, true)) {
            X509Certificate certificate = handshake(socket);
            UserId user = shared.settings().forcedUser().orElse(CertificateUser.of(certificate));
            LOG.debug("{} is '{}'", raw.getRemoteSocketAddress(), user);
            serve(socket, certificate, user);
        } catch (CertificateRefusedException refused) {
            LOG.warn("{}: {}", raw.getRemoteSocketAddress(), refused.getMessage());
        } catch (IOException gone) {
            // Clients come and go, and anybody can speak something else: not worth a line each time.
            LOG.debug("{}: {}", raw.getRemoteSocketAddress(), gone.getMessage());
        }
    }

    private X509Certificate handshake(SSLSocket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(true);
        socket.setEnabledProtocols(Tls.protocols());
        socket.setEnabledCipherSuites(Tls.ciphers());
        socket.startHandshake();
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private void serve(SSLSocket socket, X509Certificate certificate, UserId user) throws IOException {
        if (!shared.seats().take(user)) {
            LOG.warn("'{}' has too many connections: one is refused", user);
            return;
        }
        try {
            converse(socket, certificate, user);
        } finally {
            shared.seats().leave(user);
            deadline.in(shared.patience().transfer()); // for the goodbye
        }
    }

    private void converse(SSLSocket socket, X509Certificate certificate, UserId user) throws IOException {
        FrameReader frames = new FrameReader(
                socket.getInputStream(), shared.settings().maxRequestBytes(), shared.patience(), deadline);
        while (rest(frames)) {
            if (shared.clock().instant().isAfter(certificate.getNotAfter().toInstant())) {
                LOG.warn("The certificate of '{}' has expired", user);
                return;
            }
            try (BodyMemory.Reservation reservation = shared.memory().reserve()) {
                byte[] request = frames.next(reservation);
                deadline.never();
                send(socket, shared.messages().answer(request, Encoding.BINARY, Encoding.BINARY, user));
            } catch (BadFrameException refused) {
                refuse(socket, frames, refused);
                return;
            }
        }
    }

    /** Waits for the next message; false when there is none, or the server ends. */
    private boolean rest(FrameReader frames) throws IOException {
        deadline.in(shared.patience().idle());
        idle = true;
        try {
            return !ending && frames.await();
        } finally {
            idle = false;
        }
    }

    private void send(SSLSocket socket, byte[] answer) throws IOException {
        deadline.in(shared.patience().transfer(answer.length));
        OutputStream out = socket.getOutputStream();
        out.write(answer);
        out.flush();
    }

    /** With unread bytes left, closing would take the answer back from a client that has not read it yet. */
    private void refuse(SSLSocket socket, FrameReader frames, BadFrameException refused) throws IOException {
        byte[] beginning = refused.beginning().toArray();
        send(socket, shared.messages().refusal(refused.reason(), refused.getMessage(), beginning));
        socket.shutdownOutput();
        frames.drain(DRAINED_BYTES);
    }

    /** Whether the client has been waited for long enough. */
    boolean isLate() {
        return deadline.isOver();
    }

    /** Ends after the message under way, if there is one. */
    void end() {
        ending = true;
        if (idle) {
            try {
                // Wakes the reading thread, which says goodbye to the client.
                raw.shutdownInput();
            } catch (IOException closed) {
                LOG.trace("Already closed", closed);
            }
        }
    }

    /** Ends at once. */
    void abort() {
        try {
            raw.close();
        } catch (IOException closed) {
            LOG.trace("Already closed", closed);
        }
    }

    /** Gives a late client up: kindly if it only rested. */
    void giveUp() {
        if (idle && !ending) {
            end();
            deadline.in(shared.patience().transfer());
        } else {
            abort();
        }
    }
}
