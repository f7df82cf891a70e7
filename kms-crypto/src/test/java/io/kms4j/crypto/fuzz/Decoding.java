package io.kms4j.crypto.fuzz;

import com.sun.management.ThreadMXBean;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What holds for the decoder of an encoding, whatever comes in. */
final class Decoding {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Memory may be taken for each byte that came in, and a little for none. */
    private static final long BYTES_PER_BYTE = 256;

    private static final long BYTES = 256 * 1_024;

    private Decoding() {}

    /**
     * Decodes, and encodes again what could be decoded.
     *
     * @throws AssertionError if the decoder takes much more memory than it got bytes, or if the tree is not the same after
     *     it was written and read
     */
    static void check(byte[] input, Function<byte[], Ttlv> read, Function<Ttlv, byte[]> write) {
        long most = BYTES + BYTES_PER_BYTE * input.length;
        long taken = taken(input, read);
        if (taken > most) {
            // Perhaps for classes that were loaded; a second time they are there.
            taken = taken(input, read);
        }
        if (taken > most) {
            throw new AssertionError(taken + " bytes taken for an input of " + input.length);
        }
        Optional<Ttlv> tree = tried(() -> read.apply(input));
        tree.ifPresent(root -> {
            byte[] written = write.apply(root);
            if (!read.apply(written).equals(root)) {
                throw new AssertionError("not the same when written and read: " + Arrays.toString(written));
            }
        });
    }

    private static long taken(byte[] input, Function<byte[], Ttlv> read) {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        tried(() -> KmipMapper.readRequestMessage(read.apply(input)));
        return THREAD.getCurrentThreadAllocatedBytes() - before;
    }

    /** The result, or nothing when the input is refused in the way it should be. */
    private static <T> Optional<T> tried(Supplier<T> decoder) {
        try {
            return Optional.of(decoder.get());
        } catch (KmipException refused) {
            return Optional.empty();
        }
    }
}
