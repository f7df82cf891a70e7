package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidMessage;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.message.RequestHeader;
import io.kms4j.kmip.operation.LocateRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as a structure: its components in order are the fields in order, a component's name is the field's tag. Found
 * by reflection once per class. Safe for many threads.
 */
final class RecordSchema<T extends Record> implements ValueCodec<T> {
    /** Structures in which an item that is not understood may change the meaning of the others. */
    private static final Set<Class<?>> STRICT = Set.of(KeyBlock.class, KeyWrappingData.class, RequestHeader.class);

    private static final ClassValue<RecordSchema<?>> SCHEMAS = new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
            return new RecordSchema<>(type.asSubclass(Record.class));
        }
    };

    private final Class<T> type;
    private final String name;
    private final List<RecordField> fields;
    private final Map<Tag, Integer> indexes = new HashMap<>();
    private final MethodHandle constructor;
    private int objectIndex = -1;

    private RecordSchema(Class<T> type) {
        this.type = type;
        this.name = type.getSimpleName().replaceFirst("(Request|Response)$", "");
        List<RecordField> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            RecordField field = RecordField.of(component, name, type == LocateRequest.class);
            if (field.type() == ManagedObject.class) {
                objectIndex = found.size();
            } else {
                indexes.put(field.tag(), found.size());
            }
            found.add(field);
        }
        this.fields = List.copyOf(found);
        this.constructor = constructorOf(type);
    }

    private static MethodHandle constructorOf(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " must be visible here", e);
        }
    }

    @SuppressWarnings("unchecked") // computed from this very class
    static <T extends Record> RecordSchema<T> of(Class<T> type) {
        return (RecordSchema<T>) SCHEMAS.get(type);
    }

    Class<T> type() {
        return type;
    }

    /** The fields in the order of the wire. */
    List<RecordField> fields() {
        return fields;
    }

    @Override
    public T read(Ttlv item) {
        if (!(item instanceof Ttlv.Structure structure)) {
            throw wrongType(item, ItemType.STRUCTURE);
        }
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (Ttlv child : structure.items()) {
            int index = indexOf(child.tag());
            if (index >= 0) {
                RecordField field = fields.get(index);
                values[index] = field.read(ObjectCodec.typed(child, structure), values[index]);
            } else if (STRICT.contains(type)) {
                throw invalidMessage(child.tag() + " has no place in " + name);
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).complete(values[i]);
        }
        return construct(values);
    }

    private int indexOf(Tag tag) {
        Integer index = indexes.get(tag);
        if (index != null) {
            return index;
        }
        return objectIndex >= 0 && ObjectCodec.isObject(tag) ? objectIndex : -1;
    }

    private T construct(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Ttlv.Structure write(Tag tag, T value) {
        List<Ttlv> items = new ArrayList<>();
        for (RecordField field : fields) {
            field.write(value, items);
        }
        return new Ttlv.Structure(tag, items);
    }
}
