package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From what a request says to an object that the caller may use: the one way from an identifier to an object for every
 * operation, so that none can forget its check.
 */
public final class KeyResolver {
    /** What can be done with an archived object: nothing but getting it back, and seeing that it is archived. */
    private static final Set<Operation> IN_ARCHIVE =
            EnumSet.of(Operation.RECOVER, Operation.GET_ATTRIBUTES, Operation.GET_ATTRIBUTE_LIST);

    private final KeyFinder finder;
    private final TagSearch tagSearch;
    private final AccessPolicy policy;
    private final LifeCycle lifeCycle;

    public KeyResolver(KeyFinder finder, TagSearch tagSearch, AccessPolicy policy, LifeCycle lifeCycle) {
        this.finder = finder;
        this.tagSearch = tagSearch;
        this.policy = policy;
        this.lifeCycle = lifeCycle;
    }

    /**
     * The object, for a caller that may do {@code operation} with it.
     *
     * @throws KmipException OBJECT_NOT_FOUND when there is none, and also when the caller may not know that there is;
     *     NOT_AUTHORISED when it may do other things with it; OBJECT_ARCHIVED; INVALID_FIELD when tags name several
     *     objects
     */
    public StoredObject authorised(Operation operation, Optional<UniqueIdentifier> id, UserId caller) {
        List<StoredObject> all = allAuthorised(operation, id, caller);
        if (all.size() > 1) {
            throw ambiguous(id, all.size());
        }
        return all.get(0);
    }

    /** The objects that an identifier or tags name, as for {@link #authorised}; at least one. */
    public List<StoredObject> allAuthorised(Operation operation, Optional<UniqueIdentifier> id, UserId caller) {
        UniqueIdentifier named = required(id);
        if (!named.isTagList()) {
            StoredObject object = finder.find(named).orElseThrow(() -> notFound(named));
            authorise(operation, object, caller);
            return List.of(object);
        }
        List<StoredObject> candidates = tagSearch.find(named, caller).stream()
                .filter(object -> !LifeCycle.isDestroyed(lifeCycle.stateOf(object.attributes())))
                .filter(object -> policy.allows(caller, operation, object))
                .toList();
        if (candidates.isEmpty()) {
            throw notFound(named);
        }
        return candidates;
    }

    /**
     * The key, ready to be used by {@code caller} for {@code use}.
     *
     * @throws KmipException as {@link #authorised}; WRONG_KEY_LIFECYCLE_STATE; OBJECT_DESTROYED; INVALID_OBJECT_TYPE;
     *     INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK
     */
    public StoredObject forUse(KeyUse use, Optional<UniqueIdentifier> id, UserId caller) {
        UniqueIdentifier named = required(id);
        if (named.isTagList()) {
            List<StoredObject> usable = allAuthorised(use.right(), id, caller).stream()
                    .filter(object -> use.types().contains(object.type()))
                    .filter(object -> !use.protects() || isLatest(object))
                    .toList();
            List<StoredObject> keys = usable.stream()
                    .filter(object -> object.type() != ObjectType.CERTIFICATE)
                    .toList();
            List<StoredObject> meant = keys.isEmpty() ? usable : keys;
            if (meant.size() != 1) {
                throw ambiguous(id, meant.size());
            }
            return checked(use, meant.get(0), caller);
        }
        StoredObject object = finder.find(named).orElseThrow(() -> notFound(named));
        authorise(use.right(), object, caller);
        StoredObject half = use.types().contains(object.type()) ? object : otherHalf(use, object);
        return checked(use, half, caller);
    }

    /** A replaced key keeps its tags, to be found for what it protected; what is protected now is not its business. */
    private static boolean isLatest(StoredObject object) {
        return object.attributes().get(Attribute.ROTATE_LATEST).orElse(true);
    }

    /** A key that its owner wrapped outside is opened only for who could open it there: with Decrypt on its wrapping key. */
    private StoredObject checked(KeyUse use, StoredObject object, UserId caller) {
        check(use, object);
        if (object.attributes().has(Attribute.KEY_WRAP_TYPE) && object.material() instanceof Material.Wrapped wrapped) {
            mayUnwrap(wrapped.wrapping(), caller);
        }
        return object;
    }

