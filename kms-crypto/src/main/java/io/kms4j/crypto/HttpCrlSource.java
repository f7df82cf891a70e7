package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Revocation lists over HTTP, from hosts that an operator named and from no other: a certificate says where its list is, so
 * whoever makes one could otherwise have the server call any address. Redirections are not followed. A list is kept for an
 * hour. Safe for many threads.
 */
public final class HttpCrlSource implements CrlSource {
    private static final int MAX_BYTES = 10 << 20;
    private static final int MAX_KEPT = 32;
    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private record Kept(Bytes list, Instant until) {}

    private final Set<String> hosts;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<URI, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A source that calls these hosts.
     *
     * @param hosts names or addresses as they stand in the certificates, with {@code :port} where it is not the usual one
     */
    public HttpCrlSource(Set<String> hosts, Clock clock) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    @Override
    public byte[] fetch(URI distributionPoint) throws IOException {
        check(distributionPoint);
        synchronized (kept) {
            Kept known = kept.get(distributionPoint);
            if (known != null && known.until().isAfter(clock.instant())) {
                return known.list().toArray();
            }
        }
        byte[] list = download(distributionPoint);
        synchronized (kept) {
            kept.put(
                    distributionPoint,
                    new Kept(Bytes.copyOf(list), clock.instant().plus(KEPT_FOR)));
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return list;
    }

    private void check(URI distributionPoint) throws IOException {
        String scheme = String.valueOf(distributionPoint.getScheme()).toLowerCase(Locale.ROOT);
        String authority = String.valueOf(distributionPoint.getRawAuthority()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || !hosts.contains(authority)) {
            throw new IOException("revocation lists are not fetched from there");
        }
    }

    private byte[] download(URI uri) throws IOException {
        try {
            HttpResponse<InputStream> response =
                    client.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] list = body.readNBytes(MAX_BYTES + 1);
                if (response.statusCode() != 200 || list.length > MAX_BYTES) {
                    throw new IOException("there is no revocation list, or it is too large");
                }
                return list;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
