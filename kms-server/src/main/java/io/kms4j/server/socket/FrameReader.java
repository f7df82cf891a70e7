package io.kms4j.server.socket;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.server.message.BodyMemory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts what a client sends into messages (KMIP 2.1, TTLV Encoding). What a message says about its length is only a reason to
 * refuse it: memory is taken for what has arrived. For one thread.
 */
final class FrameReader {
    private static final int HEADER_BYTES = 8;
    /** Where the version is. */
    private static final int BEGINNING_BYTES = 56;

    private static final int FIRST_BYTES = 8_192;
    private static final int TYPE_STRUCTURE = 1;
    private static final int FIRST_WORD = Tag.REQUEST_MESSAGE.code() << 8 | TYPE_STRUCTURE;

    private final InputStream in;
    private final int limit;
    private final Patience patience;
    private final Deadline deadline;

    FrameReader(InputStream in, int limit, Patience patience, Deadline deadline) {
        this.in = new BufferedInputStream(in);
        this.limit = limit;
        this.patience = patience;
        this.deadline = deadline;
    }

    /**
     * Waits for the first byte of a message.
     *
     * @return whether there is one; otherwise the client has said all it wanted to say
     */
    boolean await() throws IOException {
        in.mark(1);
        boolean there = in.read() >= 0;
        in.reset();
        return there;
    }

    /**
     * Reads a whole message.
     *
     * @throws BadFrameException when it is larger than the limit, or there is no memory for it
     * @throws IOException when this is no KMIP, or ends too early
     */
    byte[] next(BodyMemory.Reservation reservation) throws IOException, BadFrameException {
        long begin = System.nanoTime();
        deadline.after(begin, patience.transfer());
        byte[] buffer = new byte[FIRST_BYTES];
        if (in.readNBytes(buffer, 0, HEADER_BYTES) < HEADER_BYTES) {
            throw new EOFException("a message ended too early");
        }
        ByteBuffer header = ByteBuffer.wrap(buffer);
        if (header.getInt() != FIRST_WORD) {
            throw new IOException("what came is no KMIP request");
        }
        long total = HEADER_BYTES + (header.getInt() & 0xFFFF_FFFFL);
        if (total > limit) {
            int more = in.readNBytes(buffer, HEADER_BYTES, BEGINNING_BYTES - HEADER_BYTES);
            throw refusal("the message is larger than " + limit + " bytes", buffer, HEADER_BYTES + more);
        }
        int length = HEADER_BYTES;
        while (length < total) {
            if (length == buffer.length) {
                int wanted = (int) Math.min(2L * length, total);
                if (!reservation.grow(wanted)) {
                    throw refusal("too many large requests at the same time; try again later", buffer, BEGINNING_BYTES);
                }
                buffer = Arrays.copyOf(buffer, wanted);
            }
            int more = in.read(buffer, length, (int) Math.min(buffer.length, total) - length);
            if (more < 0) {
                throw new EOFException("a message ended too early");
            }
            length += more;
            deadline.after(begin, patience.transfer(length));
        }
        return Arrays.copyOf(buffer, length);
    }

    private static BadFrameException refusal(String text, byte[] buffer, int length) {
        Bytes beginning = Bytes.copyOf(Arrays.copyOf(buffer, length));
        return new BadFrameException(ResultReason.SERVER_LIMIT_EXCEEDED, text, beginning);
    }

    /** Throws away what a client is still sending, so that it finds the time to read its answer. */
    void drain(int most) throws IOException {
        byte[] buffer = new byte[FIRST_BYTES];
        int drained = 0;
        int more;
        while (drained < most && (more = in.read(buffer)) >= 0) {
            drained += more;
        }
    }
}
