package io.kms4j.hsm.proteccio.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.SecretBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    /** With a thread for each caller, threads idle again and again: the hand-over must never get lost. */
    @ParameterizedTest
    @ValueSource(ints = {4, 12})
    void call_runsEverything_whenManyThreadsCall(int size) throws Exception {
        Workers workers = new Workers("slot", size);
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Thread caller = new Thread(() -> {
                for (int n = 0; n < 10_000; n++) {
                    int number = n;
                    int answer = workers.call(
                            () -> {
                                used.add(Thread.currentThread());
                                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                                atOnce.decrementAndGet();
                                return number;
                            },
                            LONG);
                    assertThat(answer).isEqualTo(number);
                }
            });
            caller.setUncaughtExceptionHandler((thread, e) -> failures.add(e));
            caller.start();
            callers.add(caller);
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(failures).isEmpty();
        assertThat(used).hasSizeLessThanOrEqualTo(size).allMatch(Thread::isDaemon);
        assertThat(most.get()).isLessThanOrEqualTo(size);
        workers.shutDown();
        for (Thread thread : used) {
            thread.join();
        }
    }

    @Test
    void call_usesOneThread_whenOneThreadCalls() {
        Workers workers = new Workers("slot", 8);
        Set<String> used = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 1_000; i++) {
            used.add(workers.call(() -> Thread.currentThread().getName(), LONG));
        }
        assertThat(used).containsExactly("slot 1");
    }

    @Test
    void call_throwsWhatTheWorkThrows() {
        Workers workers = new Workers("slot", 1);
        assertThatThrownBy(() -> workers.call(
                        () -> {
                            throw new IllegalArgumentException("mine");
                        },
                        LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
        assertThatThrownBy(() -> workers.call(
                        () -> {
                            throw new AssertionError("mine");
                        },
                        LONG))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void queuedCall_isNeverRun_onceItsCallerHasGone() throws Exception {
        Workers workers = new Workers("slot", 1);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        Thread first = new Thread(() -> workers.call(() -> hang(hanging, goOn), LONG));
        first.start();
        hanging.await();
        assertThatThrownBy(() -> workers.call(ran::incrementAndGet, SHORT))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("0.05 s")
                .hasMessageContaining("busy");
        goOn.countDown();
        first.join();
        assertThat(workers.call(() -> 1, LONG)).isEqualTo(1);
        assertThat(ran).hasValue(0);
        assertThat(workers.hang()).isFalse();
    }

    @Test
    void lateSecret_isWiped_whenItsCallerHasGone() throws Exception {
        Workers workers = new Workers("slot", 1);
        SecretBytes secret = SecretBytes.copyOf(new byte[] {1});
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        assertThatThrownBy(() -> workers.call(
                        () -> {
                            hang(hanging, goOn);
                            return secret;
                        },
                        SHORT))
                .isInstanceOf(UnavailableException.class);
        assertThat(workers.hang()).isTrue();
        assertThatThrownBy(() -> workers.call(() -> 1, LONG))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not answer");
        goOn.countDown();
        workers.shutDown();
        assertThat(workers.hang()).isFalse();
        assertThatThrownBy(secret::reveal).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptedCaller_goesAway_withItsFlagSet() {
        Workers workers = new Workers("slot", 1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> workers.call(() -> hang(new CountDownLatch(1), goOn), LONG))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        goOn.countDown();
    }

    private static int hang(CountDownLatch hanging, CountDownLatch goOn) {
        hanging.countDown();
        try {
            goOn.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
