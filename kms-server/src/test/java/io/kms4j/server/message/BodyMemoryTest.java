package io.kms4j.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int LARGEST = 1 << 20;

    private static BodyMemory memory(long heapBytes) {
        return new BodyMemory(LARGEST, heapBytes);
    }

    @Test
    void grow_refusesTheSecondLargestBody_untilTheFirstIsAnswered() {
        BodyMemory memory = memory(LARGEST);
        BodyMemory.Reservation first = memory.reserve();
        assertThat(first.grow(LARGEST / 2)).isTrue();
        assertThat(first.grow(LARGEST)).isTrue();

        try (BodyMemory.Reservation second = memory.reserve()) {
            assertThat(second.grow(LARGEST)).isFalse();
            first.close();
            assertThat(second.grow(LARGEST)).isTrue();
        }
    }

    @Test
    void grow_letsSmallBodiesPass_whenAllIsReserved() {
        BodyMemory memory = memory(LARGEST);
        memory.reserve().grow(LARGEST);

        try (BodyMemory.Reservation small = memory.reserve()) {
            assertThat(small.grow(16_384)).isTrue();
        }
    }

    @Test
    void grow_hasRoomForSeveral_whenTheHeapIsLarge() {
        BodyMemory memory = memory(64L * LARGEST);

        for (int i = 0; i < 4; i++) {
            assertThat(memory.reserve().grow(LARGEST)).isTrue();
        }
    }
}
