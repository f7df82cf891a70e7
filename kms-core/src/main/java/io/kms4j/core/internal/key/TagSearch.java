package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the objects of the database that carry all of some tags, among those that a user owns or was granted. */
public final class TagSearch {
    private static final int MAX_CANDIDATES = 1_000;

    private final KeyStore store;
    private final GrantStore grants;
    private final String vendorIdentification;

    public TagSearch(KeyStore store, GrantStore grants, String vendorIdentification) {
        this.store = store;
        this.grants = grants;
        this.vendorIdentification = vendorIdentification;
    }

    /** The objects, with their material, in no order. */
    List<StoredObject> find(UniqueIdentifier tagList, UserId caller) {
        TagList tags = TagList.parse(tagList.value());
        if (tags.tags().isEmpty()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "an empty list of tags names no object");
        }
        Attributes wanted = Attributes.none()
                .withVendor(VendorAttribute.text(vendorIdentification, TagList.ATTRIBUTE_NAME, tags.toJson()));
        LocateQuery query = new LocateQuery(
                caller,
                grants.obtainedBy(caller).keySet(),
                ObjectIndex.keysOf(wanted),
                List.of(),
                Set.of(),
                0,
                MAX_CANDIDATES);
        return store.locate(query).objects().stream()
                .map(found -> store.find(found.id()))
                .flatMap(Optional::stream)
                .toList();
    }
}
