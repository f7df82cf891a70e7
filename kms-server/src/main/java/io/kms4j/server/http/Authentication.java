package io.kms4j.server.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.kms4j.core.UserId;
import io.kms4j.server.config.HttpSettings;
import io.kms4j.server.tls.CertificateRefusedException;
import io.kms4j.server.tls.CertificateUser;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Set;

/**
 * The choke point: runs before every route, known or not, and finds out who calls. Only the routes of a fixed list can be
 * asked without saying who one is.
 */
final class Authentication implements Handler {
    /** What anybody may ask: whether the server is there, and which it is. */
    static final Set<String> PUBLIC = Set.of("/version", "/health", "/readyz");

    private static final String CALLER = "io.kms4j.caller";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final HttpSettings settings;
    private final BrowserGuard browsers;

    Authentication(HttpSettings settings) {
        this.settings = settings;
        this.browsers = new BrowserGuard(settings);
    }

    /** Who calls; set for every route that is not public. */
    static UserId caller(Context ctx) {
        return Objects.requireNonNull(ctx.<UserId>attribute(CALLER), "the route is not behind authentication");
    }

    @Override
    public void handle(Context ctx) {
        browsers.check(ctx);
        if (!PUBLIC.contains(ctx.path())) {
            ctx.attribute(CALLER, identify(ctx));
        }
    }

    private UserId identify(Context ctx) {
        if (!settings.authenticates()) {
            return settings.defaultUser();
        }
        if (!(ctx.req().getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            throw new HttpProblem(401, "No authentication provided.");
        }
        try {
            UserId user = CertificateUser.of(chain[0]);
            return settings.forceDefaultUser() ? settings.defaultUser() : user;
        } catch (CertificateRefusedException refused) {
            throw new HttpProblem(401, refused.getMessage());
        }
    }
}
