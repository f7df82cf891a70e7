package io.kms4j.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kms4j.client.internal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that records what it is asked and answers what it was told to, over real HTTP. */
public final class StubKms implements AutoCloseable {
    /** A request as it came. */
    public record Request(String method, String path, Map<String, List<String>> headers, String body) {
        /** The first value of a header. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** The KMIP operation; empty for other requests. */
        public String operation() {
            return body.isEmpty() ? "" : String.valueOf(parsed().get("tag"));
        }

        /** The value of an item of the operation; empty if it is not there. */
        public String value(String tag) {
            if (parsed().get("value") instanceof List<?> items) {
                for (Object item : items) {
                    if (item instanceof Map<?, ?> members && tag.equals(members.get("tag"))) {
                        return String.valueOf(members.get("value"));
                    }
                }
            }
            return "";
        }

        private Map<?, ?> parsed() {
            try {
                return Json.read(body.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> members
                        ? members
                        : Map.of();
            } catch (IOException e) {
                return Map.of();
            }
        }
    }

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Request, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public StubKms() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** With a server that was made elsewhere, such as one for HTTPS. */
    public StubKms(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers a KMIP operation, or a path that starts with a slash. */
    public StubKms answer(String operationOrPath, String body) {
        return answer(operationOrPath, 200, body);
    }

    public StubKms answer(String operationOrPath, int status, String body) {
        replies.put(operationOrPath, request -> new Reply(status, body));
        return this;
    }

    public StubKms answer(String operationOrPath, Function<Request, String> body) {
        replies.put(operationOrPath, request -> new Reply(200, body.apply(request)));
        return this;
    }

    public List<Request> requests() {
        return requests;
    }

    public Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("there were " + requests.size() + " requests");
        }
        return requests.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        String key = request.path().equals("/kmip/2_1") ? request.operation() : request.path();
        Function<Request, Reply> reply = replies.getOrDefault(key, other -> new Reply(404, ""));
        Reply chosen = reply.apply(request);
        byte[] body = chosen.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(chosen.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
