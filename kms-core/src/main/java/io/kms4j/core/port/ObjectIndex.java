package io.kms4j.core.port;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Locate finds an object by. The same function makes the keys of stored objects and of queries. */
public final class ObjectIndex {
    private ObjectIndex() {}

    /** The keys of an object: one per attribute value, one per tag. Dates and the state are not among them. */
    public static Set<IndexKey> keysOf(StoredObject object) {
        return Set.of();
    }

    /** The date attributes of an object, by tag number. */
    public static Map<Integer, Instant> datesOf(StoredObject object) {
        return Map.of();
    }

    /** The number of an object's state; 0 if it has none. */
    public static int stateOf(StoredObject object) {
        return object.attributes()
                .get(Attribute.STATE)
                .map(state -> state.code())
                .orElse(0);
    }

    /** The keys that an object must have to match {@code wanted}; neither dates nor the state are among them. */
    public static List<IndexKey> keysOf(Attributes wanted) {
        return List.of();
    }
}
