package io.kms4j.server.socket;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for connections, whose number the server bounds. They are not virtual ones, also where the JDK has them: on a
 * machine with more work than processors, connections that always had a next request kept others waiting for seconds.
 */
final class ConnectionThreads {
    private ConnectionThreads() {}

    static ExecutorService create() {
        return Executors.newCachedThreadPool(daemons("kms-socket"));
    }

    static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
