package io.kms4j.server.http;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Operations as the access routes call them: lower case, without separators. */
final class OperationNames {
    /** In the order of answers, which is the original product's. */
    private static final List<Operation> ORDER = List.of(
            Operation.CREATE,
            Operation.CERTIFY,
            Operation.DECRYPT,
            Operation.DERIVE_KEY,
            Operation.DESTROY,
            Operation.ENCRYPT,
            Operation.EXPORT,
            Operation.GET,
            Operation.GET_ATTRIBUTES,
            Operation.HASH,
            Operation.IMPORT,
            Operation.LOCATE,
            Operation.MAC,
            Operation.REVOKE,
            Operation.RE_KEY,
            Operation.SIGN,
            Operation.SIGNATURE_VERIFY,
            Operation.VALIDATE,
            Operation.SET_ATTRIBUTE,
            Operation.MODIFY_ATTRIBUTE,
            Operation.ADD_ATTRIBUTE,
            Operation.DELETE_ATTRIBUTE,
            Operation.ACTIVATE,
            // What the original product has no right for.
            Operation.ADJUST_ATTRIBUTE,
            Operation.ARCHIVE,
            Operation.CHECK,
            Operation.GET_USAGE_ALLOCATION,
            Operation.OBTAIN_LEASE,
            Operation.RECOVER);

    private static final Map<String, Operation> BY_NAME = new LinkedHashMap<>();

    static {
        ORDER.forEach(operation -> BY_NAME.put(name(operation), operation));
    }

    private OperationNames() {}

    private static String name(Operation operation) {
        return operation.kmipName().toLowerCase(Locale.ROOT);
    }

    static List<String> of(Collection<Operation> operations) {
        return operations.stream()
                .sorted(Comparator.comparingInt(ORDER::indexOf))
                .map(OperationNames::name)
                .toList();
    }

    /**
     * The operation of this name.
     *
     * @throws KmipException INVALID_FIELD when there is none that can be granted
     */
    static Operation read(String name) {
        Operation operation = BY_NAME.get(name);
        if (operation == null) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "operation_types has an unknown operation; known are " + String.join(", ", BY_NAME.keySet()));
        }
        return operation;
    }
}
