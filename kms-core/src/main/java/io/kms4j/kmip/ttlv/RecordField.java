package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.missing;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One component of a record as one field of a structure. */
final class RecordField {
    enum Cardinality {
        ONE,
        OPTIONAL,
        LIST
    }

    private final Tag tag;
    private final Class<?> type;
    private final Cardinality cardinality;
    private final String structure;
    private final ValueCodec<Object> codec;
    private final MethodHandle accessor;

    private RecordField(
            Tag tag,
            Class<?> type,
            Cardinality cardinality,
            String structure,
            ValueCodec<Object> codec,
            MethodHandle accessor) {
        this.tag = tag;
        this.type = type;
        this.cardinality = cardinality;
        this.structure = structure;
        this.codec = codec;
        this.accessor = accessor;
    }

    /**
     * @param structure the name of what the field belongs to, for error messages
     * @param dateRanges whether attributes in it may give the two ends of a range
     */
    @SuppressWarnings("unchecked") // the accessor gives values of the codec's type, since both come from the component
    static RecordField of(RecordComponent component, String structure, boolean dateRanges) {
        Class<?> type = valueType(component.getGenericType());
        ValueCodec<?> codec =
                dateRanges && type == Attributes.class ? AttributesCodec.WITH_DATE_RANGES : ValueCodecs.of(type);
        Class<?> declared = component.getType();
        return new RecordField(
                tagOf(component, type),
                type,
                declared == Optional.class
                        ? Cardinality.OPTIONAL
                        : declared == List.class ? Cardinality.LIST : Cardinality.ONE,
                structure,
                (ValueCodec<Object>) codec,
                accessorOf(component));
    }

    private static Class<?> valueType(Type declared) {
        if (declared instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getActualTypeArguments()[0];
        }
        return (Class<?>) declared;
    }

    /** An object has no field name of its own: it comes under its type's. */
    private static Tag tagOf(RecordComponent component, Class<?> type) {
        if (type == ManagedObject.class) {
            return ObjectCodec.OBJECT;
        }
        return Tag.find(component.getName())
                .orElseThrow(() -> new AssertionError(
                        component + " of " + component.getDeclaringRecord() + " must be named like a tag"));
    }

    private static MethodHandle accessorOf(RecordComponent component) {
        try {
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new LinkageError(component.getDeclaringRecord() + " must be visible here", e);
        }
    }

    Tag tag() {
        return tag;
    }

    Class<?> type() {
        return type;
    }

    Cardinality cardinality() {
        return cardinality;
    }

    /** What the field holds after one more of its items was met. */
    @Nullable
    Object read(Ttlv item, @Nullable Object soFar) {
        if (cardinality != Cardinality.LIST) {
            Object value = codec.read(item);
            if (value != null && soFar != null) {
                throw invalidField(tag + " must not be repeated in " + structure);
            }
            return value != null ? value : soFar;
        }
        List<Object> values = soFar == null ? new ArrayList<>() : asList(soFar);
        for (Ttlv element : Nesting.flatten(item)) {
            Object value = codec.read(element);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The component's value, when all items were met. */
    Object complete(@Nullable Object value) {
        return switch (cardinality) {
            case OPTIONAL -> Optional.ofNullable(value);
            case LIST -> value == null ? List.of() : List.copyOf(asList(value));
            case ONE -> {
                if (value == null) {
                    throw missing(tag.kmipName(), structure);
                }
                yield value;
            }
        };
    }

    /** Adds the field's items to {@code items}. */
    void write(Object record, List<Ttlv> items) {
        Object value = get(record);
        switch (cardinality) {
            case ONE -> items.add(codec.write(tag, value));
            case OPTIONAL -> ((Optional<?>) value).ifPresent(present -> items.add(codec.write(tag, present)));
            case LIST -> {
                for (Object element : asList(value)) {
                    items.add(codec.write(tag, element));
                }
            }
        }
    }

    private Object get(Object record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // any list of values may be read as one of objects
    private static List<Object> asList(Object list) {
        return (List<Object>) list;
    }
}
