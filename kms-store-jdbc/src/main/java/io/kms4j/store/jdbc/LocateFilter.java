package io.kms4j.store.jdbc;

import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateQuery.DateRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The conditions of a Locate on {@code objects o}, put together from constants; every value is a parameter. */
final class LocateFilter {
    private static final String HAS_KEY = "EXISTS (SELECT 1 FROM object_keys k"
            + " WHERE k.attribute = ? AND k.attribute_value = ? AND k.seq = o.seq) AND ";
    private static final String HAS_DATE = "EXISTS (SELECT 1 FROM object_dates d"
            + " WHERE d.seq = o.seq AND d.attribute = ? AND d.moment BETWEEN ? AND ?) AND ";

    static final LocateFilter NONE = new LocateFilter("", List.of());

    private final String sql;
    private final List<Object> values;

    private LocateFilter(String sql, List<Object> values) {
        this.sql = sql;
        this.values = values;
    }

    static LocateFilter of(LocateQuery query) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (!query.states().isEmpty()) {
            sql.append("o.state IN (")
                    .append(placeholders(query.states().size()))
                    .append(") AND ");
            values.addAll(query.states());
        }
        for (IndexKey key : query.allOf()) {
            sql.append(HAS_KEY);
            Collections.addAll(values, key.attribute(), key.value().toArray());
        }
        for (DateRange range : query.dates()) {
            sql.append(HAS_DATE);
            Collections.addAll(values, range.attribute(), Rows.micros(range.from()), Rows.micros(range.to()));
        }
        return new LocateFilter(sql.toString(), values);
    }

    /** The conditions, each followed by AND. */
    String sql() {
        return sql;
    }

    /** Binds the values of the conditions and returns the position of the next parameter. */
    int bindTo(Query query) {
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return values.size();
    }

    static String placeholders(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
