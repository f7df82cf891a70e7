package io.kms4j.client;

import io.kms4j.client.internal.Json;
import io.kms4j.kmip.KmipException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the answers that are plain JSON; whatever is not as agreed becomes one exception. */
final class PlainJson {
    private PlainJson() {}

    static <T> T read(String path, byte[] body, Function<Object, T> reader) {
        try {
            Object value = Json.read(body);
            if (value == null) {
                throw new IOException("it is null");
            }
            return reader.apply(value);
        } catch (IOException | IllegalArgumentException | KmipException e) {
            throw new KmsClientException("the answer of " + path + " is not what a KMS answers: " + e.getMessage(), e);
        }
    }

    static List<Map<String, Object>> objects(Object value) {
        return array(value).stream().map(PlainJson::object).toList();
    }

    @SuppressWarnings("unchecked") // Json makes no other maps
    static Map<String, Object> object(Object value) {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw new IllegalArgumentException("an object is missing");
    }

    static List<?> array(Object value) {
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw new IllegalArgumentException("an array is missing");
    }

    static String text(Map<String, Object> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the text \"" + name + "\" is missing");
    }

    static boolean flag(Map<String, Object> object, String name) {
        if (object.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("the Boolean \"" + name + "\" is missing");
    }

    static List<?> array(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the array \"" + name + "\" is missing");
        }
        return array(value);
    }
}
