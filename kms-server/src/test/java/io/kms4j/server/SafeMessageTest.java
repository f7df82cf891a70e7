package io.kms4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class SafeMessageTest {
    /** What the server's log has of a message and what caused it. */
    private static String logged(String message, Throwable... cause) throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(SafeMessageTest.class.getResource("/logback.xml"));
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
        LoggingEvent event = new LoggingEvent(
                "test",
                context.getLogger("io.kms4j.Test"),
                Level.WARN,
                message,
                cause.length > 0 ? cause[0] : null,
                null);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u001B[31m", "\u202E", "\u2028", "\u0000", "\u0085"})
    void message_staysOnItsLine_whateverItQuotes(String evil) throws Exception {
        String logged = logged("user eve" + evil + "2026-01-01 INFO Main: admin logged in");

        assertThat(logged).hasLineCount(1).contains("eve\\u").doesNotContain(evil + "2026");
    }

    @Test
    void exception_cannotForgeAnEntry() throws Exception {
        String logged = logged("failed", new IllegalStateException("x\n2026-01-01 INFO Main: forged\u001B[0m"));

        assertThat(logged.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(logged)
                .contains("IllegalStateException", "at io.kms4j.server")
                .doesNotContain("\u001B");
    }
}
