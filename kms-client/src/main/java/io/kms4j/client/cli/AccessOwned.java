package io.kms4j.client.cli;

import io.kms4j.client.AccessClient.OwnedObject;
import io.kms4j.kmip.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code access-rights owned}. */
final class AccessOwned extends Action {
    AccessOwned(Session session) {
        super(session);
    }

    @Override
    Answer answer() {
        List<OwnedObject> owned = session.access().owned();
        Answer answer =
                new Answer(owned.isEmpty() ? "No object owned by this user." : "The objects owned by this user are:");
        List<Map<String, Object>> objects = new ArrayList<>();
        for (OwnedObject object : owned) {
            Object format = object.attributes().get(Tag.KEY_FORMAT_TYPE.jsonName());
            answer.line("[" + object.state().jsonName() + "] " + object.id() + (format == null ? "" : " - " + format));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("object_id", object.id().value());
            fields.put("state", object.state().jsonName());
            fields.put("attributes", object.attributes());
            objects.add(fields);
        }
        return answer.field("object_owned", objects);
    }
}
