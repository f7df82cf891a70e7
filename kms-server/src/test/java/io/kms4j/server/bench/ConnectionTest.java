package io.kms4j.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTest {
    private final Server yardstick;

    ConnectionTest() throws Exception {
        yardstick = Yardstick.listening();
    }

    @AfterAll
    void stop() throws Exception {
        yardstick.stop();
    }

    @Test
    void send_readsWholeAnswers_oneAfterTheOther() throws Exception {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        try (Connection connection = new Connection(Yardstick.port(yardstick))) {
            for (int length : new int[] {1, 883, 100_000, 0}) {
                byte[] body = Arrays.copyOf(random, length);
                assertThat(connection.send(Connection.request("POST", "/", "application/octet-stream", body)))
                        .isEqualTo(200);
                assertThat(connection.bodyLength()).isEqualTo(length);
                assertThat(connection.body()).isEqualTo(body);
            }
        }
    }
}