    /**
     * Checks that {@code caller} may have something unwrapped that was wrapped outside: else a stolen blob could be opened by
     * whoever names the right key.
     *
     * @throws KmipException as {@link #forUse}
     */
    public void mayUnwrap(KeyWrappingData wrapping, UserId caller) {
        if (wrapping.encryptionKeyInformation().isEmpty()
                && wrapping.macSignatureKeyInformation().isEmpty()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the key was wrapped by no key: cannot unwrap");
        }
        wrapping.encryptionKeyInformation().ifPresent(information -> {
            StoredObject object = forUnwrapping(information.uniqueIdentifier());
            authorise(Operation.DECRYPT, object, caller);
            check(KeyUse.UNWRAP, object);
        });
        wrapping.macSignatureKeyInformation().ifPresent(information -> {
            StoredObject key = checkingKey(information.uniqueIdentifier());
            authorise(checking(key).right(), key, caller);
            check(checking(key), key);
        });
    }

    /**
     * The key that makes the MAC of a wrapped key, or its signature, for a caller that may do so with it.
     *
     * @throws KmipException as {@link #forUse}
     */
    StoredObject forAuthenticating(UniqueIdentifier id, UserId caller) {
        boolean signs = finder.find(id)
                .filter(object -> object.type() == ObjectType.PRIVATE_KEY)
                .isPresent();
        return forUse(signs ? KeyUse.SIGN : KeyUse.MAC, Optional.of(id), caller);
    }

    /** The key that checks the MAC or the signature of a wrapped key; checks the key, not the caller. */
    StoredObject forChecking(UniqueIdentifier id) {
        StoredObject key = checkingKey(id);
        check(checking(key), key);
        return key;
    }

    /** Of a pair the public half, though it is the private one that is named. */
    private StoredObject checkingKey(UniqueIdentifier id) {
        StoredObject object = finder.find(id)
                .orElseThrow(() -> new KmipException(
                        ResultReason.WRAPPING_OBJECT_NOT_FOUND,
                        "the key '" + id + "' of the MAC or signature does not exist"));
        return object.type() == ObjectType.PRIVATE_KEY
                ? otherHalfId(object).flatMap(finder::find).orElseThrow(() -> wrongType(KeyUse.VERIFY, object))
                : object;
    }

    private static KeyUse checking(StoredObject key) {
        return key.type() == ObjectType.PUBLIC_KEY ? KeyUse.VERIFY : KeyUse.MAC_VERIFY;
    }

    /**
     * Checks that {@code caller} may make an object.
     *
     * @throws KmipException NOT_AUTHORISED; INVALID_FIELD when the identifier cannot be given to an object
     */
    public void authoriseCreate(Optional<UniqueIdentifier> requested, UserId caller) {
        if (requested.filter(id -> id.isTagList() || id.value().equals("*")).isPresent()) {
            throw new KmipException(ResultReason.INVALID_FIELD, "an identifier must neither start with '[' nor be '*'");
        }
        requested.ifPresent(finder::hsmOf);
        if (!policy.allowsCreate(caller, requested)) {
            boolean inHsm = requested.filter(HsmKeyId::isHsm).isPresent();
            throw new KmipException(
                    ResultReason.NOT_AUTHORISED,
                    inHsm
                            ? "only an HSM admin can create HSM keys; '" + caller + "' is none"
                            : "user '" + caller + "' may not create objects");
        }
    }

    /** The key that undoes what {@code id} wrapped; checks the key, not the caller. */
    StoredObject forUnwrapping(UniqueIdentifier id) {
        StoredObject object = finder.find(id)
                .orElseThrow(() -> new KmipException(
                        ResultReason.WRAPPING_OBJECT_NOT_FOUND, "the wrapping key '" + id + "' does not exist"));
        StoredObject half = KeyUse.UNWRAP.types().contains(object.type()) ? object : otherHalf(KeyUse.UNWRAP, object);
        if (LifeCycle.isArchived(half.attributes())) {
            throw new KmipException(
                    ResultReason.WRAPPING_OBJECT_ARCHIVED, "the wrapping key '" + half.id() + "' is archived");
        }
        lifeCycle.checkUsable(half.id(), half.attributes(), KeyUse.UNWRAP);
        return half;
    }

    /** The server's own key-encryption key, which everybody's keys are wrapped with; checks the key, not the caller. */
    StoredObject forWrapping(UniqueIdentifier id) {
        StoredObject object = finder.find(id)
                .orElseThrow(() -> new KmipException(
                        ResultReason.WRAPPING_OBJECT_NOT_FOUND,
                        "the server's key-encryption key '" + id + "' does not exist: create it first"));
        StoredObject half = KeyUse.WRAP.types().contains(object.type()) ? object : otherHalf(KeyUse.WRAP, object);
        check(KeyUse.WRAP, half);
        return half;
    }

