package io.kms4j.client.cli;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Operations as the command line spells them: {@code get_attributes}. */
final class OperationNames {
    private OperationNames() {}

    static Optional<Operation> find(String word) {
        return Enumerations.find(Operation.class, word);
    }

    static Set<Operation> all(List<String> words) {
        Set<Operation> operations = new LinkedHashSet<>();
        for (String word : words) {
            operations.add(
                    find(word).orElseThrow(() -> new UsageException("there is no operation named \"" + word + "\"")));
        }
        return operations;
    }

    static String of(Operation operation) {
        return operation == Operation.RE_KEY ? "rekey" : operation.name().toLowerCase(Locale.ROOT);
    }

    static String join(Collection<Operation> operations) {
        return operations.stream().map(OperationNames::of).collect(Collectors.joining(", "));
    }
}
