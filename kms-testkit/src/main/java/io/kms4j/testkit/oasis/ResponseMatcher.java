package io.kms4j.testkit.oasis;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an answer with the one in the case, under the variations that the profiles permit, and binds the placeholders of
 * the case to what the server answered.
 */
final class ResponseMatcher {
    /**
     * What the requests of a case leave open.
     *
     * @param generates whether the server makes keys in it
     * @param allAttributes whether the request that is answered names no attributes, so that the server says which it has
     * @param requests the requests so far, in XML: dates that stand in them are fixed
     * @param responses the expected answers so far: a date that was in one of them is the server's, though a request repeats it
     */
    record Situation(boolean generates, boolean allAttributes, String requests, String responses) {
        boolean fixes(String date) {
            String quoted = "\"" + date + "\"";
            return requests.contains(quoted) && !responses.contains(quoted);
        }
    }

    /** Items that a server may choose, or leave out. */
    private static final Set<String> FREE = Set.of(
            "TimeStamp",
            "ResultMessage",
            "LinkedObjectIdentifier",
            "ShortUniqueIdentifier",
            "Digest",
            // How much of a seed is used.
            "DataLength",
            "ServerCorrelationValue",
            "VendorIdentification",
            "ServerInformation",
            "ExtensionInformation",
            "ProfileInformation",
            "RNGParameters",
            // C_GetInfo names the library, as ServerInformation does.
            "PKCS_11OutputParameters",
            "ObjectGroup");

    /** Placeholders of values that a server gives anew each time: what it answered last counts. */
    private static final Set<String> REBOUND = Set.of(
            "$CORRELATION_VALUE", "$SERVER_CORRELATION_VALUE", "$ASYNCHRONOUS_CORRELATION_VALUE", "$TICKET_VALUE");

    /** Items that must be there, whatever is in them. */
    private static final Set<String> ANY_CONTENT = Set.of("Digest", "RandomNumberGenerator", "ServerInformation");

    /** The same as attributes of KMIP 1.x, and those that a server may leave out. */
    private static final Set<String> ANY_VALUE = Set.of("Digest", "Random Number Generator", "Object Group");

    /** Structures in which a server may answer more than the case has. */
    private static final Set<String> OPEN =
            Set.of("Attributes", "TemplateAttribute", "PrivateKeyTemplateAttribute", "PublicKeyTemplateAttribute");

    /** Items that a server may answer beyond the case. */
    private static final Set<String> EXTRA = Set.of(
            "ResultMessage",
            "TemplateAttribute",
            "PrivateKeyTemplateAttribute",
            "PublicKeyTemplateAttribute",
            "ServerCorrelationValue",
            "VendorIdentification",
            "ServerInformation",
            "Operation",
            "ObjectType",
            "ExtensionInformation",
            "RNGParameters",
            "ProfileInformation",
            "ProtocolVersion");

    /** The answer of Get Attribute List, where a server may have more than the case. */
    private static final Set<String> NAMES = Set.of("AttributeName", "AttributeReference");

    /** Bytes that depend on keys and randomness of the server: their length must agree, unless the case brought the key. */
    private static final Set<String> GENERATED =
            Set.of("KeyMaterial", "KeyValue", "Key", "Data", "MACData", "SignatureData", "IVCounterNonce", "Modulus");

    /** The numbers of a private key, which may be shorter by chance, and their DER with them. */
    private static final Set<String> GENERATED_NUMBERS = Set.of(
            "PrivateExponent", "P", "Q", "PrimeExponentP", "PrimeExponentQ", "CRTCoefficient", "D", "X", "KeyMaterial");

    /** A number that is shorter than it could be by more than this many digits is none by chance. */
    private static final int CHANCE_DIGITS = 48;

    private static final String DER_SEQUENCE = "308";

    private static final Set<String> DATES = Set.of("DateTime", "DateTimeExtended");
    private static final Pattern NOW = Pattern.compile("\\$NOW([+-]\\d+)?");

