package io.kms4j.store.jdbc;

import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateQuery.DateRange;
import io.kms4j.core.port.LocateQuery.StateAt;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.enumeration.State;
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

    private static final String PASSED =
            "EXISTS (SELECT 1 FROM object_dates d WHERE d.seq = o.seq AND d.attribute = ? AND d.moment <= ?)";
    private static final String STORED = "o.state IN (?, ?)";
    private static final String ACTIVATED = "(" + STORED + " OR (" + STORED + " AND " + PASSED + "))";
    private static final int ACTIVATION = Tag.ACTIVATION_DATE.code();
    private static final int DEACTIVATION = Tag.DEACTIVATION_DATE.code();

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
        query.stateAt().ifPresent(wanted -> addState(wanted, sql, values));
        return new LocateFilter(sql.toString(), values);
    }

    /** What {@link ObjectIndex#stateAt} does: the dates may have moved an object on since its state was stored. */
    private static void addState(StateAt wanted, StringBuilder sql, List<Object> values) {
        long moment = Rows.micros(wanted.at());
        switch (wanted.state()) {
            case PRE_ACTIVE -> {
                sql.append(STORED + " AND NOT " + PASSED + " AND ");
                addStored(State.PRE_ACTIVE, values);
                Collections.addAll(values, ACTIVATION, moment);
            }
            case ACTIVE -> {
                sql.append("NOT " + PASSED + " AND " + ACTIVATED + " AND ");
                Collections.addAll(values, DEACTIVATION, moment);
                addActivated(moment, values);
            }
            case DEACTIVATED -> {
                sql.append("(" + STORED + " OR (" + PASSED + " AND " + ACTIVATED + ")) AND ");
                addStored(State.DEACTIVATED, values);
                Collections.addAll(values, DEACTIVATION, moment);
                addActivated(moment, values);
            }
            default -> {
                sql.append(STORED + " AND ");
                addStored(wanted.state(), values);
            }
        }
    }

    private static void addActivated(long moment, List<Object> values) {
        addStored(State.ACTIVE, values);
        addStored(State.PRE_ACTIVE, values);
        Collections.addAll(values, ACTIVATION, moment);
    }

    private static void addStored(State state, List<Object> values) {
        Collections.addAll(values, state.code(), state.code() | ObjectIndex.ARCHIVED);
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