    private void authorise(Operation operation, StoredObject object, UserId caller) {
        if (policy.allows(caller, operation, object)) {
            checkOnLine(operation, object);
            return;
        }
        if (!policy.knows(caller, object)) {
            throw notFound(object.id());
        }
        throw new KmipException(
                ResultReason.NOT_AUTHORISED,
                "user '" + caller + "' may not " + operation.kmipName() + " '" + object.id()
                        + "'; ask its owner to grant it");
    }

    private static void checkOnLine(Operation operation, StoredObject object) {
        if (LifeCycle.isArchived(object.attributes()) && !IN_ARCHIVE.contains(operation)) {
            throw new KmipException(
                    ResultReason.OBJECT_ARCHIVED, "'" + object.id() + "' is archived; recover it first");
        }
    }

    /** Half a pair that does not fit the use stands for the other half: in the HSM always, elsewhere for wrapping only. */
    private StoredObject otherHalf(KeyUse use, StoredObject object) {
        boolean wraps = use.equals(KeyUse.WRAP) || use.equals(KeyUse.UNWRAP);
        boolean half = object.type() == ObjectType.PRIVATE_KEY || object.type() == ObjectType.PUBLIC_KEY;
        if (!half || !(wraps || HsmKeyId.isHsm(object.id()))) {
            throw wrongType(use, object);
        }
        return otherHalfId(object).flatMap(finder::find).orElseThrow(() -> wrongType(use, object));
    }

    /** The identifier of the other half of a pair, if it has one. */
    public Optional<UniqueIdentifier> otherHalfId(StoredObject object) {
        boolean isPrivate = object.type() == ObjectType.PRIVATE_KEY;
        if (HsmKeyId.isHsm(object.id())) {
            HsmKeyId id = HsmKeyId.parse(object.id());
            return Optional.of((isPrivate ? id.publicHalf() : id.privateHalf()).toUniqueIdentifier())
                    .filter(other -> !other.equals(object.id()));
        }
        LinkType link = isPrivate ? LinkType.PUBLIC_KEY_LINK : LinkType.PRIVATE_KEY_LINK;
        return object.attributes().all(Attribute.LINK).stream()
                .filter(candidate -> candidate.linkType() == link)
                .map(Link::linkedObjectIdentifier)
                .map(UniqueIdentifier::new)
                .findFirst();
    }

    private void check(KeyUse use, StoredObject object) {
        if (!use.types().contains(object.type())) {
            throw wrongType(use, object);
        }
        checkOnLine(use.right(), object);
        lifeCycle.checkUsable(object.id(), object.attributes(), use);
        CryptographicUsageMask mask =
                object.attributes().get(Attribute.CRYPTOGRAPHIC_USAGE_MASK).orElse(new CryptographicUsageMask(0));
        if (!mask.allows(use.mask())) {
            throw new KmipException(
                    ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                    "DENIED: the usage mask of '" + object.id() + "' does not allow it");
        }
    }

    private static UniqueIdentifier required(Optional<UniqueIdentifier> id) {
        return id.orElseThrow(() ->
                new KmipException(ResultReason.INVALID_FIELD, "UniqueIdentifier is missing: no object was named"));
    }

    private static KmipException wrongType(KeyUse use, StoredObject object) {
        return new KmipException(
                ResultReason.INVALID_OBJECT_TYPE,
                "'" + object.id() + "' is a " + object.type().kmipName() + "; "
                        + use.right().kmipName() + " needs one of "
                        + use.types().stream()
                                .map(ObjectType::kmipName)
                                .sorted()
                                .toList());
    }

    private static KmipException ambiguous(Optional<UniqueIdentifier> id, int count) {
        return new KmipException(
                ResultReason.INVALID_FIELD,
                "the tags " + id.map(UniqueIdentifier::value).orElse("") + " resolve to " + count
                        + " valid keys; name one by its identifier");
    }

    /** What a missing object looks like, and one that the caller may not know of. */
    public static KmipException notFound(UniqueIdentifier id) {
        return new KmipException(ResultReason.OBJECT_NOT_FOUND, "object not found for identifier " + id);
    }
}