    /** How far a date that the case calls now may be from it. */
    private static final Duration NEAR = Duration.ofSeconds(30);

    private static final Pattern CERTIFYING =
            Pattern.compile("<Operation type=\"Enumeration\"\\s+value=\"(Re)?Certify\"");

    /** What the issuer, which is the server, puts into a certificate. */
    private static final Set<String> ISSUED = Set.of(
            "AttributeIndex",
            "CertificateValue",
            "CertificateLength",
            "CertificateIssuerDistinguishedName",
            "CertificateSerialNumber",
            "IssuerDistinguishedName",
            "Issuer",
            "SerialNumber");

    private final Map<String, String> bindings;
    private final Situation situation;

    /** A matcher for one answer. */
    ResponseMatcher(Map<String, String> bindings, Situation situation) {
        this.bindings = bindings;
        this.situation = situation;
    }

    /** The first difference, if there is one; placeholders are bound when there is none. */
    Optional<String> difference(Node expected, Node actual) {
        Map<String, String> trial = new HashMap<>(bindings);
        Optional<String> difference = difference(expected, actual, trial);
        if (difference.isEmpty()) {
            bindings.putAll(trial);
        }
        return difference;
    }

    private Optional<String> difference(Node expected, Node actual, Map<String, String> bindings) {
        if (!expected.isStructure()) {
            return matches(expected, actual, bindings)
                    ? Optional.empty()
                    : Optional.of("expected " + expected + ", got " + actual);
        }
        if (ANY_CONTENT.contains(expected.name()) || isAnyValue(expected, actual)) {
            return Optional.empty();
        }
        List<Node> left = new ArrayList<>(actual.children());
        for (Node child : expected.children()) {
            Optional<String> difference = take(child, left, bindings);
            if (difference.isPresent()) {
                return difference.map(text -> expected.name() + ": " + text);
            }
        }
        if (OPEN.contains(expected.name())) {
            return Optional.empty();
        }
        return left.stream()
                .filter(extra -> !isPermitted(extra))
                .findFirst()
                .map(extra -> expected.name() + ": unexpected " + extra)
                .or(() -> disorder(expected, actual));
    }

    private boolean isCertifying() {
        return CERTIFYING.matcher(situation.requests()).find();
    }

    private boolean isAnyValue(Node expected, Node actual) {
        return expected.name().equals("Attribute")
                && nameOf(expected)
                        .filter(name ->
                                ANY_VALUE.contains(name) || (isCertifying() && name.equals("Certificate Length")))
                        .isPresent()
                && nameOf(expected).equals(nameOf(actual));
    }

    private static Optional<String> nameOf(Node attribute) {
        return attribute.child("AttributeName").map(Node::value);
    }

    private boolean isPermitted(Node extra) {
        return EXTRA.contains(extra.name())
                || isFirstIndex(extra)
                || isOwnIndex(extra)
                || NAMES.contains(extra.name())
                || (situation.allAttributes() && extra.name().equals("Attribute"));
    }

    /** Of what a new certificate inherits and what it gets, either may come first: the cases of 1.1 and 1.2 differ. */
    private boolean isOwnIndex(Node item) {
        return isCertifying() && item.name().equals("AttributeIndex");
    }

    private static boolean isFirstIndex(Node item) {
        return item.name().equals("AttributeIndex") && item.value().equals("0");
    }

    /** Fields come in the order of the specification; of repeated ones the first counts. */
    private static Optional<String> disorder(Node expected, Node actual) {
        List<String> theirs = names(expected);
        List<String> ours = names(actual);
        ours.retainAll(theirs);
        theirs.retainAll(ours);
        return ours.equals(theirs)
                ? Optional.empty()
                : Optional.of(expected.name() + ": expected the order " + theirs + ", got " + ours);
    }

