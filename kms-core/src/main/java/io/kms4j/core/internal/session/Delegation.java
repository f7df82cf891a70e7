package io.kms4j.core.internal.session;

import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Right;
import io.kms4j.kmip.Rights;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.ObjectRequest;
import io.kms4j.kmip.operation.RequestPayload;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the holder of a delegated ticket may do (KMIP 2.1, Rights): a part of what its user may. */
final class Delegation {
    /** What nobody gets by a delegated ticket: more tickets. */
    private static final Set<Operation> NEVER =
            EnumSet.of(Operation.LOGIN, Operation.DELEGATED_LOGIN, Operation.LOGOUT);

    private record Limited(Right right, Countdown uses) {
        boolean covers(RequestPayload<?> request) {
            boolean anyObject =
                    right.objects().isEmpty() && right.objectGroups().isEmpty();
            return covers(request.operation()) && (anyObject || request instanceof ObjectRequest<?>);
        }

        boolean covers(Operation operation) {
            return right.operations()
                    .map(list -> list.operation().contains(operation))
                    .orElse(true);
        }

        boolean covers(StoredObject object) {
            boolean named = right.objects()
                    .map(list -> list.uniqueIdentifier().contains(object.id()))
                    .orElse(true);
            return named
                    && right.objectGroups()
                            .map(list -> object.attributes().all(Attribute.OBJECT_GROUP).stream()
                                    .anyMatch(list.objectGroup()::contains))
                            .orElse(true);
        }
    }

    private final List<Limited> rights;

    /**
     * @throws KmipException INVALID_FIELD or FEATURE_NOT_SUPPORTED for usage limits that cannot be counted
     */
    Delegation(Rights rights) {
        this.rights = rights.right().stream()
                .map(right -> new Limited(right, Tickets.countdown(right.usageLimits())))
                .toList();
    }

    boolean covers(Operation operation) {
        return !NEVER.contains(operation) && rights.stream().anyMatch(right -> right.covers(operation));
    }

    /**
     * Takes one use off the first right that covers the request.
     *
     * @throws KmipException PERMISSION_DENIED when none does, USAGE_LIMIT_EXCEEDED when those that do are used up
     */
    void authorise(RequestPayload<?> request) {
        List<Limited> covering = rights.stream()
                .filter(right -> !NEVER.contains(request.operation()) && right.covers(request))
                .toList();
        if (covering.isEmpty()) {
            throw new KmipException(
                    ResultReason.PERMISSION_DENIED,
                    "the ticket gives no right to " + request.operation().kmipName());
        }
        if (covering.stream().noneMatch(right -> right.uses().take())) {
            throw new KmipException(ResultReason.USAGE_LIMIT_EXCEEDED, "the rights of the ticket are used up");
        }
    }

    /** Whether a right that covers {@code request} is about {@code object}, which the request may name or only touch. */
    boolean covers(RequestPayload<?> request, StoredObject object) {
        return rights.stream().anyMatch(right -> right.covers(request) && right.covers(object));
    }
}
