package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KmipEnum;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows KMIP items as ordinary JSON: structures are objects, items that repeat are arrays, enumerations are names. */
final class PlainTtlv {
    /** Items that are arrays even when there is only one. */
    private static final Set<Tag> LISTS = Set.of(Tag.LINK, Tag.NAME, Tag.ATTRIBUTE, Tag.OPERATION);

    private PlainTtlv() {}

    static Map<String, Object> of(Ttlv.Structure structure) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Ttlv item : structure.items()) {
            String name = item.tag().jsonName();
            Object value = value(item);
            Object earlier = members.get(name);
            if (earlier instanceof List<?> list) {
                members.put(name, plus(list, value));
            } else if (earlier != null) {
                members.put(name, plus(List.of(earlier), value));
            } else {
                members.put(name, LISTS.contains(item.tag()) ? List.of(value) : value);
            }
        }
        return members;
    }

    private static List<Object> plus(List<?> list, Object value) {
        List<Object> longer = new ArrayList<>(list);
        longer.add(value);
        return longer;
    }

    private static Object value(Ttlv item) {
        if (item instanceof Ttlv.Structure structure) {
            return of(structure);
        } else if (item instanceof Ttlv.Enumeration enumeration) {
            return name(enumeration);
        } else if (item instanceof Ttlv.ByteString bytes) {
            return hex(bytes.value());
        } else if (item instanceof Ttlv.Int number) {
            return number.value();
        } else if (item instanceof Ttlv.LongInt number) {
            return number.value();
        } else if (item instanceof Ttlv.BigInt number) {
            return number.value();
        } else if (item instanceof Ttlv.Interval interval) {
            return interval.seconds();
        } else if (item instanceof Ttlv.Bool bool) {
            return bool.value();
        } else if (item instanceof Ttlv.Text text) {
            return text.value();
        } else if (item instanceof Ttlv.DateTime moment) {
            return moment.value().toString();
        } else if (item instanceof Ttlv.DateTimeExtended moment) {
            return moment.value().toString();
        }
        throw new IllegalArgumentException("no JSON for " + item.type());
    }

    private static String name(Ttlv.Enumeration item) {
        return Enumerations.of(item.tag())
                .flatMap(type -> Enumerations.find(type, item.value()).map(KmipEnum::jsonName))
                .orElseGet(() -> String.format(Locale.ROOT, "0x%08X", item.value()));
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }
}
