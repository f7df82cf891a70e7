package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Runs one Locate. A planner does not know that one name is rare and one algorithm is not, so we look: if few objects have
 * one of the wanted keys, those are all that need checking. Otherwise what the caller owns and what it was granted are two
 * queries, since no index serves an OR of both: the granted matches, thousands at most, are read in full, of the owned ones
 * only as many as the page can need.
 */
final class Locate {
    private static final int FEW = 1000;
    private static final int AT_ONCE = 512;

    private static final String WITH_KEY =
            "SELECT seq FROM object_keys WHERE attribute = ? AND attribute_value = ? LIMIT " + (FEW + 1);

    private static final RowMapper<Match> MATCH = (row, context) -> new Match(
            row.getLong(1), new UniqueIdentifier(Rows.text(row.getBytes(2))), new UserId(Rows.text(row.getBytes(3))));

    private final LocateQuery query;
    private final LocateFilter filter;
    private final Handle handle;

    private record Match(long seq, UniqueIdentifier id, UserId owner) {}

    Locate(LocateQuery query, Handle handle) {
        this.query = query;
        this.filter = LocateFilter.of(query);
        this.handle = handle;
    }

    LocateResult run() {
        return fewCandidates().map(this::amongFew).orElseGet(this::amongMany);
    }

    private Comparator<Long> order() {
        return query.oldestFirst() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    private Optional<List<Long>> fewCandidates() {
        for (IndexKey key : query.allOf()) {
            List<Long> seqs = handle.createQuery(WITH_KEY)
                    .bind(0, key.attribute())
                    .bind(1, key.value().toArray())
                    .mapTo(Long.class)
                    .list();
            if (seqs.size() <= FEW) {
                return Optional.of(seqs);
            }
        }
        return Optional.empty();
    }

    private LocateResult amongFew(List<Long> candidates) {
        List<Long> seqs = select(filter, "SELECT o.seq, o.id, o.owner", "o.seq", candidates, MATCH).stream()
                .filter(match ->
                        match.owner().equals(query.owner()) || query.granted().contains(match.id()))
                .map(Match::seq)
                .sorted(order())
                .toList();
        return new LocateResult(seqs.size(), page(seqs, query.offset()));
    }

    private LocateResult amongMany() {
        List<Long> granted = granted();
        // Of the owned matches that come before the page, all but as many as there are granted ones can be passed over:
        // at least that many of the places before the page are owned.
        long skip = Math.max(0, (long) query.offset() - granted.size());
        long wanted = query.offset() - skip + query.limit();
        List<Long> owned = owned(skip, wanted);
        boolean sawTheEnd = owned.size() < wanted && (skip == 0 || !owned.isEmpty());
        long ownedTotal = sawTheEnd || !query.counted() ? skip + owned.size() : countOwned();
        List<Long> ordered =
                Stream.concat(owned.stream(), granted.stream()).sorted(order()).toList();
        return new LocateResult(Math.toIntExact(ownedTotal + granted.size()), page(ordered, query.offset() - skip));
    }

    private List<Long> granted() {
        List<byte[]> ids = query.granted().stream()
                .filter(id -> !id.isTagList())
                .map(Rows::bytes)
                .toList();
        return select(filter, "SELECT o.seq, o.id, o.owner", "o.id", ids, MATCH).stream()
                .filter(match -> !match.owner().equals(query.owner()))
                .map(Match::seq)
                .toList();
    }

    private List<Long> owned(long skip, long wanted) {
        Query select = handle.createQuery("SELECT o.seq FROM objects o WHERE " + filter.sql()
                + "o.owner = ? ORDER BY o.seq " + (query.oldestFirst() ? "ASC" : "DESC") + " LIMIT ? OFFSET ?");
        int next = filter.bindTo(select);
        return select.bind(next, Rows.bytes(query.owner()))
                .bind(next + 1, wanted)
                .bind(next + 2, skip)
                .mapTo(Long.class)
                .list();
    }

    private long countOwned() {
        Query select = handle.createQuery("SELECT COUNT(*) FROM objects o WHERE " + filter.sql() + "o.owner = ?");
        int next = filter.bindTo(select);
        return select.bind(next, Rows.bytes(query.owner())).mapTo(Long.class).one();
    }

    private List<StoredObject> page(List<Long> seqs, long offset) {
        List<Long> page = seqs.stream().skip(offset).limit(query.limit()).toList();
        return select(
                        LocateFilter.NONE,
                        "SELECT o.id, o.type, o.owner, o.version, o.attributes, o.seq",
                        "o.seq",
                        page,
                        (row, context) -> new Found(row.getLong(6), Rows.OBJECT_WITHOUT_MATERIAL.map(row, context)))
                .stream()
                .sorted(Comparator.comparing(Found::seq, order()))
                .map(Found::object)
                .toList();
    }

    private record Found(long seq, StoredObject object) {}

    /** The matches whose {@code column} is one of {@code values}, however many those are. */
    private <T> List<T> select(
            LocateFilter conditions, String columns, String column, List<?> values, RowMapper<T> mapper) {
        List<T> found = new ArrayList<>();
        for (int at = 0; at < values.size(); at += AT_ONCE) {
            List<?> some = values.subList(at, Math.min(values.size(), at + AT_ONCE));
            // The next power of two places, so that there are few different statements; the last value fills the rest.
            int places = Integer.highestOneBit(2 * some.size() - 1);
            Query select = handle.createQuery(columns + " FROM objects o WHERE " + conditions.sql() + column + " IN ("
                    + LocateFilter.placeholders(places) + ")");
            int next = conditions.bindTo(select);
            for (int i = 0; i < places; i++) {
                select.bind(next + i, (Object) some.get(Math.min(i, some.size() - 1)));
            }
            found.addAll(select.map(mapper).list());
        }
        return found;
    }
}
