package io.kms4j.core.internal.access;

import io.kms4j.core.AccessRights;
import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.HsmSearch;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Grants in the grant store, given and taken by whom the policy lets. */
public final class StoredAccessRights implements AccessRights {
    private static final int MAX_OWNED = 1_000;

    /** What can be granted: the operations on one object that its owner may do. */
    static final Set<Operation> GRANTABLE = Set.of(
            Operation.CREATE,
            Operation.ADJUST_ATTRIBUTE,
            Operation.ARCHIVE,
            Operation.CHECK,
            Operation.GET_USAGE_ALLOCATION,
            Operation.OBTAIN_LEASE,
            Operation.RECOVER,
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
            Operation.ACTIVATE);

    private final KeyFinder finder;
    private final KeyStore store;
    private final GrantStore grants;
    private final AccessPolicy policy;
    private final HsmSearch hsm;
    private final LifeCycle lifeCycle;
    private final Set<UserId> privileged;

    /**
     * @param privileged who may grant Create; empty: everybody creates, and there is nothing to grant
     */
    public StoredAccessRights(
            KeyFinder finder,
            KeyStore store,
            GrantStore grants,
            AccessPolicy policy,
            HsmSearch hsm,
            LifeCycle lifeCycle,
            Set<UserId> privileged) {
        this.finder = finder;
        this.store = store;
        this.grants = grants;
        this.policy = policy;
        this.hsm = hsm;
        this.lifeCycle = lifeCycle;
        this.privileged = Set.copyOf(privileged);
    }

    @Override
    public void grant(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller) {
        checkMayGrant(object, user, operations, caller);
        grants.grant(object, user, operations);
    }

    @Override
    public void revoke(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller) {
        checkMayGrant(object, user, operations, caller);
        grants.revoke(object, user, operations);
    }

    private void checkMayGrant(UniqueIdentifier object, UserId user, Set<Operation> operations, UserId caller) {
        if (operations.isEmpty() || !GRANTABLE.containsAll(operations)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "name operations that can be granted, such as encrypt");
        }
        if (user.equals(caller)) {
            throw new KmipException(
                    ResultReason.NOT_AUTHORISED, "you cannot grant yourself rights, nor take them from yourself");
        }
        if (operations.contains(Operation.CREATE)) {
            checkMayGrantCreate(object, operations, caller);
            return;
        }
        owned(object, caller);
    }

    private void checkMayGrantCreate(UniqueIdentifier object, Set<Operation> operations, UserId caller) {
        if (operations.size() > 1 || !object.equals(OwnerAndGrants.ANY_OBJECT)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "create is about no object: grant it alone, without an identifier");
        }
        if (!privileged.isEmpty() && !privileged.contains(caller)) {
            throw new KmipException(ResultReason.NOT_AUTHORISED, "only privileged users say who may create objects");
        }
    }

    /** The object, for who may grant rights on it. */
    private StoredObject owned(UniqueIdentifier id, UserId caller) {
        StoredObject object = finder.find(id).orElseThrow(() -> KeyResolver.notFound(id));
        if (policy.allowsGrant(caller, object)) {
            return object;
        }
        if (!policy.knows(caller, object)) {
            throw KeyResolver.notFound(id);
        }
        throw new KmipException(
                ResultReason.NOT_AUTHORISED, "Object with uid `" + id + "` is not owned by owner `" + caller + "`");
    }

    @Override
    public Map<UserId, Set<Operation>> list(UniqueIdentifier object, UserId caller) {
        owned(object, caller);
        return grants.grantsOn(object);
    }

    @Override
    public List<StoredObject> owned(UserId caller) {
        LocateQuery query = new LocateQuery(caller, Set.of(), List.of(), List.of(), Set.of(), 0, MAX_OWNED);
        List<StoredObject> owned = new ArrayList<>(store.locate(query).objects());
        hsm.visibleTo(caller).stream()
                .filter(object -> policy.allowsGrant(caller, object))
                .forEach(owned::add);
        return owned.stream()
                .limit(MAX_OWNED)
                .map(object -> object.withAttributes(lifeCycle.current(object.attributes())))
                .toList();
    }

    @Override
    public List<Obtained> obtained(UserId caller) {
        List<Obtained> obtained = new ArrayList<>();
        grants.obtainedBy(caller).forEach((id, operations) -> {
            if (!id.equals(OwnerAndGrants.ANY_OBJECT)) {
                found(id)
                        .filter(object -> !policy.allowsGrant(caller, object))
                        .ifPresent(
                                object -> obtained.add(new Obtained(id, object.owner(), stateOf(object), operations)));
            }
        });
        return obtained;
    }

    /** An object of the HSM that cannot be looked up now must not hide all others. */
    private Optional<StoredObject> found(UniqueIdentifier id) {
        try {
            return finder.find(id);
        } catch (KmipException unreachable) {
            if (HsmKeyId.isHsm(id)) {
                return Optional.empty();
            }
            throw unreachable;
        }
    }

    private State stateOf(StoredObject object) {
        return lifeCycle.stateOf(object.attributes());
    }

    @Override
    public boolean mayCreate(UserId caller) {
        return policy.allowsCreate(caller, Optional.empty());
    }
}
