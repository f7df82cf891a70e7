package io.kms4j.server.http;

import io.javalin.config.JavalinConfig;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.config.TlsSettings;
import io.kms4j.server.tls.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The HTTP engine: HTTP/1.1 only, one connector, limits on what an unknown client can hold on to. */
final class JettySetup {
    private static final int MAX_HEADER_BYTES = 16_384;
    /** Clients keep idle connections for 90 seconds: the server must not be the first to give up. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(100);

    private static final Duration REQUEST_IDLE = Duration.ofSeconds(30);

    private JettySetup() {}

    static void apply(JavalinConfig config, HttpSettings settings) {
        config.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(JettySetup::plainError);
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(JettySetup::plainError));
        config.jetty.modifyHttpConfiguration(JettySetup::limit);
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static void limit(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setIdleTimeout(REQUEST_IDLE.toMillis());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = settings.tls()
                .map(tls -> {
                    // Callers use whatever name reaches the server; which certificate it shows is not theirs to choose.
                    http.addCustomizer(new SecureRequestCustomizer(false));
                    return new ServerConnector(server, new SslConnectionFactory(ssl(tls), plain.getProtocol()), plain);
                })
                .orElseGet(() -> new ServerConnector(server, plain));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(KEEP_ALIVE.toMillis());
        return connector;
    }

    private static SslContextFactory.Server ssl(TlsSettings settings) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(Tls.context(settings));
        factory.setIncludeProtocols(Tls.protocols());
        factory.setIncludeCipherSuites(Tls.ciphers());
        factory.setRenegotiationAllowed(false);
        factory.setSniRequired(false);
        // Wanted, not needed: whoever comes without one is told so by an answer that it can read.
        factory.setWantClientAuth(settings.clientAuthorities().isPresent());
        return factory;
    }

    /** What Jetty refuses by itself, before any route: the status in words and nothing about the server. */
    private static boolean plainError(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        String text = HttpStatus.getMessage(response.getStatus());
        response.write(true, StandardCharsets.UTF_8.encode(text), callback);
        return true;
    }
}
