package io.kms4j.client.cli;

import io.kms4j.core.AccessRights.Obtained;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code access-rights obtained}. */
final class AccessObtained extends Action {
    AccessObtained(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<Obtained> obtained = session.access().obtained();
        Answer answer =
                new Answer(obtained.isEmpty() ? "No access right obtained." : "The access rights obtained are:");
        List<Map<String, Object>> rights = new ArrayList<>();
        for (Obtained right : obtained) {
            String operations = OperationNames.join(right.operations());
            answer.line(
                    "[" + right.state().jsonName() + "][" + right.owner() + "]" + right.id() + " {" + operations + "}");
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("object_id", right.id().value());
            fields.put("owner_id", right.owner().name());
            fields.put("state", right.state().jsonName());
            fields.put(
                    "operations",
                    right.operations().stream().map(OperationNames::of).toList());
            rights.add(fields);
        }
        return answer.field("access_rights_obtained", rights);
    }
}
