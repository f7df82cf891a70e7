package io.kms4j.core.port;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;

/** Somebody else changed the object since it was read. The engine reads it again and tries once more. */
public final class StaleObjectException extends KmipException {
    private static final long serialVersionUID = 1L;

    public StaleObjectException(UniqueIdentifier id) {
        super(ResultReason.GENERAL_FAILURE, "'" + id + "' was changed by somebody else at the same time; try again");
    }
}
