package io.kms4j.server.http;

import io.javalin.http.Context;
import io.kms4j.server.config.HttpSettings;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps web pages of others away: a browser lends them its client certificate and its place on this machine. Whatever is
 * no browser never sends the first header and names this machine in the second.
 */
final class BrowserGuard {
    private static final Set<String> SAME_SITE = Set.of("same-origin", "none");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[[0:]*:1]");

    private final boolean checksHost;
    private final String host;

    BrowserGuard(HttpSettings settings) {
        this.host = settings.host().toLowerCase(Locale.ROOT);
        // A name that resolves to this machine is how a page elsewhere gets here (DNS rebinding).
        this.checksHost = !settings.authenticates() && LOOPBACK.matcher(host).matches();
    }

    void check(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !SAME_SITE.contains(site)) {
            throw new HttpProblem(403, "Requests by pages of other sites are refused.");
        }
        String named = ctx.header("Host");
        if (checksHost && named != null) {
            String name = PORT.matcher(named).replaceFirst("").toLowerCase(Locale.ROOT);
            if (!name.equals(host) && !LOOPBACK.matcher(name).matches()) {
                throw new HttpProblem(
                        403, "Without authentication only localhost is served: the Host header names another machine.");
            }
        }
    }
}
