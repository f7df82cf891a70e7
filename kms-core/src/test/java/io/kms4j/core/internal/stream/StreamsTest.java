package io.kms4j.core.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final long IDLE = 1_000;
    private static final StreamPart FIRST = new StreamPart(StreamPart.Kind.FIRST, Optional.empty());
    private static final StreamPart WHOLE = new StreamPart(StreamPart.Kind.WHOLE, Optional.empty());
    private static final Streams.Owner ALICE = owner("alice");
    private static final Streams.Owner BOB = owner("bob");

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong handles = new AtomicLong();
    private final Streams streams = new Streams(
            new Streams.Limits(2, 3, 300, 500, IDLE),
            length -> Bytes.takeOver(ByteBuffer.allocate(length)
                    .putLong(handles.incrementAndGet())
                    .array()),
            now::get);

    /** Counts what it was given, and knows whether it was closed. */
    private static final class Counter implements StreamState {
        private int parts;
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Streams.Owner owner(String user) {
        return new Streams.Owner(new UserId(user), Operation.MAC, Optional.of(new UniqueIdentifier("key")));
    }

    private static StreamPart next(Bytes handle) {
        return new StreamPart(StreamPart.Kind.NEXT, Optional.of(handle));
    }

    private static StreamPart last(Bytes handle) {
        return new StreamPart(StreamPart.Kind.LAST, Optional.of(handle));
    }

    private Bytes open(Streams.Owner owner, Counter counter) {
        return streams.part(FIRST, owner, Counter.class, () -> counter, (state, handle) -> handle.orElseThrow());
    }

    private int count(StreamPart part, Streams.Owner owner) {
        return streams.part(part, owner, Counter.class, Counter::new, (state, handle) -> ++state.parts);
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    @Test
    void part_goesOnWithTheState_untilTheLast() {
        Counter counter = new Counter();
        Bytes handle = open(ALICE, counter);
        assertThat(handle.length()).isEqualTo(16);
        assertThat(count(next(handle), ALICE)).isEqualTo(1);
        assertThat(count(next(handle), ALICE)).isEqualTo(2);
        assertThat(counter.closed).isFalse();
        assertThat(count(last(handle), ALICE)).isEqualTo(3);
        assertThat(counter.closed).isTrue();
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(last(handle), ALICE));
    }

    @Test
    void part_closesTheState_whenAllDataIsInOneRequest() {
        Counter counter = new Counter();
        streams.part(WHOLE, ALICE, Counter.class, () -> counter, (state, handle) -> {
            assertThat(handle).isEmpty();
            assertThat(state.closed).isFalse();
            return state;
        });
        assertThat(counter.closed).isTrue();
    }

    @Test
    void part_endsTheStream_whenItFails() {
        Counter counter = new Counter();
        Bytes handle = open(ALICE, counter);
        assertThatThrownBy(
                        () -> streams.part(next(handle), ALICE, Counter.class, Counter::new, (state, correlation) -> {
                            throw new IllegalStateException("broken");
                        }))
                .hasMessage("broken");
        assertThat(counter.closed).isTrue();
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(next(handle), ALICE));
    }

    @Test
    void part_refuses_whileAnotherPartIsUnderWay() {
        Bytes handle = open(ALICE, new Counter());
        streams.part(next(handle), ALICE, Counter.class, Counter::new, (state, correlation) -> {
            assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(next(handle), ALICE));
            return state;
        });
        assertThat(count(next(handle), ALICE)).isEqualTo(1);
    }

    @Test
    void part_refuses_whoIsNotTheOwner_andLeavesTheStreamAlone() {
        Counter counter = new Counter();
        Bytes handle = open(ALICE, counter);
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(last(handle), BOB));
        assertRefused(
                ResultReason.INVALID_CORRELATION_VALUE,
                () -> streams.key(next(handle), Optional.empty(), Operation.MAC, BOB.caller()));
        assertRefused(
                ResultReason.INVALID_CORRELATION_VALUE,
                () -> streams.key(next(handle), Optional.empty(), Operation.SIGN, ALICE.caller()));
        assertThat(streams.key(next(handle), Optional.empty(), Operation.MAC, ALICE.caller()))
                .isEqualTo(ALICE.key());
        assertThat(counter.closed).isFalse();
    }

    @Test
    void part_forgetsAStream_thatNobodyContinued() {
        Counter idle = new Counter();
        Counter used = new Counter();
        Bytes first = open(ALICE, idle);
        Bytes second = open(ALICE, used);
        now.addAndGet(IDLE - 1);
        count(next(second), ALICE);
        now.addAndGet(1);
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(next(first), ALICE));
        assertThat(idle.closed).isTrue();
        assertThat(count(next(second), ALICE)).isEqualTo(2);
    }

    @Test
    void part_refusesAnotherStream_whenThereAreTooMany() {
        open(ALICE, new Counter());
        Bytes second = open(ALICE, new Counter());
        Counter refused = new Counter();
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> open(ALICE, refused));
        assertThat(refused.closed).isTrue();
        open(BOB, new Counter());
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> open(BOB, new Counter()));
        count(last(second), ALICE);
        open(BOB, new Counter());
        now.addAndGet(IDLE);
        open(ALICE, new Counter());
        open(ALICE, new Counter());
    }

    @Test
    void buffer_keepsNoMore_thanAUserAndAllUsersMay() {
        UserId alice = ALICE.caller();
        PartBuffer first = streams.buffer(alice);
        first.add(Bytes.takeOver(new byte[100]));
        first.add(Bytes.empty());
        PartBuffer second = streams.buffer(alice);
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> second.add(Bytes.takeOver(new byte[100])));
        second.add(Bytes.takeOver(new byte[36]));
        PartBuffer others = streams.buffer(BOB.caller());
        assertRefused(ResultReason.SERVER_LIMIT_EXCEEDED, () -> others.add(Bytes.takeOver(new byte[200])));
        first.close();
        first.close();
        others.add(Bytes.takeOver(new byte[200]));
        second.add(Bytes.takeOver(new byte[50]));
        assertThat(second.all().length()).isEqualTo(86);
    }

    @Test
    void close_endsAllStreams() {
        Counter counter = new Counter();
        Bytes handle = open(ALICE, counter);
        streams.close();
        assertThat(counter.closed).isTrue();
        assertRefused(ResultReason.INVALID_CORRELATION_VALUE, () -> count(next(handle), ALICE));
    }

    @Test
    void of_readsTheIndicators() {
        Optional<Boolean> yes = Optional.of(true);
        Optional<Boolean> no = Optional.of(false);
        Optional<Boolean> silent = Optional.empty();
        Optional<Bytes> stream = Optional.of(Bytes.takeOver(new byte[16]));
        assertThat(StreamPart.of(silent, silent, Optional.empty()).kind()).isEqualTo(StreamPart.Kind.WHOLE);
        assertThat(StreamPart.of(yes, yes, Optional.empty()).kind()).isEqualTo(StreamPart.Kind.WHOLE);
        assertThat(StreamPart.of(no, no, Optional.empty()).kind()).isEqualTo(StreamPart.Kind.WHOLE);
        assertThat(StreamPart.of(yes, no, Optional.empty()).kind()).isEqualTo(StreamPart.Kind.FIRST);
        assertThat(StreamPart.of(no, silent, stream).kind()).isEqualTo(StreamPart.Kind.NEXT);
        assertThat(StreamPart.of(silent, yes, stream).kind()).isEqualTo(StreamPart.Kind.LAST);
        assertRefused(ResultReason.INVALID_FIELD, () -> StreamPart.of(silent, yes, Optional.empty()));
        assertRefused(ResultReason.INVALID_FIELD, () -> StreamPart.of(yes, silent, stream));
    }
}
