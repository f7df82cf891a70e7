package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Keeps grants in a database. Safe for many threads and, on MySQL and MariaDB, many servers. */
public final class JdbcGrantStore implements GrantStore {
    private static final String GRANTED =
            "SELECT object, grantee, operation FROM grants WHERE object = ? AND grantee IN (?, ?)";
    private static final String ON_OBJECT = "SELECT object, grantee, operation FROM grants WHERE object = ?";
    private static final String TO_USER = "SELECT object, grantee, operation FROM grants WHERE grantee IN (?, ?)";
    private static final String INSERT = "INSERT INTO grants (object, grantee, operation) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM grants WHERE object = ? AND grantee = ? AND operation = ?";
    private static final String DELETE_ALL = "DELETE FROM grants WHERE object = ?";

    private static final RowMapper<Grant> GRANT = (row, context) -> {
        int operation = row.getInt(3);
        return new Grant(
                new UniqueIdentifier(Rows.text(row.getBytes(1))),
                new UserId(Rows.text(row.getBytes(2))),
                Enumerations.find(Operation.class, operation)
                        .orElseThrow(
                                () -> new IllegalStateException("a grant names the unknown operation " + operation)));
    };

    private final Database database;

    private record Grant(UniqueIdentifier object, UserId user, Operation operation) {}

    private JdbcGrantStore(Database database) {
        this.database = database;
    }

    static JdbcGrantStore create(Database database) {
        return new JdbcGrantStore(database);
    }

    @Override
    public Set<Operation> granted(UniqueIdentifier object, UserId user) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        read(handle -> handle.createQuery(GRANTED)
                        .bind(0, Rows.bytes(object))
                        .bind(1, Rows.bytes(user))
                        .bind(2, Rows.bytes(UserId.EVERYBODY)))
                .forEach(grant -> operations.add(grant.operation()));
        return operations;
    }

    @Override
    public Map<UserId, Set<Operation>> grantsOn(UniqueIdentifier object) {
        return grouped(read(handle -> handle.createQuery(ON_OBJECT).bind(0, Rows.bytes(object))), Grant::user);
    }

    @Override
    public Map<UniqueIdentifier, Set<Operation>> obtainedBy(UserId user) {
        List<Grant> grants = read(
                handle -> handle.createQuery(TO_USER).bind(0, Rows.bytes(user)).bind(1, Rows.bytes(UserId.EVERYBODY)));
        return grouped(grants, Grant::object);
    }

    @Override
    public void grant(UniqueIdentifier object, UserId user, Set<Operation> operations) {
        List<Operation> inOrder = inOrder(operations);
        database.write(handle -> inOrder.forEach(operation -> insert(handle, object, user, operation)));
    }

    @Override
    public void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations) {
        if (operations.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(DELETE);
            inOrder(operations).forEach(operation -> batch.bind(0, Rows.bytes(object))
                    .bind(1, Rows.bytes(user))
                    .bind(2, operation.code())
                    .add());
            batch.execute();
        });
    }

    @Override
    public void revokeAll(UniqueIdentifier object) {
        database.write(handle ->
                handle.createUpdate(DELETE_ALL).bind(0, Rows.bytes(object)).execute());
    }

    /** Transactions that lock rows in the same order wait for each other instead of ending in a deadlock. */
    private static List<Operation> inOrder(Set<Operation> operations) {
        return operations.stream().sorted().toList();
    }

    private static void insert(Handle handle, UniqueIdentifier object, UserId user, Operation operation) {
        try {
            handle.createUpdate(INSERT)
                    .bind(0, Rows.bytes(object))
                    .bind(1, Rows.bytes(user))
                    .bind(2, operation.code())
                    .execute();
        } catch (UnableToExecuteStatementException failure) {
            if (!SqlErrors.isDuplicate(failure)) {
                throw failure;
            }
        }
    }

    private List<Grant> read(Function<Handle, Query> query) {
        return database.read(handle -> query.apply(handle).map(GRANT).list());
    }

    private static <K> Map<K, Set<Operation>> grouped(List<Grant> grants, Function<Grant, K> key) {
        Map<K, Set<Operation>> groups = new HashMap<>();
        for (Grant grant : grants) {
            groups.computeIfAbsent(key.apply(grant), first -> EnumSet.noneOf(Operation.class))
                    .add(grant.operation());
        }
        return groups;
    }
}
