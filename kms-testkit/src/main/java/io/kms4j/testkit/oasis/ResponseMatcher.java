package io.kms4j.testkit.oasis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares an answer with the one in the case, under the variations that the profiles permit, and binds the placeholders of
 * the case to what the server answered.
 */
final class ResponseMatcher {
    /** Items whose value a server chooses. */
    private static final Set<String> FREE = Set.of(
            "TimeStamp",
            "ResultMessage",
            "LinkedObjectIdentifier",
            "DigestValue",
            // How much of a seed is used.
            "DataLength",
            "ServerCorrelationValue",
            "VendorIdentification",
            "ServerInformation");

    /** Structures in which a server may answer more than the case has. */
    private static final Set<String> OPEN =
            Set.of("Attributes", "TemplateAttribute", "PrivateKeyTemplateAttribute", "PublicKeyTemplateAttribute");

    /** Items that a server may answer beyond the case. */
    private static final Set<String> EXTRA = Set.of(
            "ResultMessage",
            "TemplateAttribute",
            "PrivateKeyTemplateAttribute",
            "PublicKeyTemplateAttribute",
            "AttributeIndex",
            "ServerCorrelationValue",
            "VendorIdentification",
            "ServerInformation",
            "Operation",
            "ObjectType",
            "ExtensionInformation",
            "RNGParameters",
            "ProfileInformation",
            "CapabilityInformation",
            "ValidationInformation",
            "ProtocolVersion");

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

    private final Map<String, String> bindings;
    private final boolean generates;

    /**
     * A matcher for one case.
     *
     * @param generates whether the server makes keys in it
     */
    ResponseMatcher(Map<String, String> bindings, boolean generates) {
        this.bindings = bindings;
        this.generates = generates;
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
                .filter(extra -> !EXTRA.contains(extra.name()))
                .findFirst()
                .map(extra -> expected.name() + ": unexpected " + extra);
    }

    /** Takes out of {@code left} the item that matches; items of one name match in any order. */
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
        }
        return FREE.contains(wanted.name()) ? Optional.empty() : Optional.of(first);
    }

    private boolean matches(Node expected, Node actual, Map<String, String> bindings) {
        if (!expected.type().equals(actual.type())) {
            return false;
        }
        String wanted = expected.value();
        if (wanted.startsWith("$")) {
            if (wanted.startsWith("$NOW") || DATES.contains(expected.type())) {
                return true;
            }
            String bound = bindings.putIfAbsent(wanted, actual.value());
            return bound == null || bound.equals(actual.value());
        }
        boolean sameLength = wanted.length() == actual.value().length();
        boolean numbers = GENERATED_NUMBERS.contains(expected.name())
                && (expected.type().equals("BigInteger") || wanted.startsWith(DER_SEQUENCE))
                && Math.abs(wanted.length() - actual.value().length()) <= CHANCE_DIGITS;
        return FREE.contains(expected.name())
                || (generates && sameLength && GENERATED.contains(expected.name()))
                || (generates && numbers)
                || DATES.contains(expected.type())
                || normal(wanted).equals(normal(actual.value()));
    }

    /** Names of bits in any order, hexadecimal in any case, names without punctuation. */
    private static String normal(String value) {
        String plain = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 ]", "");
        return String.join(" ", new TreeSet<>(Arrays.asList(plain.split(" ", -1))));
    }
}
