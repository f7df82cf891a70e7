package io.kms4j.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.port.HsmStatus;
import io.kms4j.server.message.Encoding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server is, and who it takes the caller for. */
final class StatusEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(StatusEndpoint.class);

    private static final long HSM_ASKED_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Kms kms;
    private final ServerFacts facts;
    private final UserId defaultUser;
    private final DatabaseProbe database;
    private final BooleanSupplier warm;
    private Optional<Long> asked = Optional.empty();
    private List<HsmStatus> seen = List.of();

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
        Dependency database = database();
        Map<String, Dependency> dependencies = new LinkedHashMap<>(Map.of("database", database));
        hsms().forEach(hsm -> dependencies.put(hsm.prefix(), dependency(hsm)));
        long latency = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        ctx.status(database.isUp() ? 200 : 503);
        boolean all = dependencies.values().stream().allMatch(Dependency::isUp);
        String status = database.isUp() && !all ? "DEGRADED" : database.status();
        answer(ctx, new Health(status, latency, dependencies));
    }

    /** Without an HSM the keys of the database that are in memory can still be used, so the server is not down with it. */
    private static Dependency dependency(HsmStatus hsm) {
        hsm.slots().stream()
                .filter(slot -> !slot.accessible())
                .forEach(slot -> LOG.warn("HSM {} slot {} does not work: {}", hsm.model(), slot.slot(), slot.detail()));
        return hsm.accessible()
                ? new Dependency(hsm.model(), "UP", "")
                : new Dependency(hsm.model(), "DOWN", "not all slots can be used");
    }

    /** Anybody can ask for the health, so the HSMs are asked once in a while only. */
    private synchronized List<HsmStatus> hsms() {
        long now = System.nanoTime();
        if (asked.isEmpty() || now - asked.get() > HSM_ASKED_EVERY_NANOS) {
            seen = kms.hsms();
            asked = Optional.of(System.nanoTime());
        }
        return seen;
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
