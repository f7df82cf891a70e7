package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes of one object: read, check, change, keep; once more from the start if somebody else was faster. */
public final class ObjectUpdates {
    private final KeyResolver resolver;
    private final KeyHomes homes;
    private final LifeCycle lifeCycle;

    public ObjectUpdates(KeyResolver resolver, KeyHomes homes, LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.homes = homes;
        this.lifeCycle = lifeCycle;
    }

    /**
     * Changes the object that {@code id} names, for a caller that may do {@code operation} with it.
     *
     * @param change gives the changed object; the same one means that nothing changed
     * @return the object as it is now
     */
    public StoredObject change(
            Operation operation, Optional<UniqueIdentifier> id, UserId caller, UnaryOperator<StoredObject> change) {
        return retried(() -> {
            StoredObject object = resolver.authorised(operation, id, caller);
            StoredObject changed = change.apply(object);
            if (!changed.equals(object)) {
                homes.of(object.id()).update(changed);
            }
            return changed;
        });
    }

    /** Does {@code work}, and once more if it met a stale object. */
    public static <T> T retried(Supplier<T> work) {
        try {
            return work.get();
        } catch (StaleObjectException raced) {
            return work.get();
        }
    }

    /** Notes that the key was handed out, so that it is not fresh any more (KMIP 2.1, Fresh). */
    public void served(StoredObject object) {
        try {
            homes.of(object.id())
                    .update(object.withAttributes(
                            lifeCycle.current(object.attributes()).with(Attribute.FRESH, false)));
        } catch (StaleObjectException raced) {
            // Whoever changed it at the same time will be told that it is fresh once more: no harm.
            return;
        }
    }
}
