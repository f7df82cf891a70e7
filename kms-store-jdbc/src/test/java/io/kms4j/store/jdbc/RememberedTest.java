package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.kmip.UniqueIdentifier;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final UniqueIdentifier ID = new UniqueIdentifier("key");

    private final AtomicInteger decoded = new AtomicInteger();
    private final Remembered<String> remembered = new Remembered<>(
            column -> {
                decoded.incrementAndGet();
                return Rows.text(column);
            },
            text -> !text.startsWith("secret"));

    @Test
    void decode_decodesOnce_whileTheColumnHoldsTheSame() {
        assertThat(decode("one")).isEqualTo("one");
        assertThat(decode("one")).isEqualTo("one");
        assertThat(decoded).hasValue(1);
    }

    @Test
    void decode_givesTheNewValue_whenTheColumnChanged() {
        decode("one");
        assertThat(decode("two")).isEqualTo("two");
        assertThat(decode("one")).isEqualTo("one");
        assertThat(decoded).hasValue(3);
    }

    @Test
    void decode_remembersNothing_whenItIsNotWantedOrTooLarge() {
        decode("secret");
        decode("secret");
        assertThat(decoded).hasValue(2);
        decode("x".repeat(5_000));
        decode("x".repeat(5_000));
        assertThat(decoded).hasValue(4);
    }

    @Test
    void decode_keepsObjectsApart_whenTheyShareAPlace() {
        for (int i = 0; i < 5_000; i++) {
            String text = "text " + i;
            assertThat(remembered.decode(new UniqueIdentifier("key " + i), bytes(text)))
                    .isEqualTo(text);
        }
    }

    private String decode(String text) {
        return remembered.decode(ID, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
