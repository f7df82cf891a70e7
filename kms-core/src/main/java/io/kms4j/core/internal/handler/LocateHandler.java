package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.HsmSearch;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectGroupMember;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.LocateResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Locate: the objects that the caller owns or was granted something on, and that match every attribute. Keys of the HSM come
 * after those of the database.
 */
public final class LocateHandler implements OperationHandler<LocateRequest, LocateResponse> {
    private static final int MAX_ITEMS = 1_000;

    private final KeyStore store;
    private final GrantStore grants;
    private final HsmSearch hsm;
    private final LifeCycle lifeCycle;
    private final GroupMembers groupMembers;

    public LocateHandler(
            KeyStore store, GrantStore grants, HsmSearch hsm, LifeCycle lifeCycle, GroupMembers groupMembers) {
        this.store = store;
        this.grants = grants;
        this.hsm = hsm;
        this.lifeCycle = lifeCycle;
        this.groupMembers = groupMembers;
    }

    @Override
    public Class<LocateRequest> requestType() {
        return LocateRequest.class;
    }

    @Override
    public LocateResponse handle(LocateRequest request, UserId caller) {
        Attributes wanted = request.attributes().orElse(Attributes.none());
        if (request.objectGroupMember().isPresent() && wanted.has(Attribute.OBJECT_GROUP)) {
            return locateMember(request.objectGroupMember().get(), request, wanted, caller);
        }
        return locate(request, wanted, caller);
    }

    private LocateResponse locateMember(
            ObjectGroupMember member, LocateRequest request, Attributes wanted, UserId caller) {
        Attributes fresh = wanted.with(Attribute.FRESH, true);
        if (member == ObjectGroupMember.GROUP_MEMBER_DEFAULT) {
            Set<Integer> living = StorageStatus.storedStates(StorageStatus.ON_LINE, Optional.empty());
            LocateQuery all = query(wanted, living, caller);
            LocateQuery unused = query(fresh, living, caller);
            return found(groupMembers.defaultMember(unused, all).stream().toList());
        }
        LocateResponse found = locate(request, fresh, caller);
        return found.uniqueIdentifier().isEmpty()
                ? found(groupMembers.made(wanted, caller).stream().toList())
                : found;
    }

    private static LocateResponse found(List<UniqueIdentifier> ids) {
        return new LocateResponse(Optional.of(ids.size()), ids);
    }

    private LocateQuery query(Attributes wanted, Set<Integer> states, UserId caller) {
        return new LocateQuery(
                caller,
                grants.obtainedBy(caller).keySet(),
                ObjectIndex.keysOf(wanted),
                dates(wanted),
                states,
                0,
                MAX_ITEMS);
    }

    private LocateResponse locate(LocateRequest request, Attributes wanted, UserId caller) {
        int offset = notNegative("OffsetItems", request.offsetItems().orElse(0));
        int limit = Math.min(
                MAX_ITEMS, notNegative("MaximumItems", request.maximumItems().orElse(MAX_ITEMS)));
        int storage = StorageStatus.of(request.storageStatusMask(), wanted.get(Attribute.STATE));
        Set<Integer> states = StorageStatus.storedStates(storage, wanted.get(Attribute.STATE));
        LocateQuery page = query(wanted, states, caller).page(offset, Math.max(1, limit));
        // Who says how many are enough, and does not page, is not told how many there are.
        boolean counted =
                request.maximumItems().isEmpty() || request.offsetItems().isPresent();
        LocateQuery stored = counted ? page : page.uncounted();
        LocateQuery query = wanted.get(Attribute.STATE)
                .map(state -> stored.in(state, lifeCycle.moment()))
                .orElse(stored);
        LocateResult found = states.isEmpty() ? new LocateResult(0, List.of()) : store.locate(query);
        List<UniqueIdentifier> ids = new ArrayList<>();
        found.objects().stream().limit(limit).map(StoredObject::id).forEach(ids::add);
        List<UniqueIdentifier> inHsm = (storage & StorageStatus.ON_LINE) == 0 ? List.of() : hsm.find(wanted, caller);
        inHsm.stream()
                .skip(Math.max(0, offset - found.total()))
                .limit(limit - ids.size())
                .forEach(ids::add);
        return new LocateResponse(counted ? Optional.of(found.total() + inHsm.size()) : Optional.empty(), ids);
    }

    private static int notNegative(String field, int value) {
        if (value < 0) {
            throw new KmipException(ResultReason.INVALID_FIELD, field + " must not be negative");
        }
        return value;
    }

    /** One date is that very moment, two are a range (KMIP 2.1, Locate). */
    private static List<LocateQuery.DateRange> dates(Attributes wanted) {
        List<LocateQuery.DateRange> ranges = new ArrayList<>();
        for (Attribute<?> attribute : wanted.names()) {
            if (attribute.type() == Instant.class) {
                List<Instant> moments = wanted.all(attribute).stream()
                        .map(Instant.class::cast)
                        .sorted()
                        .toList();
                ranges.add(new LocateQuery.DateRange(
                        attribute.tag().code(), moments.get(0), moments.get(moments.size() - 1)));
            }
        }
        return ranges;
    }
}
