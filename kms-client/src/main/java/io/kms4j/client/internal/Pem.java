package io.kms4j.client.internal;

import io.kms4j.kmip.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of a PEM text (RFC 7468): {@code label} is what stands after BEGIN, {@code der} what it holds. */
public record Pem(String label, Bytes der) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 #]+)-----([^-]*)-----END ([A-Z0-9 #]+)-----");

    /**
     * All blocks of a text, in their order.
     *
     * @throws IllegalArgumentException if a block is not Base64, or does not end as it began
     */
    public static List<Pem> parse(String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            String label = matcher.group(1);
            if (!label.equals(matcher.group(3))) {
                throw new IllegalArgumentException(
                        "the PEM block " + label + " ends as " + matcher.group(3) + " instead");
            }
            blocks.add(new Pem(label, decode(label, matcher.group(2))));
        }
        return blocks;
    }

    private static Bytes decode(String label, String body) {
        if (body.contains(":")) {
            throw new IllegalArgumentException(
                    "the PEM block " + label + " has headers, as encrypted keys have; decrypt it first");
        }
        try {
            return Bytes.takeOver(Base64.getDecoder().decode(body.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the PEM block " + label + " does not hold Base64", e);
        }
    }

    /** The block as text, in lines of 64 characters. */
    public String encode() {
        byte[] newLine = "\n".getBytes(StandardCharsets.US_ASCII);
        String body = Base64.getMimeEncoder(64, newLine).encodeToString(der.toArray());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
