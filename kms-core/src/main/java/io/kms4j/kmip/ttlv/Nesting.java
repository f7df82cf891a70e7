package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Ttlv;
import java.util.List;

/** Lists as earlier clients of the original product write them: one structure that holds items of its own name. */
final class Nesting {
    private Nesting() {}

    /** The elements that an item of a list stands for: itself, or what it holds. */
    static List<Ttlv> flatten(Ttlv item) {
        if (item instanceof Ttlv.Structure structure
                && structure.items().stream().allMatch(child -> child.tag().equals(item.tag()))) {
            return structure.items();
        }
        return List.of(item);
    }
}
