package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.testkit.MariaDbExtension;
import io.kms4j.testkit.MariaDbServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens when the server goes away, on a server of its own. */
@ExtendWith(MariaDbExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class MariaDbFailureTest {
    private static final int WRITERS = 4;
    private static final String HALF = "-half";

    private final List<MariaDbServer> servers = new ArrayList<>();

    @BeforeAll
    void start() {
        servers.add(MariaDbServer.create());
    }

    @AfterAll
    void stop() {
        servers.forEach(MariaDbServer::close);
    }

    @Test
    void calls_fail_whileTheServerIsDown_andRecoverByThemselves() {
        MariaDbServer server = servers.get(0);
        MySqlSettings settings = MySqlSettings.parse(server.url(server.newDatabase()));
        try (JdbcStore store = JdbcStore.openMySql(settings)) {
            Objects.insert(store, "first");
            server.kill();

            assertThatThrownBy(() -> store.keyStore().find(Objects.id("first")))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageNotContaining("SELECT");
            assertThatThrownBy(() -> Objects.insert(store, "second")).isInstanceOf(UnavailableException.class);
            assertThat(store.problem()).isPresent();
            assertThatThrownBy(() -> JdbcStore.openMySql(settings))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("cannot be reached");

            server.start();
            awaitRecovery(store);
            assertThat(store.keyStore().find(Objects.id("first"))).isPresent();
            Objects.insert(store, "second");
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void calls_fail_whileTheServerHangs() {
        MariaDbServer server = servers.get(0);
        try (JdbcStore store = JdbcStore.openMySql(MySqlSettings.parse(server.url(server.newDatabase())))) {
            Objects.insert(store, "first");
            server.suspend();
            try {
                assertThatThrownBy(() -> store.keyStore().find(Objects.id("first")))
                        .isInstanceOf(UnavailableException.class);
                assertThatThrownBy(() -> Objects.insert(store, "second")).isInstanceOf(UnavailableException.class);
            } finally {
                server.resume();
            }
            awaitRecovery(store);
            assertThat(store.keyStore().find(Objects.id("first"))).isPresent();
        }
    }

    @Test
    void apply_losesNothingAcknowledged_whenTheServerIsKilled() throws Exception {
        MariaDbServer server = servers.get(0);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Random random = new Random();
        try (JdbcStore store = JdbcStore.openMySql(MySqlSettings.parse(server.url(server.newDatabase())))) {
            for (int cycle = 0; cycle < 2; cycle++) {
                insertPairsUntilKilled(server, store, "c" + cycle + "-", acknowledged, random.nextInt(400));
            }
            Set<String> stored = new HashSet<>();
            for (StoredObject object :
                    store.keyStore().locate(Objects.owned(0, Integer.MAX_VALUE)).objects()) {
                stored.add(object.id().value());
            }
            assertThat(stored).containsAll(acknowledged);
            assertThat(stored).allMatch(id -> stored.contains(id.endsWith(HALF) ? id.replace(HALF, "") : id + HALF));
        }
    }

    private static void insertPairsUntilKilled(
            MariaDbServer server, JdbcStore store, String prefix, Set<String> acknowledged, int delayMillis)
            throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> ends = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = prefix + writer + "-";
            ends.add(writers.submit(() -> insertPairs(store, name, acknowledged)));
        }
        writers.shutdown();
        writers.awaitTermination(delayMillis, TimeUnit.MILLISECONDS);
        server.kill();
        for (Future<?> end : ends) {
            assertThatThrownBy(() -> end.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(UnavailableException.class);
        }
        server.start();
        awaitRecovery(store);
    }

    /** The pool looks for the server every five seconds when it has been away for long; each call waits three. */
    private static void awaitRecovery(JdbcStore store) {
        for (int call = 0; call < 10 && store.problem().isPresent(); call++) {}
        assertThat(store.problem()).isEmpty();
    }

    private static void insertPairs(JdbcStore store, String prefix, Set<String> acknowledged) {
        for (int i = 0; ; i++) {
            Objects.insert(store, prefix + i, prefix + i + HALF);
            acknowledged.add(prefix + i);
        }
    }
}