    private static List<String> names(Node structure) {
        return new ArrayList<>(
                structure.children().stream().map(Node::name).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Takes out of {@code left} the item that matches; items of one name match in any order, but batch items in theirs. */
    private Optional<String> take(Node wanted, List<Node> left, Map<String, String> bindings) {
        String first = "missing " + wanted;
        for (Node candidate : left) {
            if (!candidate.name().equals(wanted.name())) {
                continue;
            }
            Map<String, String> trial = new HashMap<>(bindings);
            Optional<String> difference = difference(wanted, candidate, trial);
            if (difference.isEmpty()) {
                bindings.putAll(trial);
                left.remove(candidate);
                return Optional.empty();
            }
            if (first.startsWith("missing")) {
                first = difference.get();
            }
            if (wanted.name().equals("BatchItem")) {
                break;
            }
        }
        return mayBeAbsent(wanted) || isOwnIndex(wanted) ? Optional.empty() : Optional.of(first);
    }

    private static boolean mayBeAbsent(Node wanted) {
        boolean attribute = wanted.name().equals("Attribute");
        boolean chosen = nameOf(wanted)
                .filter(name -> name.startsWith("y-") || name.equals("Object Group") || name.equals("Digest"))
                .isPresent();
        boolean others = wanted.children().stream()
                .anyMatch(child -> child.name().equals("VendorIdentification")
                        && child.value().equals("y"));
        boolean group = NAMES.contains(wanted.name())
                && (wanted.value().equals("Object Group") || wanted.value().equals("ObjectGroup"));
        return FREE.contains(wanted.name()) || isFirstIndex(wanted) || group || (attribute && (chosen || others));
    }

    private boolean matches(Node expected, Node actual, Map<String, String> bindings) {
        if (!expected.type().equals(actual.type())) {
            return false;
        }
        if (FREE.contains(expected.name())) {
            return true;
        }
        String wanted = expected.value();
        if (DATES.contains(expected.type())) {
            return sameDate(wanted, actual.value());
        }
        if (REBOUND.contains(wanted)) {
            bindings.put(wanted, actual.value());
            return true;
        }
        if (wanted.startsWith("$")) {
            // Identifiers stay what they are; other values, such as the one of a new stream, come again.
            String bound = bindings.put(wanted, actual.value());
            return bound == null || bound.equals(actual.value()) || !wanted.contains("IDENTIFIER");
        }
        return (situation.generates() && isGenerated(expected, actual))
                || (isCertifying() && ISSUED.contains(expected.name()))
                || normal(wanted).equals(normal(actual.value()));
    }

    private static boolean isGenerated(Node expected, Node actual) {
        String wanted = expected.value();
        int lengths = Math.abs(wanted.length() - actual.value().length());
        boolean numbers = GENERATED_NUMBERS.contains(expected.name())
                && (expected.type().equals("BigInteger") || wanted.startsWith(DER_SEQUENCE))
                && lengths <= CHANCE_DIGITS;
        return numbers
                || (lengths == 0 && GENERATED.contains(expected.name()))
                || expected.name().equals("KeyFormatType");
    }

    /** A date near the one that is reckoned from now, or the one that a request fixed; any other is the server's. */
    private boolean sameDate(String wanted, String actual) {
        Matcher now = NOW.matcher(wanted);
        if (now.matches()) {
            long seconds = now.group(1) == null ? 0 : Long.parseLong(now.group(1));
            Duration distance = Duration.between(Instant.now().plusSeconds(seconds), instant(actual));
            return distance.abs().compareTo(NEAR) < 0;
        }
        return !situation.fixes(wanted) || instant(wanted).equals(instant(actual));
    }

    private static Instant instant(String date) {
        return date.startsWith("0x")
                ? Instant.ofEpochSecond(Long.parseUnsignedLong(date.substring(2), 16))
                : OffsetDateTime.parse(date).toInstant();
    }

    /** Names of bits in any order, hexadecimal in any case, names without punctuation. */
    private static String normal(String value) {
        String plain = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "");
        return String.join(" ", new TreeSet<>(Arrays.asList(plain.split(" ", -1))));
    }
}
