package io.kms4j.testkit;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Grants in memory; passes {@link GrantStoreContract} and fails when told to. Safe for many threads. */
public final class InMemoryGrantStore implements GrantStore {
    private final Map<UniqueIdentifier, Map<UserId, Set<Operation>>> grants = new HashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Makes the next {@code calls} calls throw {@link UnavailableException}. */
    public void failNext(int calls) {
        failures.set(calls);
    }

    @Override
    public synchronized Set<Operation> granted(UniqueIdentifier object, UserId user) {
        failIfTold();
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        Map<UserId, Set<Operation>> onObject = grants.getOrDefault(object, Map.of());
        operations.addAll(onObject.getOrDefault(user, Set.of()));
        operations.addAll(onObject.getOrDefault(UserId.EVERYBODY, Set.of()));
        return operations;
    }

    @Override
    public synchronized Map<UserId, Set<Operation>> grantsOn(UniqueIdentifier object) {
        failIfTold();
        Map<UserId, Set<Operation>> copy = new HashMap<>();
        grants.getOrDefault(object, Map.of()).forEach((user, operations) -> {
            if (!operations.isEmpty()) {
                copy.put(user, EnumSet.copyOf(operations));
            }
        });
        return copy;
    }

    @Override
    public synchronized Map<UniqueIdentifier, Set<Operation>> obtainedBy(UserId user) {
        failIfTold();
        Map<UniqueIdentifier, Set<Operation>> obtained = new HashMap<>();
        for (UniqueIdentifier object : grants.keySet()) {
            Set<Operation> operations = granted(object, user);
            if (!operations.isEmpty()) {
                obtained.put(object, operations);
            }
        }
        return obtained;
    }

    @Override
    public synchronized void grant(UniqueIdentifier object, UserId user, Set<Operation> operations) {
        failIfTold();
        grants.computeIfAbsent(object, first -> new HashMap<>())
                .computeIfAbsent(user, first -> EnumSet.noneOf(Operation.class))
                .addAll(operations);
    }

    @Override
    public synchronized void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations) {
        failIfTold();
        grants.getOrDefault(object, Map.of())
                .getOrDefault(user, EnumSet.noneOf(Operation.class))
                .removeAll(operations);
    }

    @Override
    public synchronized void revokeAll(UniqueIdentifier object) {
        failIfTold();
        grants.remove(object);
    }

    private void failIfTold() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UnavailableException("the database does not answer now; try again later");
        }
    }
}
