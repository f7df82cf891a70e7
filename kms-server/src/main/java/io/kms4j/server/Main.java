package io.kms4j.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.kms4j.server.config.ConfigException;
import io.kms4j.server.config.ConfigLoader;
import io.kms4j.server.config.ServerConfig;
import io.kms4j.server.config.StartException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standalone server's command line. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int CANNOT_START = 1;
    private static final int WRONG_USAGE = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        // A handshake costs the server more than the client: one for each connection is enough.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        new Main(System.getenv(), System.out, System.err).run(List.of(args)).ifPresent(System::exit);
    }

    /** Does what the arguments say; empty when a server runs now, else the exit code. */
    Optional<Integer> run(List<String> args) {
        try {
            ConfigLoader.Wish wish = ConfigLoader.load(args, environment);
            if (wish instanceof ConfigLoader.Serve serve) {
                serve(serve.config());
                return Optional.empty();
            }
            out.println(wish instanceof ConfigLoader.Show show ? show.text().strip() : "kms-server " + Version.NUMBER);
            return Optional.of(0);
        } catch (ConfigException wrong) {
            err.println("kms-server: " + wrong.getMessage());
            return Optional.of(WRONG_USAGE);
        } catch (StartException impossible) {
            err.println("kms-server: " + impossible.getMessage());
            LOG.debug("The server cannot start", impossible);
            return Optional.of(CANNOT_START);
        } catch (RuntimeException defect) {
            err.println("kms-server: cannot start for a reason that nobody thought of: " + defect
                    + "; --log-level debug shows where.");
            LOG.debug("The server cannot start", defect);
            return Optional.of(CANNOT_START);
        }
    }

    private void serve(ServerConfig config) {
        setLevel(config);
        config.warnings().forEach(LOG::warn);
        KmsServer server = start(config);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "kms-stop"));
        LOG.info("kms4j {} on Java {} is ready", Version.NUMBER, Runtime.version());
        out.println("listening on " + server.url());
        out.flush();
    }

    static KmsServer start(ServerConfig config) {
        Resources resources = new Resources();
        try {
            KmsServer server =
                    DaggerServerComponent.factory().create(config, resources).server();
            server.start();
            return server;
        } catch (RuntimeException refused) {
            resources.close();
            throw refused;
        }
    }

    /** Runs when the process is told to end. */
    private static void stop(KmsServer server) {
        int status = 0;
        try {
            server.stop();
            LOG.info("Stopped");
        } catch (RuntimeException failure) {
            LOG.error("Stopping failed", failure);
            status = CANNOT_START;
        }
        // Asked by a signal, the JVM would exit with the signal's number although all went well.
        Runtime.getRuntime().halt(status);
    }

    private static void setLevel(ServerConfig config) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME)
                    .setLevel(Level.toLevel(config.logLevel().toString()));
        }
    }
}
