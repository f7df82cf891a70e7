package io.kms4j.hsm.proteccio.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final BackOff backOff = new BackOff(now::get);

    @Test
    void waitMillis_doublesUpToFiveSeconds() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            backOff.failed();
            waits.add(backOff.waitMillis() - 1);
        }
        assertThat(waits).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void waitMillis_isZero_whenTheTryIsDue() {
        assertThat(backOff.waitMillis()).isZero();
        backOff.failed();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(60));
        assertThat(backOff.waitMillis()).isPositive();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        assertThat(backOff.waitMillis()).isZero();
    }

    @Test
    void isDown_afterMoreThanABlink_untilItSucceeds() {
        for (int i = 0; i < 3; i++) {
            backOff.failed();
            assertThat(backOff.isDown()).isFalse();
        }
        backOff.failed();
        assertThat(backOff.isDown()).isTrue();
        backOff.succeeded();
        assertThat(backOff.isDown()).isFalse();
        assertThat(backOff.waitMillis()).isZero();
    }
}
