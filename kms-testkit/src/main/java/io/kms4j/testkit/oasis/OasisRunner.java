package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.BinaryTtlv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plays all cases below a folder and counts. */
public final class OasisRunner {
    /** What became of a case; no difference: it passed. */
    public record Result(String group, String name, Optional<OasisCase.Difference> difference) {}

    private OasisRunner() {}

    /** As {@link #play(Path, Predicate, UnaryOperator)}, for all cases. */
    public static List<Result> play(Path folder, UnaryOperator<Ttlv> server) {
        return play(folder, name -> true, server);
    }

    /**
     * Plays each case whose name {@code wanted} accepts.
     *
     * @param folder has folders {@code <version>/<mandatory|optional|testcases>}
     * @param server answers a request message
     */
    public static List<Result> play(Path folder, Predicate<String> wanted, UnaryOperator<Ttlv> server) {
        List<Result> results = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                OasisCase played = OasisCase.read(file);
                if (wanted.test(played.name())) {
                    String group = String.valueOf(folder.relativize(file).getParent());
                    results.add(new Result(group, played.name(), played.play(server)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
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

    /** Arguments: the folder with the cases, and the URL to post binary messages to, such as http://localhost:9998/kmip. */
    public static void main(String[] arguments) {
        HttpClient http = HttpClient.newHttpClient();
        URI url = URI.create(arguments[1]);
        List<Result> results = play(Path.of(arguments[0]), request -> post(http, url, request));
        results.forEach(result -> result.difference()
                .ifPresent(difference -> System.out.println(result.group() + " " + result.name() + ": " + difference)));
        System.out.println(table(results));
    }

    private static Ttlv post(HttpClient http, URI url, Ttlv request) {
        try {
            HttpRequest post = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(BinaryTtlv.write(request)))
                    .build();
            return BinaryTtlv.read(http.send(post, BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
