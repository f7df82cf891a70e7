package io.kms4j.server.bench;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One kept HTTP/1.1 connection to this machine, that does the least it can: whole requests go out as they are, and of an
 * answer it looks at the status and the length. For one thread.
 */
final class Connection implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length:");

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int bodyAt;

    Connection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A request as it goes over the wire. */
    static byte[] request(String method, String path, String contentType, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (body.length == 0 ? "" : "Content-Type: " + contentType + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] start = ascii(head);
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /** Sends a request and reads the answer; gives its status. */
    int send(byte[] request) throws IOException {
        out.write(request);
        filled = 0;
        int headEnd = -1;
        while (headEnd < 0) {
            int from = Math.max(0, filled - HEAD_END.length);
            fill();
            headEnd = find(HEAD_END, from, filled);
        }
        bodyAt = headEnd + HEAD_END.length;
        int end = bodyAt + contentLength(headEnd);
        if (end > buffer.length) {
            throw new ProtocolException("the answer is larger than this tool reads");
        }
        while (filled < end) {
            fill();
        }
        return Integer.parseInt(text(STATUS_AT, STATUS_AT + 3));
    }

    private void fill() throws IOException {
        int more = in.read(buffer, filled, buffer.length - filled);
        if (more < 0) {
            throw new EOFException("the server closed the connection");
        }
        filled += more;
    }

    private int contentLength(int headEnd) throws ProtocolException {
        int at = find(LENGTH, 0, headEnd);
        if (at < 0) {
            throw new ProtocolException("the answer does not say how long it is");
        }
        int from = at + LENGTH.length;
        int to = from;
        while (buffer[to] != '\r') {
            to++;
        }
        return Integer.parseInt(text(from, to).strip());
    }

    /** Where these lower-case bytes begin, whatever the case in the buffer; negative when they are not there. */
    private int find(byte[] wanted, int from, int to) {
        for (int at = from; at + wanted.length <= to; at++) {
            int i = 0;
            while (i < wanted.length && lowerCase(buffer[at + i]) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static int lowerCase(byte ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }

    /** The length of the last answer's body, in bytes. */
    int bodyLength() {
        return filled - bodyAt;
    }

    /** The last answer's body. */
    byte[] body() {
        return Arrays.copyOfRange(buffer, bodyAt, filled);
    }

    private String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
