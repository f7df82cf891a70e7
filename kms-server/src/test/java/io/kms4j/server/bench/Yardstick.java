package io.kms4j.server.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** What the machine gives at best, in the same minute: Jetty that sends back what it got, and a disk that is told to sync. */
final class Yardstick extends Handler.Abstract {
    private static final int PAGE_BYTES = 4_096;
    private static final Duration SYNCING = Duration.ofSeconds(2);

    /** Serves as a process of its own until it is told to end. */
    public static void main(String[] args) throws Exception {
        Server server = listening();
        System.out.println("listening on http://127.0.0.1:" + port(server));
        server.join();
    }

    /** A server of this kind on a free port of this machine. */
    static Server listening() throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Yardstick());
        server.start();
        return server;
    }

    static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        response.write(true, Content.Source.asByteBuffer(request), callback);
        return true;
    }

    /** How often in a second a page can be appended to a file and be on the disk. */
    static double syncsPerSecond(Path directory) throws IOException {
        Path file = directory.resolve("syncs");
        long begin = System.nanoTime();
        long end = begin + SYNCING.toNanos();
        long syncs = 0;
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.allocate(PAGE_BYTES));
                channel.force(false);
                syncs++;
            }
        }
        return syncs * 1e9 / (System.nanoTime() - begin);
    }
}
