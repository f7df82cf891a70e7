package io.kms4j.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.server.message.BodyMemory;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private static final int LIMIT = 1 << 20;
    private static final int FIRST_WORD = 0x42007801;
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final BodyMemory memory = new BodyMemory(LIMIT, LIMIT);

    private static FrameReader reader(InputStream in) {
        return new FrameReader(in, LIMIT, PATIENCE, new Deadline(PATIENCE.transfer()));
    }

    private static byte[] message(int length) {
        return ByteBuffer.allocate(8 + length).putInt(FIRST_WORD).putInt(length).array();
    }

    private byte[] next(FrameReader reader) throws IOException, BadFrameException {
        try (BodyMemory.Reservation reservation = memory.reserve()) {
            return reader.next(reservation);
        }
    }

    @Test
    void next_cutsMessagesThatComeTogether() throws Exception {
        ByteBuffer both = ByteBuffer.allocate(16 + 24 + 8);
        both.put(message(8)).put(message(16)).put(message(0));
        FrameReader reader = reader(new ByteArrayInputStream(both.array()));

        assertThat(next(reader)).isEqualTo(message(8));
        assertThat(next(reader)).isEqualTo(message(16));
        assertThat(next(reader)).isEqualTo(message(0));
        assertThat(reader.await()).isFalse();
    }

    @Test
    void next_asksForLittleMoreThanHasCome_whateverTheMessageClaims() throws Exception {
        Trickle trickle = new Trickle(message(LIMIT - 8));

        assertThat(next(reader(trickle))).hasSize(LIMIT);
        assertThat(trickle.boldest).isLessThanOrEqualTo(1);
    }

    /** Gives a quarter of what is asked for, and watches how the reader's buffer grows with what it was given. */
    private static final class Trickle extends InputStream {
        private static final int FIRST_BYTES = 8_192;

        private final ByteArrayInputStream in;
        private int given;
        /** The largest buffer that was offered, in multiples of what had come or of the first one. */
        private int boldest;

        Trickle(byte[] bytes) {
            in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            given++;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            boldest = Math.max(boldest, (length - 1) / Math.max(FIRST_BYTES, given));
            int read = in.read(buffer, offset, Math.max(1, length / 4));
            given += Math.max(0, read);
            return read;
        }
    }

    @Test
    void next_refuses_whatIsLargerThanTheLimit_withItsBeginning() {
        byte[] message = message(LIMIT - 7);

        assertThatThrownBy(() -> next(reader(new ByteArrayInputStream(message))))
                .isInstanceOfSatisfying(BadFrameException.class, refused -> {
                    assertThat(refused.beginning().length()).isEqualTo(56);
                    assertThat(refused).hasMessageContaining(Integer.toString(LIMIT));
                });
    }

    @Test
    void next_refuses_whenOthersHaveTheMemory() {
        BodyMemory.Reservation other = memory.reserve();
        assertThat(other.grow(LIMIT)).isTrue();

        assertThatThrownBy(() -> next(reader(new ByteArrayInputStream(message(LIMIT - 8)))))
                .isInstanceOf(BadFrameException.class)
                .hasMessageContaining("try again later");
        other.close();
    }

    @Test
    void next_fails_whenAMessageEndsTooEarly() {
        assertThatThrownBy(() -> next(reader(new ByteArrayInputStream(new byte[] {0x42, 0}))))
                .isInstanceOf(EOFException.class);
        byte[] cut = Arrays.copyOf(message(64), 40);
        assertThatThrownBy(() -> next(reader(new ByteArrayInputStream(cut)))).isInstanceOf(EOFException.class);
    }
}
