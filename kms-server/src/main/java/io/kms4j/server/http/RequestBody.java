package io.kms4j.server.http;

import io.javalin.http.Context;
import io.kms4j.server.message.BodyMemory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads bodies without trusting what is announced: never more than the limit, and memory only for what has arrived. Safe
 * for many threads.
 */
final class RequestBody {
    private static final int FIRST_BYTES = 8_192;
    private static final int PATIENCE_SECONDS = 20;
    private static final int LEAST_BYTES_PER_SECOND = 1_024;

    private final int limit;
    private final BodyMemory memory;

    /**
     * A reader of bodies.
     *
     * @param limit in bytes
     * @param memory may be shared with other transports
     */
    RequestBody(int limit, BodyMemory memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /**
     * Lends the whole body to {@code answer}, for which its memory is kept free.
     *
     * @throws HttpProblem 413 when it is larger than the limit, 415 when it is compressed, 400 when it ends too early,
     *     408 when it hardly arrives, 503 when too many large ones are here
     */
    void use(Context ctx, Consumer<byte[]> answer) {
        try (BodyMemory.Reservation reservation = memory.reserve()) {
            answer.accept(read(ctx, reservation));
        }
    }

    private byte[] read(Context ctx, BodyMemory.Reservation reservation) {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null
                && !encoding.isBlank()
                && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
            throw new HttpProblem(415, "Content-Encoding is not supported: send the body as it is");
        }
        if (ctx.req().getContentLengthLong() > limit) {
            throw tooLarge(ctx);
        }
        try (InputStream in = ctx.req().getInputStream()) {
            return read(in, ctx, reservation);
        } catch (IOException broken) {
            throw new HttpProblem(400, "the body ended before it was complete");
        }
    }

    private byte[] read(InputStream in, Context ctx, BodyMemory.Reservation reservation) throws IOException {
        long begin = System.nanoTime();
        byte[] buffer = new byte[firstBytes(ctx.req().getContentLengthLong())];
        int length = 0;
        int more;
        while ((more = in.read(buffer, length, buffer.length - length)) >= 0) {
            length += more;
            if (length > limit) {
                throw tooLarge(ctx);
            }
            if (isTooSlow(length, System.nanoTime() - begin)) {
                ctx.header("Connection", "close");
                throw new HttpProblem(408, "the body arrives too slowly");
            }
            if (length == buffer.length) {
                int wanted = (int) Math.min(2L * length, limit + 1L);
                if (!reservation.grow(wanted)) {
                    throw new HttpProblem(503, "too many large requests at the same time; try again later");
                }
                buffer = Arrays.copyOf(buffer, wanted);
            }
        }
        return Arrays.copyOf(buffer, length);
    }

    /** What is announced, and one to see the end; what is announced too large comes piece by piece. */
    private static int firstBytes(long announced) {
        return announced >= 0 && announced < FIRST_BYTES ? (int) announced + 1 : FIRST_BYTES;
    }

    private static boolean isTooSlow(int bytes, long nanos) {
        long seconds = Duration.ofNanos(nanos).toSeconds();
        return seconds > PATIENCE_SECONDS && bytes < seconds * LEAST_BYTES_PER_SECOND;
    }

    private HttpProblem tooLarge(Context ctx) {
        // What is left of the body is not read: the connection cannot be used again.
        ctx.header("Connection", "close");
        return new HttpProblem(413, "the request is larger than " + limit + " bytes");
    }
}
