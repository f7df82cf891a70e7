package io.kms4j.store.jdbc;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of the rows read last were decoded to, since decoding costs more than reading. No row is ever spared its
 * reading: what is remembered is good for the very same bytes only, so it is never older than the row. Of fixed size; safe
 * for many threads.
 */
final class Remembered<T> {
    /** A power of two. Objects that fall on one place take turns in it. */
    private static final int PLACES = 1_024;

    private static final int LARGEST_BYTES = 4_096;

    private record Entry<T>(Bytes encoded, T decoded) {}

    private final AtomicReferenceArray<@Nullable Entry<T>> entries = new AtomicReferenceArray<>(PLACES);
    private final Function<byte[], T> decoder;
    private final Predicate<T> wanted;

    /**
     * @param decoder gives immutable values
     * @param wanted what may be remembered
     */
    Remembered(Function<byte[], T> decoder, Predicate<T> wanted) {
        this.decoder = decoder;
        this.wanted = wanted;
    }

    /** What a column of this object was or is decoded to; takes over the array, if the value may be remembered. */
    T decode(UniqueIdentifier id, byte[] column) {
        int place = spread(id.hashCode()) & (PLACES - 1);
        Bytes encoded = Bytes.takeOver(column);
        Entry<T> entry = entries.get(place);
        if (entry != null && entry.encoded.equals(encoded)) {
            return entry.decoded;
        }
        T decoded = decoder.apply(column);
        if (column.length <= LARGEST_BYTES && wanted.test(decoded)) {
            entries.set(place, new Entry<>(encoded, decoded));
        }
        return decoded;
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
