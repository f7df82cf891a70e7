package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Labels that users put on objects, written as a JSON array of strings: the value of the vendor attribute {@code tag}, and
 * a way to address objects in place of an identifier.
 *
 * @param tags without duplicates, in the order given
 */
public record TagList(Set<String> tags) {
    /** The name of the vendor attribute that holds the list. */
    public static final String ATTRIBUTE_NAME = "tag";

    public TagList {
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    }

    /**
     * Reads a JSON array of strings.
     *
     * @throws KmipException INVALID_FIELD for anything else, and for an empty tag
     */
    public static TagList parse(String json) {
        return new TagList(new Parser(json).array());
    }

    /** The list as a JSON array. */
    public String toJson() {
        StringBuilder json = new StringBuilder("[");
        for (String tag : tags) {
            json.append(json.length() == 1 ? "\"" : ",\"");
            for (int i = 0; i < tag.length(); i++) {
                char c = tag.charAt(i);
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ') {
                    json.append(String.format("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            json.append('"');
        }
        return json.append(']').toString();
    }

    /** The same list with more tags. */
    public TagList plus(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(tags);
        all.addAll(more);
        return new TagList(all);
    }

    /** Walks over the text once; {@code at} is the next character. */
    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Set<String> array() {
            Set<String> tags = new LinkedHashSet<>();
            expect('[');
            if (peek() != ']') {
                tags.add(string());
                while (peek() == ',') {
                    at++;
                    tags.add(string());
                }
            }
            expect(']');
            if (peek() != 0) {
                throw malformed();
            }
            return tags;
        }

        private String string() {
            expect('"');
            StringBuilder tag = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                tag.append(c == '\\' ? escaped() : c);
            }
            if (at == text.length() || tag.isEmpty()) {
                throw malformed();
            }
            at++;
            return tag.toString();
        }

        private char escaped() {
            if (at == text.length()) {
                throw malformed();
            }
            char c = text.charAt(at++);
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw malformed();
            };
        }

        private char unicode() {
            try {
                char c = (char) Integer.parseInt(text, at, at + 4, 16);
                at += 4;
                return c;
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw malformed();
            }
        }

        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private void expect(char wanted) {
            if (peek() != wanted) {
                throw malformed();
            }
            at++;
        }

        private static KmipException malformed() {
            return new KmipException(
                    ResultReason.INVALID_FIELD,
                    "tags must be a JSON array of non-empty strings, such as [\"a\",\"b\"]");
        }
    }
}
