package io.kms4j.server.products;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operation that a product asks for. */
record Call(Operation operation, Optional<Bytes> batchId, List<Ttlv> payload) {
    static Call of(Operation operation, Ttlv... payload) {
        return new Call(operation, Optional.empty(), List.of(payload));
    }

    Call withId(Bytes id) {
        return new Call(operation, Optional.of(id), payload);
    }

    Ttlv item() {
        List<Ttlv> fields = new ArrayList<>();
        fields.add(new Ttlv.Enumeration(Tag.OPERATION, operation.code()));
        batchId.ifPresent(id -> fields.add(new Ttlv.ByteString(Tag.UNIQUE_BATCH_ITEM_ID, id)));
        fields.add(new Ttlv.Structure(Tag.REQUEST_PAYLOAD, payload));
        return new Ttlv.Structure(Tag.BATCH_ITEM, fields);
    }
}
