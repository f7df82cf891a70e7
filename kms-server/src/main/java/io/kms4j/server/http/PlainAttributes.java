package io.kms4j.server.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.operation.GetAttributesResponse;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.util.HexFormat;
import java.util.Set;

/**
 * Attributes in ordinary JSON, as the list of owned objects carries them. Dates are left out: clients of the original
 * product expect a form of them there that nothing else uses.
 */
final class PlainAttributes {
    /** Attributes that are arrays even with one value; of all others the first value counts. */
    private static final Set<Tag> ARRAYS = Set.of(Tag.LINK, Tag.NAME, Tag.ATTRIBUTE);

    private PlainAttributes() {}

    static ObjectNode of(StoredObject object) {
        Attributes attributes = object.attributes()
                .with(Attribute.UNIQUE_IDENTIFIER, object.id())
                .with(Attribute.OBJECT_TYPE, object.type());
        Ttlv answer = KmipMapper.writeResponse(new GetAttributesResponse(object.id(), attributes));
        if (answer instanceof Ttlv.Structure root
                && root.find(Tag.ATTRIBUTES).orElse(null) instanceof Ttlv.Structure items) {
            return structure(items);
        }
        throw new IllegalStateException("an answer to Get Attributes without attributes");
    }

    private static ObjectNode structure(Ttlv.Structure structure) {
        ObjectNode node = Json.object();
        for (Ttlv item : structure.items()) {
            String name = item.tag().jsonName();
            if (ARRAYS.contains(item.tag())) {
                ArrayNode array = node.withArray(name);
                add(array.addObject(), item);
            } else if (item.tag().equals(Tag.ATTRIBUTE_VALUE)) {
                ObjectNode typed = node.putObject(name);
                typed.put("_t", item.type().kmipName());
                put(typed, "_c", item);
            } else if (!node.has(name)) {
                put(node, name, item);
            }
        }
        return node;
    }

    private static void add(ObjectNode element, Ttlv item) {
        if (item instanceof Ttlv.Structure structure) {
            element.setAll(structure(structure));
        }
    }

    private static void put(ObjectNode node, String name, Ttlv item) {
        if (item instanceof Ttlv.Structure structure) {
            node.set(name, structure(structure));
        } else if (item instanceof Ttlv.Int number) {
            node.put(name, number.value());
        } else if (item instanceof Ttlv.LongInt number) {
            node.put(name, number.value());
        } else if (item instanceof Ttlv.Interval interval) {
            node.put(name, interval.seconds());
        } else if (item instanceof Ttlv.Enumeration enumeration) {
            node.put(name, name(enumeration));
        } else if (item instanceof Ttlv.Bool bool) {
            node.put(name, bool.value());
        } else if (item instanceof Ttlv.Text text) {
            node.put(name, text.value());
        } else if (item instanceof Ttlv.ByteString bytes) {
            node.put(
                    name, HexFormat.of().withUpperCase().formatHex(bytes.value().toArray()));
        } else if (item instanceof Ttlv.BigInt number) {
            node.put(name, "0x" + number.value().toString(16));
        }
    }

    private static String name(Ttlv.Enumeration item) {
        return Enumerations.of(item.tag())
                .flatMap(type -> Enumerations.find(type, item.value()))
                .map(KmipEnum::jsonName)
                .orElseGet(() -> String.format("0x%08X", item.value()));
    }
}
