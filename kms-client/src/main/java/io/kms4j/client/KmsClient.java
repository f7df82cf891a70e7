package io.kms4j.client;

import static io.kms4j.client.PlainJson.array;
import static io.kms4j.client.PlainJson.flag;
import static io.kms4j.client.PlainJson.object;
import static io.kms4j.client.PlainJson.objects;
import static io.kms4j.client.PlainJson.text;

import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.kmip.ttlv.JsonTtlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A KMS on the other side of HTTP. Safe for many threads; connections are kept and shared, so make one and keep it.
 *
 * <p>Every method throws {@link KmsClientException} when the server refuses or its answer cannot be read, and its kind
 * {@link KmsConnectionException} when there is no answer. Nothing is retried: whether an operation may be repeated, only the
 * caller knows.
 */
public final class KmsClient implements AutoCloseable {
    private static final String KMIP = "/kmip/2_1";

    private final HttpTransport transport;
    private final AccessClient access;
    private final WireListener listener;

    KmsClient(HttpTransport transport, WireListener listener) {
        this.transport = transport;
        this.access = new AccessClient(transport);
        this.listener = listener;
    }

    /**
     * Starts to describe a client of the server at {@code url}.
     *
     * @throws IllegalArgumentException if the URL is not {@code http://host…} or {@code https://host…}
     */
    public static KmsClientBuilder builder(String url) {
        return new KmsClientBuilder(url);
    }

    /** Executes one operation. */
    public <R extends ResponsePayload> R execute(RequestPayload<R> request) {
        Ttlv question = KmipMapper.writeRequest(request);
        listener.request(question);
        byte[] body = transport.post(KMIP, JsonTtlv.write(question));
        try {
            Ttlv answer = JsonTtlv.read(body);
            listener.response(answer);
            return KmipMapper.readResponse(answer, ResponseTypes.of(request));
        } catch (KmipException e) {
            throw new KmsClientException("the answer of " + KMIP + " is not KMIP: " + e.getMessage(), e);
        }
    }

    /** Grants and who has them. */
    public AccessClient access() {
        return access;
    }

    /** The version of the server, such as {@code 5.26.0 (…)}. Needs no credentials. */
    public String version() {
        return PlainJson.read("/version", transport.get("/version"), answer -> {
            if (answer instanceof String version) {
                return version;
            }
            throw new IllegalArgumentException("a text is missing");
        });
    }

    /** What the server tells of itself and its HSMs. */
    public ServerInfo serverInfo() {
        return PlainJson.read("/server-info", transport.get("/server-info"), answer -> {
            Map<String, Object> info = object(answer);
            return new ServerInfo(
                    text(info, "version"),
                    flag(info, "fips_mode"),
                    text(info, "default_username"),
                    objects(info.getOrDefault("hsm_instances", List.of())).stream()
                            .map(KmsClient::hsmInstance)
                            .toList());
        });
    }

    private static ServerInfo.HsmInstance hsmInstance(Map<String, Object> instance) {
        return new ServerInfo.HsmInstance(
                text(instance, "prefix"),
                text(instance, "model"),
                objects(array(instance, "slots")).stream()
                        .map(slot -> new ServerInfo.Slot(number(slot, "slot_id"), flag(slot, "accessible")))
                        .toList());
    }

    private static long number(Map<String, Object> object, String name) {
        if (object.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("the number \"" + name + "\" is missing");
    }

    /** Who the server takes the caller for. */
    public UserId whoAmI() {
        return PlainJson.read("/me", transport.get("/me"), answer -> new UserId(text(object(answer), "user")));
    }

    /** Frees the threads. Calls that are under way fail, later ones throw {@link IllegalStateException}. */
    @Override
    public void close() {
        transport.close();
    }

    /** The URL without what must not be there; package-private for the builder. */
    static URI checkedUrl(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + url + "\" is not a URL: " + e.getMessage(), e);
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "\"" + url + "\" is not the URL of a server, such as http://localhost:9998");
        }
        return uri;
    }
}
