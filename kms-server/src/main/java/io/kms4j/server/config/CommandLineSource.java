package io.kms4j.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: what it says of the settings, and what it asks for besides. */
final class CommandLineSource {
    /** What a command line says. */
    record Arguments(
            Map<Setting<?>, RawValue> values, Optional<Path> config, boolean help, boolean info, boolean version) {}

    private static final String CONFIG = "--config";
    private static final String HELP = "--help";
    private static final String INFO = "--info";
    private static final String VERSION = "--version";
    private static final int HELP_WIDTH = 110;

    private CommandLineSource() {}

    /**
     * Reads the arguments.
     *
     * @throws ConfigException for an unknown flag, a missing value, or one that is given twice and may not be
     */
    static Arguments parse(List<String> args) {
        CommandSpec spec = CommandSpec.create().name("kms-server");
        actions().forEach(spec::addOption);
        Settings.ALL.forEach(setting -> spec.addOption(option(setting)));
        CommandLine commandLine = new CommandLine(spec);
        // A password may begin with @, and must not be taken for a file of arguments.
        commandLine.setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false);
        ParseResult result;
        try {
            result = commandLine.parseArgs(args.toArray(String[]::new));
        } catch (ParameterException refused) {
            throw new ConfigException(withoutValue(refused) + "; see kms-server --help");
        }
        Map<Setting<?>, RawValue> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            OptionSpec option = result.matchedOption(setting.flag());
            if (option != null) {
                values.put(setting, new RawValue(option.stringValues(), Origin.COMMAND_LINE, setting.flag()));
            }
        }
        Optional<Path> config = Optional.ofNullable(result.matchedOptionValue(CONFIG, (String) null))
                .map(Kind.PATH::parseOne);
        return new Arguments(
                values,
                config,
                result.hasMatchedOption(HELP),
                result.hasMatchedOption(INFO),
                result.hasMatchedOption(VERSION));
    }

    /** Picocli quotes what it does not understand, which may be a secret in the wrong place; only flags are quoted here. */
    private static String withoutValue(ParameterException refused) {
        if (refused instanceof CommandLine.UnmatchedArgumentException unmatched) {
            List<String> flags = unmatched.getUnmatched().stream()
                    .filter(argument -> argument.startsWith("-"))
                    .map(flag -> flag.replaceFirst("=.*", ""))
                    .toList();
            if (flags.isEmpty()) {
                return "there is an argument that is not an option";
            }
            List<String> near = unmatched.getSuggestions().stream()
                    .filter(suggestion -> suggestion.startsWith("-"))
                    .limit(3)
                    .toList();
            return "unknown option " + flags.get(0) + (near.isEmpty() ? "" : "; nearest: " + String.join(", ", near));
        }
        if (refused instanceof CommandLine.OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice";
        }
        if (refused instanceof CommandLine.MissingParameterException missing) {
            return name(missing.getMissing().get(0)) + " needs a value";
        }
        return "the command line cannot be read";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : "an option";
    }

    /** The help, for people. */
    static String help() {
        CommandSpec spec = CommandSpec.create().name("kms-server");
        spec.parser().separator(" ");
        spec.usageMessage()
                .width(HELP_WIDTH)
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .description(
                        "%nA key management server that keeps its keys under keys in an HSM and speaks KMIP.%n",
                        "Values are taken from the command line, else the environment, else the file, else the default.%n")
                .footer(
                        "%nFor example:",
                        "  kms-server --hsm-model proteccio --hsm-admin alice --hsm-slot 1 --hsm-password-file slot1.pin");
        actions().forEach(spec::addOption);
        int order = 0;
        for (Setting.Group group : Setting.Group.values()) {
            ArgGroupSpec.Builder section = ArgGroupSpec.builder()
                    .heading("%n" + group.heading() + "%n")
                    .order(order++)
                    .validate(false);
            Settings.ALL.stream()
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> section.addArg(option(setting)));
            spec.addArgGroup(section.build());
        }
        return new CommandLine(spec).getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static List<OptionSpec> actions() {
        return List.of(
                OptionSpec.builder("-c", CONFIG)
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("Read settings from this TOML file. (env KMS_CONF)")
                        .build(),
                action("Show every setting, its value and where it comes from, and exit.", INFO),
                action("Show this help and exit.", "-h", HELP),
                action("Show the version and exit.", "-V", VERSION));
    }

    private static OptionSpec action(String description, String... names) {
        return OptionSpec.builder(names)
                .type(Boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    private static OptionSpec option(Setting<?> setting) {
        boolean isSwitch = setting.kind().form() == Kind.Form.BOOLEAN;
        OptionSpec.Builder builder = OptionSpec.builder(setting.flags())
                .type(setting.kind().list() ? String[].class : String.class)
                .arity(isSwitch ? "0..1" : "1")
                .paramLabel(setting.kind().label())
                .description(description(setting).replace("%", "%%"));
        if (isSwitch) {
            builder.fallbackValue("true");
        }
        return builder.build();
    }

    private static String description(Setting<?> setting) {
        List<String> facts = new ArrayList<>();
        setting.standard().filter(text -> !text.equals("false")).ifPresent(text -> facts.add("default " + text));
        facts.add("env " + setting.names().get(0).env());
        return setting.help() + " (" + String.join(", ", facts) + ")";
    }
}
