package io.kms4j.server.crash;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients that change things, each on a thread, until the server is killed. */
final class Writers {
    private static final int PATIENCE_SECONDS = 60;

    private final ServerProcess server;
    private final String prefix;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Change> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> attemptedPairs = new ConcurrentLinkedQueue<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final CountDownLatch first = new CountDownLatch(1);

    Writers(ServerProcess server, String prefix, int clients) {
        this.server = server;
        this.prefix = prefix;
        for (int client = 0; client < clients; client++) {
            String name = prefix + "t" + client + "-";
            int start = client + 1; // so that all kinds of change are under way at once
            Thread thread = new Thread(() -> changeUntilKilled(name, start), name);
            threads.add(thread);
            thread.start();
        }
    }

    /** Returns when the server has answered something, or stopped answering. */
    void awaitAcknowledgement() throws InterruptedException {
        if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            surprises.add(prefix + ": nothing was acknowledged in " + PATIENCE_SECONDS + " s");
        }
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Queue<Change> acknowledged() {
        return acknowledged;
    }

    /** Pairs that were asked for, whatever came of it. */
    Queue<String> attemptedPairs() {
        return attemptedPairs;
    }

    /** Answers that should not have been. */
    Queue<String> surprises() {
        return surprises;
    }

    private void changeUntilKilled(String name, int start) {
        try {
            for (int number = start; ; number++) {
                change(name + number, number % 5);
            }
        } catch (IOException gone) {
            // What a killed server did not answer may be there or not.
            if (!server.isKilled()) {
                surprises.add(name + ": the server was alive, but " + gone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(String id, int kind) throws IOException, InterruptedException {
        if (kind == 4) {
            attemptedPairs.add(id);
            note(Change.Kind.PAIR, id, server.kmip(Requests.createPair(id)));
            return;
        }
        note(Change.Kind.KEY, id, server.kmip(Requests.createKey(id)));
        if (kind == 1) {
            note(Change.Kind.GRANT, id, server.post("/access/grant", Requests.grant(id, "bob")));
        }
        if (kind == 2) {
            note(Change.Kind.REVOCATION, id, server.kmip(Requests.revoke(id)));
        }
    }

    private void note(Change.Kind kind, String id, HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            acknowledged.add(new Change(kind, id));
            first.countDown();
        } else {
            surprises.add(kind + " of " + id + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
