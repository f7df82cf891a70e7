package io.kms4j.server.bench;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends one job over some kept connections, each as fast as it is answered. */
final class Load implements Closeable {
    private static final int FIRST_FAILURE = 300;
    private static final int MOST_REQUESTS = 20_000_000;

    private final long serverPid;
    private final Job job;
    private final int expectedLength;
    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    /** What one connection saw. */
    private record Seen(Latencies latencies, long errors) {}

    /**
     * Connects, and checks one answer.
     *
     * @throws IllegalStateException when the answer is wrong
     */
    Load(Target target) throws IOException {
        ServerProcess server = target.server();
        this.serverPid = server.pid();
        this.job = target.job();
        this.threads = Executors.newFixedThreadPool(target.connections());
        for (int i = 0; i < target.connections(); i++) {
            connections.add(new Connection(server.port()));
        }
        Connection first = connections.get(0);
        int status = first.send(job.request().toArray());
        if (status >= FIRST_FAILURE) {
            throw new IllegalStateException(job.name() + " is answered with " + status);
        }
        job.check().accept(first.body());
        this.expectedLength = first.bodyLength();
    }

    /** Sends for this long. */
    Window run(Duration length) throws IOException, InterruptedException {
        Duration server = Kernel.cpu(serverPid);
        Duration tool = Kernel.cpu(ProcessHandle.current().pid());
        Duration all = Kernel.cpuOfAll();
        long begin = System.nanoTime();
        Seen seen = send(begin + length.toNanos());
        Duration wall = Duration.ofNanos(System.nanoTime() - begin);
        server = Kernel.cpu(serverPid).minus(server);
        tool = Kernel.cpu(ProcessHandle.current().pid()).minus(tool);
        Duration others = Kernel.cpuOfAll().minus(all).minus(server).minus(tool);
        return new Window(seen.latencies, seen.errors, wall, server, tool, others);
    }

    private Seen send(long deadline) throws InterruptedException {
        List<Callable<Seen>> senders = new ArrayList<>();
        connections.forEach(connection -> senders.add(() -> send(connection, deadline)));
        Latencies latencies = new Latencies();
        long errors = 0;
        for (Future<Seen> sender : threads.invokeAll(senders)) {
            try {
                Seen seen = sender.get();
                latencies.addAll(seen.latencies);
                errors += seen.errors;
            } catch (ExecutionException broken) {
                throw new IllegalStateException("a connection broke during " + job.name(), broken.getCause());
            }
        }
        return new Seen(latencies, errors);
    }

    private Seen send(Connection connection, long deadline) throws IOException {
        byte[] request = job.request().toArray();
        Latencies latencies = new Latencies();
        long errors = 0;
        long begin = System.nanoTime();
        for (int i = 0; begin < deadline && i < MOST_REQUESTS; i++) {
            int status = connection.send(request);
            long end = System.nanoTime();
            latencies.add(end - begin);
            begin = end;
            if (status >= FIRST_FAILURE || connection.bodyLength() != expectedLength) {
                errors++;
            }
        }
        return new Seen(latencies, errors);
    }

    /**
     * Checks the last answer of each connection.
     *
     * @throws IllegalStateException when one is wrong
     */
    void checkSample() {
        connections.forEach(connection -> job.check().accept(connection.body()));
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
