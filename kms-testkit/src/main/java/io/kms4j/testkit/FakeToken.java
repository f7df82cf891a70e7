package io.kms4j.testkit;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of one slot of a {@link FakeHsm}, by the naming rules of the port. */
final class FakeToken {
    private static final String PUBLIC_SUFFIX = "_pk";

    private final long slot;
    private final List<FakeKey> keys = new ArrayList<>();

    FakeToken(long slot) {
        this.slot = slot;
    }

    synchronized void add(FakeKey key) {
        keys.add(key);
    }

    /** All of them, or none when a label is taken. */
    synchronized void addNew(List<FakeKey> made) {
        for (FakeKey key : made) {
            boolean taken = keys.stream().anyMatch(key::sameLabel)
                    || find(new HsmKeyId(slot, key.label())).isPresent();
            if (taken) {
                throw new KmipException(
                        ResultReason.OBJECT_ALREADY_EXISTS,
                        "slot " + slot + " already holds a key labelled '" + key.label() + "'");
            }
        }
        keys.addAll(made);
    }

    synchronized Optional<FakeKey> find(HsmKeyId id) {
        Optional<FakeKey> exact =
                one(id, key -> key.label().equals(id.label()) && (!key.isPublic() || id.isPublicHalf()));
        return exact.isPresent() || !id.isPublicHalf()
                ? exact
                : one(
                        id,
                        key -> key.isPublic()
                                && key.label().equals(id.privateHalf().label()));
    }

    private Optional<FakeKey> one(HsmKeyId id, Predicate<FakeKey> wanted) {
        List<FakeKey> found = keys.stream().filter(wanted).toList();
        if (found.size() > 1) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "slot " + slot + " holds " + found.size() + " keys that '" + id.label() + "' could name");
        }
        return found.stream().findFirst();
    }

    synchronized FakeKey require(HsmKeyId id) {
        return find(id).orElseThrow(() ->
                new KmipException(ResultReason.ITEM_NOT_FOUND, "no key labelled '" + id.label() + "' in slot " + slot));
    }

    synchronized FakeKey require(HsmKey key) {
        FakeKey found = require(key.id());
        if (found.type() != key.type()) {
            throw new KmipException(
                    ResultReason.ITEM_NOT_FOUND,
                    "no " + key.type() + " labelled '" + key.id().label() + "' in slot " + slot);
        }
        return found;
    }

    synchronized void remove(HsmKey key) {
        find(key.id()).filter(found -> found.type() == key.type()).ifPresent(keys::remove);
    }

    synchronized List<HsmKey> list() {
        return keys.stream().map(this::describe).distinct().toList();
    }

    private HsmKey describe(FakeKey key) {
        HsmKeyId id = new HsmKeyId(slot, key.label());
        boolean asItIs = key.type() != ObjectType.PUBLIC_KEY || key.label().endsWith(PUBLIC_SUFFIX);
        return key.describe(asItIs ? id : id.publicHalf());
    }

    synchronized void clear() {
        keys.clear();
    }
}
