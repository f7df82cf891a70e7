package io.kms4j.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Requests and answers as bytes; every failure becomes a sentence. Safe for many threads. */
final class HttpTransport implements AutoCloseable {
    /** Longer error texts are cut: they may come from any web server. */
    private static final int MAX_TEXT = 2_000;

    private final HttpClient http;
    private final ExecutorService threads;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final String base;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final long maxResponseBytes;

    /**
     * @param threads those of {@code http}, which are stopped with this
     */
    HttpTransport(
            HttpClient http,
            ExecutorService threads,
            URI url,
            Map<String, String> headers,
            Duration timeout,
            long maxResponseBytes) {
        this.http = http;
        this.threads = threads;
        this.base = url.toString().replaceAll("/+$", "");
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
        this.maxResponseBytes = maxResponseBytes;
    }

    byte[] get(String path) {
        return send(path, request(path).GET());
    }

    byte[] post(String path, byte[] json) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }

    @SuppressWarnings("CollectionUndefinedEquality") // the very same future is meant
    private byte[] send(String path, HttpRequest.Builder request) {
        if (closed) {
            throw new IllegalStateException("this client was closed");
        }
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request.build(), info -> new LimitedBody(maxResponseBytes));
        underWay.add(pending);
        try {
            HttpResponse<byte[]> response = await(pending);
            if (response.statusCode() / 100 != 2) {
                throw new KmsClientException(path, response.statusCode(), text(response));
            }
            return response.body();
        } finally {
            underWay.remove(pending);
        }
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> pending) {
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new KmsConnectionException(base + " did not answer within " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new KmsConnectionException("interrupted while waiting for " + base, e);
        } catch (CancellationException e) {
            throw new KmsConnectionException("the client was closed while " + base + " was answering", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private KmsConnectionException failure(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new KmsConnectionException("cannot connect to " + base + ": no answer in time", cause);
        }
        if (cause instanceof ConnectException) {
            String why = hasCause(cause, UnresolvedAddressException.class)
                    ? "no such host"
                    : "connection refused; is the server running there?";
            return new KmsConnectionException("cannot connect to " + base + ": " + why, cause);
        }
        if (cause instanceof SSLException) {
            return new KmsConnectionException("no TLS connection to " + base + ": " + sentence(cause), cause);
        }
        if (cause instanceof IOException) {
            return new KmsConnectionException("the connection to " + base + " broke: " + sentence(cause), cause);
        }
        return new KmsConnectionException("cannot call " + base + ": " + sentence(cause), cause);
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(pending -> pending.cancel(true));
        threads.shutdownNow();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static String text(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String clean = body.codePoints()
                .limit(MAX_TEXT)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (!clean.isEmpty()) {
            return clean;
        }
        return switch (response.statusCode()) {
            case 401 -> "unauthorized: the server did not accept the credentials, or got none";
            case 404 -> "not found: is this the address of a KMS?";
            default -> "HTTP status " + response.statusCode();
        };
    }
}
