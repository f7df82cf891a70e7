package io.kms4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.server.config.HttpSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private static final int LARGEST = 1 << 20;

    private static BodyMemory memory(long heapBytes) {
        return new BodyMemory(
                new HttpSettings("127.0.0.1", 0, LARGEST, Optional.empty(), false, RunningServer.USER, false),
                heapBytes);
    }

    @Test
    void grow_refusesTheSecondLargestBody_untilTheFirstIsAnswered() {
        BodyMemory memory = memory(LARGEST);
        BodyMemory.Reservation first = memory.reserve();
        first.grow(LARGEST / 2);
        first.grow(LARGEST);

        try (BodyMemory.Reservation second = memory.reserve()) {
            assertThatThrownBy(() -> second.grow(LARGEST))
                    .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.status())
                            .isEqualTo(503));
            first.close();
            assertThatCode(() -> second.grow(LARGEST)).doesNotThrowAnyException();
        }
    }

    @Test
    void grow_letsSmallBodiesPass_whenAllIsReserved() {
        BodyMemory memory = memory(LARGEST);
        memory.reserve().grow(LARGEST);

        try (BodyMemory.Reservation small = memory.reserve()) {
            assertThatCode(() -> small.grow(16_384)).doesNotThrowAnyException();
        }
    }

    @Test
    void grow_hasRoomForSeveral_whenTheHeapIsLarge() {
        BodyMemory memory = memory(64L * LARGEST);

        for (int i = 0; i < 4; i++) {
            BodyMemory.Reservation reservation = memory.reserve();
            assertThatCode(() -> reservation.grow(LARGEST)).doesNotThrowAnyException();
        }
    }
}
