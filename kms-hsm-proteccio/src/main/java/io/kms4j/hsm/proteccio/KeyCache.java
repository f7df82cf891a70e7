package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a slot that were used last, since looking one up by its label costs several round trips and is linear on some
 * tokens. Safe for many threads.
 */
final class KeyCache {
    private static final int ENTRIES = 1000;
    private static final List<ObjectType> TYPES =
            List.of(ObjectType.SYMMETRIC_KEY, ObjectType.PRIVATE_KEY, ObjectType.PUBLIC_KEY);

    private record Name(HsmKeyId id, ObjectType type) {}

    private final Map<Name, TokenKey> keys = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, TokenKey> eldest) {
            return size() > ENTRIES;
        }
    };

    /** The key of this name and type, if its handle is of {@code epoch}. */
    synchronized Optional<TokenKey> get(HsmKeyId id, ObjectType type, int epoch) {
        return Optional.ofNullable(keys.get(new Name(id, type))).filter(key -> key.epoch() == epoch);
    }

    /** The one key that {@code id} may name. */
    synchronized Optional<TokenKey> get(HsmKeyId id, int epoch) {
        return TYPES.stream()
                .filter(type -> type != ObjectType.PUBLIC_KEY || id.isPublicHalf())
                .map(type -> get(id, type, epoch))
                .flatMap(Optional::stream)
                .findFirst();
    }

    synchronized void put(TokenKey key) {
        keys.put(new Name(key.key().id(), key.key().type()), key);
    }

    synchronized void forget(HsmKey key) {
        keys.remove(new Name(key.id(), key.type()));
    }
}
