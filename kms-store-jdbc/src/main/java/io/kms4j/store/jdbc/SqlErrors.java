package io.kms4j.store.jdbc;

import io.kms4j.core.UnavailableException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * What the errors of the drivers mean. Their messages quote SQL and values, so none of it goes on: what does is the
 * SQLState, the vendor's number and the stack.
 */
final class SqlErrors {
    /** H2: the engine closed itself after an I/O error; a new connection opens it again. */
    private static final Set<Integer> H2_CLOSED = Set.of(50000, 90007, 90028, 90031, 90067, 90098, 90121);

    private static final int H2_IN_USE = 90020;

    private SqlErrors() {}

    /** The SQLException at the bottom of a failure. */
    static Optional<SQLException> sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    static boolean isDuplicate(Throwable failure) {
        return sqlException(failure).filter(sql -> hasClass(sql, "23")).isPresent();
    }

    /** The transaction lost against another one and may win when it runs again. */
    static boolean isConflict(Throwable failure) {
        return sqlException(failure).filter(sql -> hasClass(sql, "40")).isPresent();
    }

    /**
     * The connection is of no use any more, and others may be too. Having waited in vain, for a connection or an answer, is
     * something else: more of it helps nobody.
     */
    static boolean isConnectionLost(Throwable failure) {
        return sqlException(failure)
                .filter(sql -> !(sql instanceof SQLTransientConnectionException) && !hasTimedOut(sql))
                .filter(sql -> hasClass(sql, "08") || H2_CLOSED.contains(sql.getErrorCode()))
                .isPresent();
    }

    private static boolean hasTimedOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    static boolean isH2InUse(Throwable failure) {
        return sqlException(failure)
                .filter(sql -> sql.getErrorCode() == H2_IN_USE)
                .isPresent();
    }

    /** The account, its password or its rights: waiting does not help. */
    static boolean isRefused(Throwable failure) {
        return sqlException(failure)
                .filter(sql -> hasClass(sql, "28") || hasClass(sql, "42") || hasClass(sql, "3D"))
                .isPresent();
    }

    /** What a caller of the ports gets to see. Exceptions that are no SQL errors pass as they are. */
    static RuntimeException translated(RuntimeException failure) {
        Optional<SQLException> sql = sqlException(failure);
        if (sql.isEmpty()) {
            return failure;
        }
        if (isOurDefect(sql.get())) {
            return new IllegalStateException("the database refused a statement", anonymous(sql.get()));
        }
        return new UnavailableException("the database does not answer now; try again later", anonymous(sql.get()));
    }

    private static boolean isOurDefect(SQLException sql) {
        return Set.of("07", "0A", "21", "22", "23", "42").stream().anyMatch(prefix -> hasClass(sql, prefix));
    }

    /** The same failure without its message. */
    static SQLException anonymous(SQLException sql) {
        String summary =
                sql.getClass().getSimpleName() + ", SQLState " + sql.getSQLState() + ", error " + sql.getErrorCode();
        SQLException anonymous = new SQLException(summary, sql.getSQLState(), sql.getErrorCode());
        anonymous.setStackTrace(sql.getStackTrace());
        return anonymous;
    }

    private static boolean hasClass(SQLException sql, String prefix) {
        String state = sql.getSQLState();
        return state != null && state.startsWith(prefix);
    }
}
