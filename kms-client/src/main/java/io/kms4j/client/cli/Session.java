package io.kms4j.client.cli;

import io.kms4j.client.AccessClient;
import io.kms4j.client.KmsClient;
import io.kms4j.client.WireListener;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;
import io.kms4j.kmip.ttlv.JsonTtlv;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of {@code ckms}: its settings, its client, its output. Everything is made when first needed. */
final class Session implements AutoCloseable {
    private static final Map<String, ConfigKey> VARIABLES = Map.of(
            "KMS_DEFAULT_URL", ConfigKey.SERVER_URL,
            "CLI_PROXY_URL", ConfigKey.PROXY_URL,
            "CLI_PROXY_BASIC_AUTH_USERNAME", ConfigKey.PROXY_USERNAME,
            "CLI_PROXY_BASIC_AUTH_PASSWORD", ConfigKey.PROXY_PASSWORD,
            "CLI_PROXY_CUSTOM_AUTH_HEADER", ConfigKey.PROXY_AUTH_HEADER);

    private final GlobalOptions options;
    private final Surroundings surroundings;
    private @Nullable Settings settings;
    private @Nullable KmsClient client;

    Session(GlobalOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** Now, in whole seconds as KMIP has them. */
    Instant now() {
        return surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The vendor that the attributes for tags and wrapping keys belong to. */
    String vendor() {
        return settings().text(ConfigKey.VENDOR_ID).orElse("cosmian");
    }

    <R extends ResponsePayload> R execute(RequestPayload<R> request) {
        return client().execute(request);
    }

    AccessClient access() {
        return client().access();
    }

    KmsClient client() {
        KmsClient made = client;
        if (made == null) {
            Optional<WireListener> tracer =
                    settings().flag(ConfigKey.PRINT_JSON) ? Optional.of(tracer()) : Optional.empty();
            made = ClientFactory.create(settings(), options.headers, tracer);
            client = made;
        }
        return made;
    }

    private Settings settings() {
        Settings made = settings;
        if (made == null) {
            Optional<Path> named = options.confShort.or(() -> options.conf);
            made = ConfigFile.find(named, surroundings).map(ConfigFile::read).orElseGet(Settings::new);
            made.putAll(fromEnvironment());
            made.putAll(options.settings());
            settings = made;
        }
        return made;
    }

    private Settings fromEnvironment() {
        Settings variables = new Settings();
        VARIABLES.forEach((name, key) -> variables.put(key, surroundings.variable(name)));
        surroundings
                .variable("CLI_PROXY_EXCLUSION_LIST")
                .ifPresent(hosts ->
                        variables.put(ConfigKey.PROXY_EXCLUSIONS, List.copyOf(Arrays.asList(hosts.split(",", -1)))));
        return variables;
    }

    /** Prints an answer as the user wants it. */
    void print(Answer answer) {
        switch (format()) {
            case TEXT -> surroundings.out().println(answer.text());
            case JSON -> surroundings.out().println(answer.json());
            case QUIET -> {
                // the exit code says it
            }
        }
    }

    private OutputFormat format() {
        return options.output.orElseGet(() -> surroundings
                .variable("COSMIAN_KMS_CLI_FORMAT")
                .map(OutputFormat::of)
                .orElse(OutputFormat.TEXT));
    }

    /** Shows KMIP beside the answer, and out of the way of programs that read the answer. */
    private WireListener tracer() {
        PrintWriter stream = format() == OutputFormat.TEXT ? surroundings.out() : surroundings.err();
        return new WireListener() {
            @Override
            public void request(Ttlv request) {
                stream.println("KMIP Request ==>\n" + pretty(request));
            }

            @Override
            public void response(Ttlv response) {
                stream.println("KMIP Response <==\n" + pretty(response));
            }
        };
    }

    private static String pretty(Ttlv item) {
        return new String(JsonTtlv.writePretty(item), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
