package io.kms4j.server.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.KmipException;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.config.StartException;
import io.kms4j.server.message.BodyMemory;
import io.kms4j.server.message.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The HTTP server: routes behind one authentication, on one port. Started and stopped once. */
public final class KmsHttpServer {
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final HttpSettings settings;
    private final List<Route> routes;
    private final Javalin javalin;

    /**
     * A server that does not listen yet.
     *
     * @param privilegedUsers who may create keys when that is restricted
     * @param warm whether start-up work is done
     * @throws StartException when the TLS files cannot be used
     */
    public KmsHttpServer(
            HttpSettings settings,
            Kms kms,
            Messages messages,
            BodyMemory memory,
            ServerFacts facts,
            DatabaseProbe database,
            Set<UserId> privilegedUsers,
            BooleanSupplier warm) {
        this.settings = settings;
        RequestBody bodies = new RequestBody(settings.maxRequestBytes(), memory);
        this.routes = Stream.of(
                        new KmipEndpoint(kms, messages, bodies).routes(),
                        new AccessEndpoint(kms.accessRights(), privilegedUsers, bodies).routes(),
                        new StatusEndpoint(kms, facts, settings.defaultUser(), database, warm).routes())
                .flatMap(List::stream)
                .toList();
        this.javalin = Javalin.create(this::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
        // Answers hold secrets: compressing them beside what a caller chose would tell their lengths.
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = settings.maxRequestBytes();
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = false;
        config.router.javaLangErrorHandler(ErrorAnswers::error);
        JettySetup.apply(config, settings);
        config.routes.before(new Authentication(settings));
        config.routes.before(KmsHttpServer::harden);
        routes.forEach(route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
        config.routes.exception(HttpProblem.class, ErrorAnswers::http);
        config.routes.exception(KmipException.class, ErrorAnswers::kmip);
        config.routes.exception(HttpResponseException.class, ErrorAnswers::routing);
        config.routes.exception(Exception.class, ErrorAnswers::defect);
    }

    /** Error texts quote what clients sent and are called HTML for the sake of old clients: no browser may run them. */
    private static void harden(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        ctx.header("Cache-Control", "no-store");
    }

    /** The routes, for tests that walk them all. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Begins to listen.
     *
     * @throws StartException when the address cannot be had
     */
    public void start() {
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException taken) {
            throw new StartException(
                    "Cannot listen on " + settings.host() + " port " + settings.port()
                            + ": stop what uses the port, or choose another with --port or --hostname.",
                    taken);
        }
    }

    /** The port, once it listens. */
    public int port() {
        return javalin.port();
    }

    /** Where clients find it, once it listens, such as {@code http://127.0.0.1:9998}. */
    public String url() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return (settings.tls().isPresent() ? "https://" : "http://") + host + ":" + port();
    }

    /** Stops accepting, lets requests under way finish for at most this long, then ends. */
    public void stop(Duration patience) {
        javalin.jettyServer().server().setStopTimeout(patience.toMillis());
        javalin.stop();
    }
}
