package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import org.jspecify.annotations.Nullable;

/** How values of one Java type become items and back. Safe for many threads. */
interface ValueCodec<T> {
    /**
     * The value of an item; null for an item that stands for "none", such as an empty identifier.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_FIELD for a wrong type or value
     */
    @Nullable
    T read(Ttlv item);

    Ttlv write(Tag tag, T value);
}
