package io.kms4j.client.cli;

import io.kms4j.client.internal.Json;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command tells: a sentence and lines for people, fields for programs. */
final class Answer {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Answer(String sentence) {
        lines.add(sentence);
        fields.put("str_out", sentence);
    }

    /** One more line for people. */
    Answer line(String text) {
        lines.add(text);
        return this;
    }

    /** One more field for programs. */
    Answer field(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Answer identifier(UniqueIdentifier id) {
        return line("\tUnique identifier: " + id).field("unique_identifier", id.value());
    }

    Answer keyPair(UniqueIdentifier publicKey, UniqueIdentifier privateKey) {
        return line("\tPublic key unique identifier: " + publicKey)
                .line("\tPrivate key unique identifier: " + privateKey)
                .field("public_key_unique_identifier", publicKey.value())
                .field("private_key_unique_identifier", privateKey.value());
    }

    Answer tags(List<String> tags) {
        if (!tags.isEmpty()) {
            line("\tTags:").field("tags", tags);
            tags.forEach(tag -> line("\t\t- " + tag));
        }
        return this;
    }

    String text() {
        return String.join("\n", lines);
    }

    String json() {
        return Json.pretty(fields);
    }
}
