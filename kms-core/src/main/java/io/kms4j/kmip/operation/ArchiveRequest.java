package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Allows the server to put the object into archival storage, where it cannot be used (Archive). */
public record ArchiveRequest(Optional<UniqueIdentifier> uniqueIdentifier) implements ObjectRequest<ArchiveResponse> {

    /** Asks it of the object with this identifier. */
    public static ArchiveRequest of(UniqueIdentifier id) {
        return new ArchiveRequest(Optional.of(id));
    }

    @Override
    public Operation operation() {
        return Operation.ARCHIVE;
    }

    @Override
    public ArchiveRequest withUniqueIdentifier(UniqueIdentifier id) {
        return ArchiveRequest.of(id);
    }
}
