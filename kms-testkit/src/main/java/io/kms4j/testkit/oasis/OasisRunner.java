package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plays all cases below a folder and counts. */
public final class OasisRunner {
    /** What became of a case; no difference: it passed. */
    public record Result(String group, String name, Optional<OasisCase.Difference> difference) {}

    private OasisRunner() {}

    /** Cases that build on each other; every other one stands alone. */
    private static final Pattern CHAINS = Pattern.compile("(TL-M|TC-OTP|TC-CREG)-(?:.*-)?(\\d+)");

    /** Where a case is played. */
    public interface Servers {
        /**
         * The server that answers the cases of this chain, and no others: it need not hold what others left behind.
         *
         * @param chain the name of a case, or of several that build on each other
         */
        UnaryOperator<Ttlv> of(String chain);
    }

    /** As {@link #play(Path, Predicate, Servers)}, with one server for all, which may be untidy by then. */
    public static List<Result> play(Path folder, UnaryOperator<Ttlv> server) {
        return play(folder, name -> true, chain -> server);
    }

    /**
     * Plays each case whose name {@code wanted} accepts.
     *
     * @param folder has folders {@code <version>/<mandatory|optional|testcases>}
     * @param servers answer request messages; chains come one after the other
     */
    public static List<Result> play(Path folder, Predicate<String> wanted, Servers servers) {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted(Comparator.comparing(OasisRunner::order))
                    .toList()) {
                OasisCase played = OasisCase.read(file);
                if (wanted.test(played.name())) {
                    String group = String.valueOf(folder.relativize(file).getParent());
                    results.add(new Result(group, played.name(), played.play(servers.of(chain(played.name())))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    /** By folder and name, but what sets a chain up comes first. */
    private static String order(Path file) {
        return file.toString().replace("-SETUP-1-", "-!SETUP-1-");
    }

    private static String chain(String name) {
        Matcher matcher = CHAINS.matcher(name);
        return matcher.matches() ? matcher.group(1) + matcher.group(2) : name;
    }

    /** A line per group: how many cases passed, of how many. */
    public static String table(List<Result> results) {
        Map<String, int[]> groups = new LinkedHashMap<>();
        for (Result result : results) {
            int[] counts = groups.computeIfAbsent(result.group(), group -> new int[2]);
            counts[0] += result.difference().isEmpty() ? 1 : 0;
            counts[1]++;
        }
        StringBuilder table = new StringBuilder("| cases | passed | of |\n|---|---|---|\n");
        groups.forEach(
                (group, counts) -> table.append(String.format("| %s | %d | %d |%n", group, counts[0], counts[1])));
        return table.toString();
    }

    /** See {@link RunnerOptions#USAGE}. Ends with the status 0 when all cases pass, 1 when some do not, 2 for wrong usage. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        System.exit(run(arguments, System.out, System.err));
    }

    /** As {@link #main}, but returns the status. */
    public static int run(String[] arguments, PrintStream out, PrintStream err)
            throws IOException, GeneralSecurityException {
        List<Result> results;
        RunnerOptions options;
        try {
            options = RunnerOptions.parse(arguments);
            UnaryOperator<Ttlv> server = options.server();
            results = play(options.cases(), options::wants, chain -> server);
        } catch (IllegalArgumentException wrong) {
            err.println("oasis: " + wrong.getMessage() + "\n" + RunnerOptions.USAGE);
            return 2;
        }
        boolean passed = true;
        for (Result result : results) {
            if (result.difference().isPresent()) {
                OasisCase.Difference difference = result.difference().get();
                out.println(result.group() + " " + result.name() + ": "
                        + (options.full() ? difference.inFull() : difference.toString()));
                passed = false;
            }
        }
        out.println(table(results));
        return passed ? 0 : 1;
    }
}
