package io.kms4j.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void quantile_isExactToThreePercent_overAllMagnitudes() {
        for (long nanos = 1; nanos < 10_000_000_000L; nanos = nanos * 3 / 2 + 1) {
            Latencies latencies = new Latencies();
            latencies.add(nanos);
            assertThat(latencies.quantile(500).toNanos()).isCloseTo(nanos, Percentage.withPercentage(3));
        }
    }

    @Test
    void quantile_countsFromBelow_whenHistogramsAreAdded() {
        Latencies low = new Latencies();
        Latencies high = new Latencies();
        for (int i = 0; i < 95; i++) {
            low.add(10);
        }
        for (int i = 0; i < 5; i++) {
            high.add(20);
        }
        low.addAll(high);
        assertThat(low.count()).isEqualTo(100);
        assertThat(low.quantile(950).toNanos()).isEqualTo(10);
        assertThat(low.quantile(951).toNanos()).isEqualTo(20);
    }

    @Test
    void quantile_isZero_whenThereWasNothing() {
        assertThat(new Latencies().quantile(990)).isEqualTo(Duration.ZERO);
    }

    @Test
    void add_takesTheLastPlace_whenATimeIsBeyondAll() {
        Latencies latencies = new Latencies();
        latencies.add(Long.MAX_VALUE);
        assertThat(latencies.quantile(500).toSeconds()).isCloseTo(17L, within(1L));
    }
}
