package io.kms4j.client.cli;

import io.kms4j.core.UserId;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Parameters;

/** {@code access-rights list}. */
final class AccessList extends Action {
    @Parameters(paramLabel = "OBJECT_UID", description = "The object.")
    Optional<UniqueIdentifier> object = Optional.empty();

    AccessList(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        UniqueIdentifier id = object.orElseThrow();
        Map<UserId, Set<Operation>> grants = session.access().list(id);
        Answer answer = new Answer(
                grants.isEmpty()
                        ? "No access right was granted on object " + id + "."
                        : "The access rights granted on object " + id + " are:");
        List<Map<String, Object>> accesses = new ArrayList<>();
        grants.forEach((user, operations) -> {
            answer.line(" - " + user + ": {" + OperationNames.join(operations) + "}");
            accesses.add(Map.of(
                    "user_id",
                    user.name(),
                    "operations",
                    operations.stream().map(OperationNames::of).toList()));
        });
        return answer.field("accesses", accesses);
    }
}
