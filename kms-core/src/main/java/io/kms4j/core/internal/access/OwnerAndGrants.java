package io.kms4j.core.internal.access;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.Hsms;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The default policy. The owner of an object may do everything with it, and an HSM admin owns every key of the HSM; anybody
 * else may do exactly what was granted. Nothing implies anything else, but for the rows of {@link #ALSO_BY}.
 */
public final class OwnerAndGrants implements AccessPolicy {
    /** The object of grants of Create, which are about no object. */
    public static final UniqueIdentifier ANY_OBJECT = new UniqueIdentifier("*");

    /** Operations that another right covers: they tell less than the attributes do. */
    private static final Map<Operation, Operation> ALSO_BY = new EnumMap<>(Map.of(
            Operation.GET_ATTRIBUTE_LIST,
            Operation.GET_ATTRIBUTES,
            Operation.CHECK,
            Operation.GET_ATTRIBUTES,
            Operation.OBTAIN_LEASE,
            Operation.GET_ATTRIBUTES,
            Operation.RE_CERTIFY,
            Operation.CERTIFY));

    private final GrantStore grants;
    private final Hsms hsms;
    private final Set<UserId> privileged;

    /**
     * @param hsms whose admins own their keys
     * @param privileged who may create objects in the database and say who else may; empty: everybody may
     */
    public OwnerAndGrants(GrantStore grants, Hsms hsms, Set<UserId> privileged) {
        this.grants = grants;
        this.hsms = hsms;
        this.privileged = Set.copyOf(privileged);
    }

    @Override
    public boolean allows(UserId caller, Operation operation, StoredObject object) {
        if (owns(caller, object)) {
            return true;
        }
        Set<Operation> granted = grants.granted(object.id(), caller);
        return rightsFor(operation, object).stream().anyMatch(granted::contains);
    }

    private static Set<Operation> rightsFor(Operation operation, StoredObject object) {
        Set<Operation> rights = EnumSet.of(operation);
        if (ALSO_BY.containsKey(operation)) {
            rights.add(ALSO_BY.get(operation));
        }
        if (operation == Operation.EXPORT && HsmKeyId.isHsm(object.id())) {
            // The HSM admin delegates one right, Get, for both ways of reading a key out.
            rights.add(Operation.GET);
        }
        return rights;
    }

    private boolean owns(UserId caller, StoredObject object) {
        return HsmKeyId.isHsm(object.id())
                ? hsms.isAdmin(caller, object.id())
                : object.owner().equals(caller);
    }

    @Override
    public boolean knows(UserId caller, StoredObject object) {
        return owns(caller, object) || !grants.granted(object.id(), caller).isEmpty();
    }

    @Override
    public boolean allowsCreate(UserId caller, Optional<UniqueIdentifier> requested) {
        if (requested.filter(HsmKeyId::isHsm).isPresent()) {
            return hsms.isAdmin(caller, requested.get());
        }
        return privileged.isEmpty()
                || privileged.contains(caller)
                || grants.granted(ANY_OBJECT, caller).contains(Operation.CREATE);
    }

    @Override
    public boolean allowsGrant(UserId caller, StoredObject object) {
        return owns(caller, object);
    }
}
