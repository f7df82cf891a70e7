package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.enumeration.ObjectGroupMember;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Finds objects by their attributes (Locate). */
public record LocateRequest(
        Optional<Integer> maximumItems,
        Optional<Integer> offsetItems,
        Optional<Integer> storageStatusMask,
        Optional<ObjectGroupMember> objectGroupMember,
        Optional<Attributes> attributes)
        implements RequestPayload<LocateResponse> {

    /** A search without limits. */
    public static LocateRequest of(Attributes wanted) {
        return new LocateRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wanted));
    }

    @Override
    public Operation operation() {
        return Operation.LOCATE;
    }
}
