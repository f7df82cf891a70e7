package io.kms4j.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long to measure.
 *
 * @param warmUpWindows at most so many windows of warm-up on a fresh server
 * @param starts how often the server is started
 */
record Plan(Duration window, int windows, int warmUpWindows, int starts) {
    static final Plan FULL = new Plan(Duration.ofSeconds(4), 5, 40, 9);

    /** Shows whether all works, and roughly how fast. */
    static final Plan QUICK = new Plan(Duration.ofSeconds(1), 3, 20, 3);

    /** Windows in which others used more than this are left out, if there are better ones. */
    private static final double MOST_OTHER_CORES = 0.2;

    /** A window that is not this much cheaper than the best before it shows no progress. */
    private static final double PROGRESS = 0.97;

    /** After so many of those in a row the server is warm. */
    private static final int PATIENCE = 3;

    /** The most windows of warm-up on a server that other jobs have warmed. */
    private static final int SHORT_WARM_UP = 5;

    /** Puts a job on a server until it is warm, then measures it. */
    Window measure(ServerProcess server, Job job, int connections) throws IOException, InterruptedException {
        try (Load load = new Load(server, job, connections)) {
            warmUp(load, SHORT_WARM_UP);
            List<Window> all = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                all.add(load.run(window));
            }
            load.checkSample();
            List<Window> quiet = all.stream()
                    .filter(measured -> measured.otherCores() <= MOST_OTHER_CORES)
                    .toList();
            return Window.sum(quiet.isEmpty() ? all : quiet);
        }
    }

    /** Puts a job on a server that has just started until it is warm. */
    void warmUp(ServerProcess server, Job job, int connections) throws IOException, InterruptedException {
        try (Load load = new Load(server, job, connections)) {
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
