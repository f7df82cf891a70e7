package io.kms4j.server.bench;

import java.time.Duration;
import java.util.List;

/**
 * What happened during some seconds of load.
 *
 * @param errors answers that were not a success, or not as long as the first one
 * @param serverCpu that the server used
 * @param toolCpu that this program used
 * @param otherCpu that all else on the machine used
 */
record Window(
        Latencies latencies, long errors, Duration wall, Duration serverCpu, Duration toolCpu, Duration otherCpu) {

    /** As one window. */
    static Window sum(List<Window> windows) {
        Latencies latencies = new Latencies();
        windows.forEach(window -> latencies.addAll(window.latencies));
        Window sum = new Window(latencies, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        for (Window window : windows) {
            sum = new Window(
                    latencies,
                    sum.errors + window.errors,
                    sum.wall.plus(window.wall),
                    sum.serverCpu.plus(window.serverCpu),
                    sum.toolCpu.plus(window.toolCpu),
                    sum.otherCpu.plus(window.otherCpu));
        }
        return sum;
    }

    /** Requests per second. */
    double rate() {
        return latencies.count() / seconds(wall);
    }

    /** Server CPU per request, in microseconds. */
    double serverMicros() {
        return micros(serverCpu) / Math.max(1, latencies.count());
    }

    /** This program's CPU per request, in microseconds. */
    double toolMicros() {
        return micros(toolCpu) / Math.max(1, latencies.count());
    }

    /** How many cores other programs used. */
    double otherCores() {
        return seconds(otherCpu) / seconds(wall);
    }

    private static double seconds(Duration span) {
        return micros(span) / 1e6;
    }

    static double micros(Duration span) {
        return span.toNanos() / 1e3;
    }
}
