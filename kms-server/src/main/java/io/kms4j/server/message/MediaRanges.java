package io.kms4j.server.message;

import java.util.List;
import java.util.Locale;

/** How much a client wants what (RFC 9110, Accept). Malformed ranges are passed over. */
final class MediaRanges {
    private MediaRanges() {}

    /** From 0, not at all, to 1, of the most welcome of {@code mediaTypes}; 1 when {@code accept} is blank. */
    static double weight(String accept, List<String> mediaTypes) {
        if (accept.isBlank()) {
            return 1;
        }
        double most = 0;
        for (String mediaType : mediaTypes) {
            most = Math.max(most, weight(accept, mediaType));
        }
        return most;
    }

    /** What the most precise range says that holds the type. */
    private static double weight(String accept, String mediaType) {
        int precision = 0;
        double weight = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            int found = precision(parts[0].strip(), mediaType);
            if (found > precision) {
                precision = found;
                weight = quality(parts);
            }
        }
        return weight;
    }

    private static int precision(String range, String mediaType) {
        if (range.equals(mediaType)) {
            return 3;
        }
        if (range.endsWith("/*") && mediaType.startsWith(range.substring(0, range.length() - 1))) {
            return 2;
        }
        return range.equals("*/*") ? 1 : 0;
    }

    private static double quality(String[] parts) {
        for (String part : parts) {
            String parameter = part.strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException malformed) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
