package io.kms4j.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.server.message.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server is, and who it takes the caller for. */
final class StatusEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(StatusEndpoint.class);

    private final Kms kms;
    private final ServerFacts facts;
    private final UserId defaultUser;
    private final DatabaseProbe database;
    private final BooleanSupplier warm;

    StatusEndpoint(Kms kms, ServerFacts facts, UserId defaultUser, DatabaseProbe database, BooleanSupplier warm) {
        this.kms = kms;
        this.facts = facts;
        this.defaultUser = defaultUser;
        this.database = database;
        this.warm = warm;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/version", this::version),
                Route.get("/health", this::health),
                Route.get("/readyz", this::ready),
                Route.get("/server-info", this::serverInfo),
                Route.get("/hsm/status", ctx -> answer(ctx, hsmInstances())),
                Route.get(
                        "/me",
                        ctx -> answer(
                                ctx, Map.of("user", Authentication.caller(ctx).name()))));
    }

    private void version(Context ctx) {
        answer(ctx, facts.version() + " (JDK " + Runtime.version().feature() + "-non-FIPS)");
    }

    private void health(Context ctx) {
        long begin = System.nanoTime();
        Dependency status = database();
        long latency = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        ctx.status(status.isUp() ? 200 : 503);
        answer(ctx, new Health(status.status(), latency, Map.of("database", status)));
    }

    private Dependency database() {
        Optional<String> problem = database.problem();
        problem.ifPresent(sentence -> LOG.warn("The database does not work: {}", sentence));
        // Anybody can ask, so the details are for the log.
        return problem.isEmpty()
                ? new Dependency(database.name(), "UP", "")
                : new Dependency(database.name(), "DOWN", "the database does not answer");
    }

    /** Whether requests will be answered at full speed: the database is there and the ciphers are compiled. */
    private void ready(Context ctx) {
        boolean ready = warm.getAsBoolean() && database().isUp();
        ctx.status(ready ? 200 : 503);
        answer(ctx, Map.of("ready", ready));
    }

    private void serverInfo(Context ctx) {
        answer(ctx, new ServerInfo(facts.version(), false, hsmInstances(), defaultUser.name()));
    }

    private List<HsmInstance> hsmInstances() {
        return kms.hsms().stream()
                .map(hsm -> new HsmInstance(
                        hsm.prefix(),
                        hsm.model(),
                        hsm.slots().stream()
                                .map(slot -> new Slot(slot.slot(), slot.accessible()))
                                .toList()))
                .toList();
    }

    private static void answer(Context ctx, Object value) {
        ctx.contentType(Encoding.JSON.mediaType()).result(Json.write(value));
    }

    private record Health(String status, long latencyMs, Map<String, Dependency> dependencies) {}

    private record Dependency(String name, String status, @JsonInclude(JsonInclude.Include.NON_EMPTY) String message) {
        boolean isUp() {
            return status.equals("UP");
        }
    }

    private record ServerInfo(
            String version, boolean fipsMode, List<HsmInstance> hsmInstances, String defaultUsername) {}

    private record HsmInstance(String prefix, String model, List<Slot> slots) {}

    private record Slot(long slotId, boolean accessible) {}
}
