package io.kms4j.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long to measure.
 *
 * @param windows how many, of each target
 * @param warmUpWindows at most so many windows of warm-up on a fresh server
 * @param starts how often the server is started
 */
record Plan(Duration window, int windows, int warmUpWindows, int starts) {
    static final Plan FULL = new Plan(Duration.ofSeconds(2), 11, 60, 9);

    /** Shows whether all works, and roughly how fast. */
    static final Plan QUICK = new Plan(Duration.ofSeconds(1), 3, 20, 3);

    /** A window that is not this much cheaper than the best before it shows no progress. */
    private static final double PROGRESS = 0.97;

    /** After so many of those in a row the server is warm. */
    private static final int PATIENCE = 3;

    /** The most windows of warm-up on a server that other jobs have warmed. */
    private static final int SHORT_WARM_UP = 5;

    /**
     * Warms the targets up and measures them in turn, window by window, so that whatever else happens on the machine happens
     * to all of them.
     */
    List<Measured> measure(List<Target> targets) throws IOException, InterruptedException {
        List<Load> loads = new ArrayList<>();
        List<List<Window>> measured = new ArrayList<>();
        try {
            for (Target target : targets) {
                loads.add(new Load(target));
                measured.add(new ArrayList<>());
            }
            for (Load load : loads) {
                warmUp(load, SHORT_WARM_UP);
            }
            for (int i = 0; i < windows * targets.size(); i++) {
                int which = i % targets.size();
                measured.get(which).add(loads.get(which).run(window));
            }
            for (Load load : loads) {
                load.checkSample();
            }
        } finally {
            for (Load load : loads) {
                load.close();
            }
        }
        return measured.stream()
                .map(mine -> new Measured(mine, measured.get(0)))
                .toList();
    }

    /** Puts a job on a server that has just started until it is warm. */
    void warmUp(Target target) throws IOException, InterruptedException {
        try (Load load = new Load(target)) {
            warmUp(load, warmUpWindows);
        }
    }

    /** Warm is when a request's CPU time has stopped falling. */
    private void warmUp(Load load, int atMost) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        int without = 0;
        for (int i = 0; i < atMost && without < PATIENCE; i++) {
            double micros = load.run(window).serverMicros();
            without = micros < best * PROGRESS ? 0 : without + 1;
            best = Math.min(best, micros);
        }
    }
}
