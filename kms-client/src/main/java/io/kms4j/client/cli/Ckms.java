package io.kms4j.client.cli;

import io.kms4j.client.KmsClientException;
import io.kms4j.kmip.KmipException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code ckms} command line: finds the command, runs it, turns every failure into a sentence and an exit code. */
public final class Ckms {
    private static final int REFUSED = 1;

    private Ckms() {}

    public static void main(String[] args) {
        System.exit(run(Surroundings.ofProcess(), args));
    }

    /** Runs one command line and returns its exit code. */
    static int run(Surroundings surroundings, String... args) {
        GlobalOptions options = new GlobalOptions();
        try (Session session = new Session(options, surroundings)) {
            CommandLine line = CommandTree.build(options, session, Set.copyOf(Arrays.asList(args)));
            line.setOut(surroundings.out());
            line.setErr(surroundings.err());
            line.setParameterExceptionHandler((failure, arguments) -> misused(failure));
            line.setExecutionExceptionHandler((failure, command, result) -> failed(failure, command));
            int code = execute(line, args);
            surroundings.err().flush();
            if (surroundings.out().checkError() && code == 0) {
                surroundings.err().println("ERROR: the answer could not be printed");
                return REFUSED;
            }
            return code;
        }
    }

    private static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            line.getErr().println("ERROR: there is not enough memory for this file");
            return REFUSED;
        }
    }

    private static int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("ERROR: " + unknownOption(failure).orElse(String.valueOf(failure.getMessage())));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Usage: " + command.getHelp().synopsis(0).strip());
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** An option that does not exist comes before a parameter that is missing: it may be why. */
    private static Optional<String> unknownOption(ParameterException failure) {
        if (!(failure instanceof MissingParameterException)) {
            return Optional.empty();
        }
        return failure.getCommandLine().getUnmatchedArguments().stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst()
                .map(option -> "Unknown option: '" + option + "'");
    }

    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof UsageException) {
            return misused(new ParameterException(command, chain(failure)));
        }
        command.getErr().println("ERROR: " + chain(failure));
        return REFUSED;
    }

    /** The messages of a failure and its causes, each once; a failure that nobody foresaw says what it is. */
    private static String chain(Throwable failure) {
        if (failure instanceof CliException
                || failure instanceof UsageException
                || failure instanceof KmsClientException
                || failure instanceof KmipException
                || failure instanceof IllegalArgumentException) {
            return String.valueOf(failure.getMessage());
        }
        Set<String> parts = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            parts.add(cause.toString());
        }
        return "unexpected " + String.join(": ", parts);
    }
}
