package io.kms4j.server.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What came out for a target.
 *
 * @param sum all windows
 * @param serverMicros the median window's server CPU per request; a busy machine makes single windows dearer
 * @param ofFirst the median of the target's rate over the first target's, both of the same round
 */
record Measured(Window sum, double serverMicros, double ofFirst) {
    Measured(List<Window> windows, List<Window> first) {
        this(
                Window.sum(windows),
                median(windows.stream().map(Window::serverMicros).toList()),
                median(IntStream.range(0, windows.size())
                        .mapToObj(i -> windows.get(i).rate() / first.get(i).rate())
                        .toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
