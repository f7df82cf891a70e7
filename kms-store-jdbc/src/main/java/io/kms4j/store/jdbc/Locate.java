package io.kms4j.store.jdbc;

import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateQuery.DateRange;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Runs one Locate. What the caller owns and what it was granted are two queries, since no index serves an OR of both: the
 * granted matches, thousands at most, are read in full, of the owned ones only as many as the page can need. The SQL is put
 * together from constants; every value is a parameter.
 */
final class Locate {
    /** MySQL joins 61 tables at most. */
    private static final int MAX_FILTERS = 40;

    private static final int IDS_AT_ONCE = 512;

    private static final String JOIN_KEY =
            " JOIN object_keys k%1$d ON k%1$d.seq = o.seq AND k%1$d.attribute = ? AND k%1$d.attribute_value = ?";
    private static final String JOIN_DATE =
            " JOIN object_dates d%1$d ON d%1$d.seq = o.seq AND d%1$d.attribute = ? AND d%1$d.moment BETWEEN ? AND ?";

    private final LocateQuery query;
    private final String from;
    private final List<Object> filterValues;

    private Locate(LocateQuery query, String from, List<Object> filterValues) {
        this.query = query;
        this.from = from;
        this.filterValues = filterValues;
    }

    /**
     * @throws KmipException SERVER_LIMIT_EXCEEDED for more than 40 attributes
     */
    static Locate of(LocateQuery query) {
        StringBuilder from = new StringBuilder(" FROM objects o");
        List<Object> values = new ArrayList<>();
        List<IndexKey> keys = query.allOf().stream().distinct().toList();
        if (keys.size() + query.dates().size() > MAX_FILTERS) {
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED, "Locate takes at most " + MAX_FILTERS + " attributes");
        }
        for (int i = 0; i < keys.size(); i++) {
            from.append(JOIN_KEY.formatted(i));
            Collections.addAll(
                    values, keys.get(i).attribute(), keys.get(i).value().toArray());
        }
        for (int i = 0; i < query.dates().size(); i++) {
            DateRange range = query.dates().get(i);
            from.append(JOIN_DATE.formatted(i));
            Collections.addAll(values, range.attribute(), Rows.micros(range.from()), Rows.micros(range.to()));
        }
        from.append(" WHERE ");
        if (!query.states().isEmpty()) {
            from.append("o.state IN (")
                    .append(placeholders(query.states().size()))
                    .append(") AND ");
            values.addAll(query.states());
        }
        return new Locate(query, from.toString(), values);
    }

    LocateResult run(Handle handle) {
        List<Long> granted = granted(handle);
        // Of the owned matches that come before the page, all but as many as there are granted ones can be passed over:
        // at least that many of the passed-over places on the page's left are owned.
        long skip = Math.max(0, (long) query.offset() - granted.size());
        long wanted = query.offset() - skip + query.limit();
        List<Long> owned = owned(handle, skip, wanted);
        long ownedTotal =
                owned.size() < wanted && (skip == 0 || !owned.isEmpty()) ? skip + owned.size() : countOwned(handle);
        List<Long> page = Stream.concat(owned.stream(), granted.stream())
                .sorted(Comparator.reverseOrder())
                .skip(query.offset() - skip)
                .limit(query.limit())
                .toList();
        return new LocateResult(Math.toIntExact(ownedTotal + granted.size()), objects(handle, page));
    }

    private List<Long> owned(Handle handle, long skip, long wanted) {
        Query select = handle.createQuery("SELECT o.seq" + from + "o.owner = ? ORDER BY o.seq DESC LIMIT ? OFFSET ?");
        int next = bindFilters(select);
        return select.bind(next, Rows.bytes(query.owner()))
                .bind(next + 1, wanted)
                .bind(next + 2, skip)
                .mapTo(Long.class)
                .list();
    }

    private long countOwned(Handle handle) {
        Query select = handle.createQuery("SELECT COUNT(*)" + from + "o.owner = ?");
        int next = bindFilters(select);
        return select.bind(next, Rows.bytes(query.owner())).mapTo(Long.class).one();
    }

    private List<Long> granted(Handle handle) {
        List<byte[]> ids = query.granted().stream()
                .filter(id -> !id.isTagList())
                .map(Rows::bytes)
                .toList();
        List<Long> found = new ArrayList<>();
        for (int at = 0; at < ids.size(); at += IDS_AT_ONCE) {
            List<byte[]> some = ids.subList(at, Math.min(ids.size(), at + IDS_AT_ONCE));
            int places = places(some.size());
            Query select = handle.createQuery(
                    "SELECT o.seq" + from + "o.owner <> ? AND o.id IN (" + placeholders(places) + ")");
            int next = bindFilters(select);
            select.bind(next, Rows.bytes(query.owner()));
            for (int i = 0; i < places; i++) {
                select.bind(next + 1 + i, some.get(Math.min(i, some.size() - 1)));
            }
            found.addAll(select.mapTo(Long.class).list());
        }
        return found;
    }

    private static List<StoredObject> objects(Handle handle, List<Long> seqs) {
        List<StoredObject> objects = new ArrayList<>();
        for (int at = 0; at < seqs.size(); at += IDS_AT_ONCE) {
            List<Long> some = seqs.subList(at, Math.min(seqs.size(), at + IDS_AT_ONCE));
            int places = places(some.size());
            Query select = handle.createQuery("SELECT id, type, owner, version, attributes FROM objects WHERE seq IN ("
                    + placeholders(places) + ") ORDER BY seq DESC");
            for (int i = 0; i < places; i++) {
                select.bind(i, some.get(Math.min(i, some.size() - 1)));
            }
            objects.addAll(select.map(Rows.OBJECT_WITHOUT_MATERIAL).list());
        }
        return objects;
    }

    private int bindFilters(Query select) {
        for (int i = 0; i < filterValues.size(); i++) {
            select.bind(i, filterValues.get(i));
        }
        return filterValues.size();
    }

    /** The next power of two, so that there are few different statements to prepare; the last value fills the rest. */
    private static int places(int values) {
        return Math.max(1, Integer.highestOneBit(2 * values - 1));
    }

    private static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
