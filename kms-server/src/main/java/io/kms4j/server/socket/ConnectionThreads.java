package io.kms4j.server.socket;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for connections, whose number the server bounds: virtual ones where the JDK has them (21 and later). */
final class ConnectionThreads {
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private ConnectionThreads() {}

    static ExecutorService create() {
        if (Runtime.version().feature() < VIRTUAL_THREADS_SINCE) {
            return Executors.newCachedThreadPool(daemons("kms-socket"));
        }
        try {
            // Compiled for 17, where there is no such method.
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
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
