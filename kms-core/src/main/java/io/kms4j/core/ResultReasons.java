package io.kms4j.core;

import static io.kms4j.kmip.enumeration.ResultReason.*;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one table from a failure to the result reason that a client is told. A {@link KmipException} carries the most precise
 * reason there is; which one is told depends on the operation and on the version of KMIP (KMIP 1.0 to 2.1, Error Handling).
 */
public final class ResultReasons {
    /** A failure told as {@code told} by versions before {@code before}, for these operations; none: for all. */
    private record Row(ResultReason precise, ProtocolVersion before, ResultReason told, Set<Operation> operations) {
        boolean matches(ResultReason reason, Optional<Operation> operation, ProtocolVersion version) {
            return precise == reason
                    && !version.isAtLeast(before)
                    && (operations.isEmpty()
                            || operation.filter(operations::contains).isPresent());
        }
    }

    /** After every version there is. */
    private static final ProtocolVersion ALWAYS = new ProtocolVersion(Integer.MAX_VALUE, 0);

    private static final List<Row> ROWS = List.of(
            // A use that the mask does not allow: 2.x kept Permission Denied for the cryptographic operations.
            row(INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, ALWAYS, PERMISSION_DENIED, Operation.ENCRYPT, Operation.DECRYPT),
            row(INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, ProtocolVersion.V2_0, INVALID_FIELD, Operation.DERIVE_KEY),
            row(INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK, ProtocolVersion.V2_1, PERMISSION_DENIED),
            row(WRONG_KEY_LIFECYCLE_STATE, ProtocolVersion.V2_1, PERMISSION_DENIED),
            row(WRONG_KEY_LIFECYCLE_STATE, ALWAYS, PERMISSION_DENIED, Operation.GET_USAGE_ALLOCATION),
            row(ATTRIBUTE_NOT_FOUND, ProtocolVersion.V2_0, ILLEGAL_OPERATION, Operation.GET_USAGE_ALLOCATION),
            row(WRAPPING_OBJECT_ARCHIVED, ProtocolVersion.V2_0, OBJECT_ARCHIVED),
            row(ATTRIBUTE_READ_ONLY, ALWAYS, READ_ONLY_ATTRIBUTE, Operation.ADJUST_ATTRIBUTE),
            row(OBJECT_NOT_FOUND, ProtocolVersion.V2_1, ITEM_NOT_FOUND),
            row(WRAPPING_OBJECT_NOT_FOUND, ProtocolVersion.V2_1, ITEM_NOT_FOUND),
            row(OBJECT_DESTROYED, ProtocolVersion.V2_1, ITEM_NOT_FOUND),
            row(WRAPPING_OBJECT_DESTROYED, ProtocolVersion.V2_1, ITEM_NOT_FOUND),
            row(ATTRIBUTE_READ_ONLY, ProtocolVersion.V2_1, PERMISSION_DENIED),
            row(ATTRIBUTE_SINGLE_VALUED, ProtocolVersion.V2_1, INDEX_OUT_OF_BOUNDS),
            row(ATTRIBUTE_NOT_FOUND, ProtocolVersion.V2_1, ITEM_NOT_FOUND),
            row(NON_UNIQUE_NAME_ATTRIBUTE, ProtocolVersion.V2_1, INVALID_FIELD),
            row(UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, ProtocolVersion.V2_0, INVALID_FIELD),
            row(BAD_CRYPTOGRAPHIC_PARAMETERS, ProtocolVersion.V2_0, INVALID_FIELD),
            row(MISSING_INITIALIZATION_VECTOR, ProtocolVersion.V2_0, INVALID_FIELD),
            row(
                    INVALID_OBJECT_TYPE,
                    ProtocolVersion.V2_0,
                    PERMISSION_DENIED,
                    Operation.RE_KEY,
                    Operation.RE_KEY_KEY_PAIR),
            row(INVALID_OBJECT_TYPE, ProtocolVersion.V2_0, INVALID_FIELD),
            row(ILLEGAL_OBJECT_TYPE, ProtocolVersion.V2_0, INVALID_FIELD),
            row(INVALID_ATTRIBUTE, ProtocolVersion.V2_0, INVALID_FIELD),
            row(INVALID_ATTRIBUTE_VALUE, ProtocolVersion.V2_0, INVALID_FIELD),
            row(UNSUPPORTED_ATTRIBUTE, ProtocolVersion.V2_0, INVALID_FIELD),
            row(USAGE_LIMIT_EXCEEDED, ALWAYS, PERMISSION_DENIED, Operation.ENCRYPT, Operation.DECRYPT),
            row(USAGE_LIMIT_EXCEEDED, ProtocolVersion.V2_0, PERMISSION_DENIED),
            row(SENSITIVE, ProtocolVersion.V1_4, PERMISSION_DENIED),
            row(NOT_EXTRACTABLE, ProtocolVersion.V1_4, PERMISSION_DENIED),
            row(OBJECT_ALREADY_EXISTS, ProtocolVersion.V1_4, INVALID_FIELD),
            row(SERVER_LIMIT_EXCEEDED, ProtocolVersion.V2_0, GENERAL_FAILURE),
            row(UNSUPPORTED_PROTOCOL_VERSION, ProtocolVersion.V2_0, INVALID_MESSAGE),
            // Who is not authorised is told so over HTTP only; messages know Permission Denied.
            row(NOT_AUTHORISED, ALWAYS, PERMISSION_DENIED));

    private static final Map<ResultReason, Set<Integer>> ROW_NUMBERS = new EnumMap<>(ResultReason.class);

    static {
        for (int i = 0; i < ROWS.size(); i++) {
            ROW_NUMBERS
                    .computeIfAbsent(ROWS.get(i).precise(), reason -> new TreeSet<>())
                    .add(i);
        }
    }

    private ResultReasons() {}

    private static Row row(ResultReason precise, ProtocolVersion before, ResultReason told, Operation... operations) {
        Set<Operation> set = EnumSet.noneOf(Operation.class);
        set.addAll(List.of(operations));
        return new Row(precise, before, told, set);
    }

    /** What to tell a client of {@code version} that asked for {@code operation}; empty: it asked for nothing readable. */
    public static ResultReason of(ResultReason precise, Optional<Operation> operation, ProtocolVersion version) {
        for (int number : ROW_NUMBERS.getOrDefault(precise, Set.of())) {
            Row row = ROWS.get(number);
            if (row.matches(precise, operation, version)) {
                return row.told();
            }
        }
        return version.isAtLeast(since(precise)) ? precise : INVALID_FIELD;
    }

    /** The first version that has the reason: the specification gave out the numbers in order. */
    private static ProtocolVersion since(ResultReason reason) {
        if (reason == GENERAL_FAILURE || reason.code() <= KEY_COMPRESSION_TYPE_NOT_SUPPORTED.code()) {
            return ProtocolVersion.V1_0;
        }
        if (reason.code() <= ENCODING_OPTION_ERROR.code()) {
            return ProtocolVersion.V1_1;
        }
        if (reason.code() <= ATTESTATION_FAILED.code()) {
            return ProtocolVersion.V1_2;
        }
        if (reason.code() <= OBJECT_ALREADY_EXISTS.code()) {
            return ProtocolVersion.V1_4;
        }
        return reason.code() < UNKNOWN_OBJECT_GROUP.code() ? ProtocolVersion.V2_0 : ProtocolVersion.V2_1;
    }
}
