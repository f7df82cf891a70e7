package io.kms4j.server.config;

import io.kms4j.server.config.CommandLineSource.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what the operator wants. */
public final class ConfigLoader {
    private static final String CONFIG_VARIABLE = "KMS_CONF";

    /** What the operator wants. */
    public sealed interface Wish {}

    /** A text on standard output, and nothing else. */
    public record Show(String text) implements Wish {}

    /** The version on standard output, and nothing else. */
    public record ShowVersion() implements Wish {}

    /** A running server. */
    public record Serve(ServerConfig config) implements Wish {}

    private ConfigLoader() {}

    /**
     * Reads the command line, the environment, and the file that either names.
     *
     * @throws ConfigException when anything is unknown, malformed or contradictory
     */
    public static Wish load(List<String> args, Map<String, String> environment) {
        Arguments arguments = CommandLineSource.parse(args);
        if (arguments.help()) {
            return new Show(CommandLineSource.help());
        }
        if (arguments.version()) {
            return new ShowVersion();
        }
        Optional<Path> file = arguments.config().or(() -> Optional.ofNullable(environment.get(CONFIG_VARIABLE))
                .filter(name -> !name.isEmpty())
                .map(Kind.PATH::parseOne));
        TomlSource.Values fromFile = file.map(TomlSource::read).orElse(TomlSource.Values.NONE);
        Configuration values = withModelLibrary(
                        Configuration.of(
                                List.of(fromFile.settings(), EnvironmentSource.read(environment), arguments.values())),
                        environment)
                .withHsms(fromFile.hsms().stream()
                        .map(hsm -> withModelLibrary(Configuration.of(List.of(hsm)), environment))
                        .toList());
        ServerConfig config = new ConfigChecker(values).check();
        return arguments.info() ? new Show(values.describe()) : new Serve(config);
    }

    /** The library can also be given by a variable that is named after the model. */
    private static Configuration withModelLibrary(Configuration values, Map<String, String> environment) {
        if (values.isGiven(Settings.HSM_LIBRARY)) {
            return values;
        }
        String model = values.get(Settings.HSM_MODEL).toUpperCase(Locale.ROOT);
        String variable = (model.equals("OTHER") ? "OTHER_HSM" : model) + "_PKCS11_LIB";
        String library = environment.getOrDefault(variable, "");
        return library.isEmpty()
                ? values
                : values.with(Settings.HSM_LIBRARY, new RawValue(List.of(library), Origin.ENVIRONMENT, variable));
    }
}
