package io.kms4j.testkit.oasis;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.XmlTtlv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One published case: requests and the answers that a conforming server gives, in order. */
public final class OasisCase {
    /** Also messages that do not belong to the case any more. */
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private static final Pattern MESSAGE =
            Pattern.compile("<(RequestMessage|ResponseMessage)>.*?</\\1>", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\"(\\$[A-Z0-9_]+)([+-]\\d+)?\"");

    /** The server draws something at random, so that bytes in the answers are not comparable. */
    private static final Pattern GENERATING = Pattern.compile(
            "<Operation type=\"Enumeration\"\\s+value=\"(Create|CreateKeyPair|ReKey|ReKeyKeyPair|RNGRetrieve)\""
                    + "|<PaddingMethod type=\"Enumeration\"\\s+value=\"(OAEP|PKCS1|PSS)"
                    + "|<RandomIV type=\"Boolean\"\\s+value=\"true\"");

    /** The client brings the keys. Where it does not, nor lets the server make them, they are from an earlier case. */
    private static final Pattern BRINGING =
            Pattern.compile("<Operation type=\"Enumeration\"\\s+value=\"(Register|Import)\"");

    /**
     * Where an answer was not the expected one.
     *
     * @param step the number of the request, from 0
     * @param actual the answer in XML; empty when there was none
     */
    public record Difference(int step, String what, String request, String expected, String actual) {
        /** In one line. */
        @Override
        public String toString() {
            return "step " + step + ": " + what;
        }

        /** With all three messages. */
        public String inFull() {
            return this + "\n" + request + "\n# expected\n" + expected + "\n# got\n" + actual + "\n";
        }
    }

    private final String name;
    private final List<String> messages;

    private OasisCase(String name, List<String> messages) {
        this.name = name;
        this.messages = messages;
    }

    /** Reads a case, message by message, since some files are not one well-formed document. */
    public static OasisCase read(Path file) {
        try {
            String text = COMMENT.matcher(Files.readString(file, StandardCharsets.UTF_8))
                    .replaceAll("");
            List<String> messages =
                    MESSAGE.matcher(text).results().map(MatchResult::group).toList();
            return new OasisCase(file.getFileName().toString().replace(".xml", ""), messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /**
     * Plays the case.
     *
     * @param server answers a request message
     * @return the first difference, or nothing if the server conforms
     */
    public Optional<Difference> play(UnaryOperator<Ttlv> server) {
        Map<String, String> bindings = new HashMap<>();
        List<Node> answers = new ArrayList<>();
        boolean generates = messages.stream().anyMatch(GENERATING.asPredicate())
                || messages.stream().noneMatch(BRINGING.asPredicate());
        StringBuilder requests = new StringBuilder();
        StringBuilder responses = new StringBuilder();
        for (int i = 0; i + 1 < messages.size(); i += 2) {
            String request = resolved(messages.get(i), bindings, answers);
            String expected = messages.get(i + 1);
            String actual = "";
            Optional<String> what;
            try {
                Ttlv answer = server.apply(XmlTtlv.read(request.getBytes(StandardCharsets.UTF_8)));
                actual = new String(XmlTtlv.write(answer), StandardCharsets.UTF_8);
                Node node = Node.parse(actual.getBytes(StandardCharsets.UTF_8));
                answers.add(node);
                requests.append(request);
                boolean allAttributes = asksForAll(Node.parse(request.getBytes(StandardCharsets.UTF_8)));
                what = new ResponseMatcher(
                                bindings,
                                new ResponseMatcher.Situation(
                                        generates, allAttributes, requests.toString(), responses.toString()))
                        .difference(Node.parse(expected.getBytes(StandardCharsets.UTF_8)), node);
                responses.append(expected);
            } catch (RuntimeException e) {
                what = Optional.of(e.toString());
            }
            if (what.isPresent()) {
                return Optional.of(new Difference(i / 2, what.get(), request, expected, actual));
            }
        }
        return Optional.empty();
    }

    /** Whether the server says in an answer which attributes it has. */
    private static boolean asksForAll(Node request) {
        return request.children().stream()
                .filter(part -> part.child("Operation").map(Node::value).equals(Optional.of("GetAttributes")))
                .flatMap(item -> item.child("RequestPayload").stream())
                .anyMatch(payload -> payload.child("AttributeName").isEmpty()
                        && payload.child("AttributeReference").isEmpty());
    }

    private static String resolved(String request, Map<String, String> bindings, List<Node> answers) {
        Matcher matcher = PLACEHOLDER.matcher(request);
        return matcher.replaceAll(match ->
                Matcher.quoteReplacement("\"" + value(match.group(1), match.group(2), bindings, answers) + "\""));
    }

    private static String value(
            String name, @Nullable String offset, Map<String, String> bindings, List<Node> answers) {
        if (name.equals("$NOW")) {
            long seconds = offset == null ? 0 : Long.parseLong(offset);
            return Instant.now()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .plusSeconds(seconds)
                    .toString();
        }
        if (!bindings.containsKey(name)) {
            bindings.put(name, name.contains("RANDOM") ? invented(name) : lastOf(name, answers));
        }
        return bindings.getOrDefault(name, "");
    }

    private static String invented(String name) {
        String uuid = UUID.randomUUID().toString();
        return name.contains("SHORT") ? uuid.replace("-", "") : uuid;
    }

    /** A value that no answer named: the last one under the tag that the placeholder is called after. */
    private static String lastOf(String name, List<Node> answers) {
        String tag = name.replaceAll("_\\d+$", "").replaceAll("[^A-Z]", "");
        String last = "";
        for (Node answer : answers) {
            last = lastIn(answer, tag).orElse(last);
        }
        return last;
    }

    private static Optional<String> lastIn(Node node, String tag) {
        Optional<String> last =
                !node.isStructure() && node.name().equalsIgnoreCase(tag) ? Optional.of(node.value()) : Optional.empty();
        for (Node child : node.children()) {
            Optional<String> later = lastIn(child, tag);
            last = later.isPresent() ? later : last;
        }
        return last;
    }
}
