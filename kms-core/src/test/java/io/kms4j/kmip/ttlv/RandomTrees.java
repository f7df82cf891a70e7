package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Masks;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Trees of any shape and value that all encodings must agree on; the same seed makes the same trees. */
final class RandomTrees {
    private static final List<Tag> TAGS = List.copyOf(Tag.all());

    private final Random random;

    RandomTrees(long seed) {
        random = new Random(seed);
    }

    Ttlv next() {
        return structure(anyTag(), 1);
    }

    private Ttlv structure(Tag tag, int depth) {
        List<Ttlv> items = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            items.add(item(depth + 1));
        }
        return new Ttlv.Structure(tag, items);
    }

    private Ttlv item(int depth) {
        ItemType type = ItemType.of(1 + random.nextInt(11)).orElseThrow();
        Tag tag = anyTag();
        return switch (type) {
            case STRUCTURE -> depth < 6 ? structure(tag, depth) : new Ttlv.Structure(tag, List.of());
            case INTEGER -> new Ttlv.Int(tag, random.nextInt());
            case LONG_INTEGER -> new Ttlv.LongInt(tag, random.nextLong());
            case BIG_INTEGER -> new Ttlv.BigInt(extension(), new BigInteger(bytes(40)).add(BigInteger.ONE.negate()));
            case ENUMERATION -> enumeration(tag);
            case BOOLEAN -> new Ttlv.Bool(tag, random.nextBoolean());
            case TEXT_STRING -> new Ttlv.Text(tag, text());
            case BYTE_STRING -> new Ttlv.ByteString(tag, Bytes.copyOf(bytes(70)));
            case DATE_TIME -> new Ttlv.DateTime(tag, seconds());
            case INTERVAL -> new Ttlv.Interval(tag, random.nextInt() & 0xFFFF_FFFFL);
            case DATE_TIME_EXTENDED -> new Ttlv.DateTimeExtended(tag, Microseconds.toInstant(random.nextLong()));
        };
    }

    /** Small numbers often have a name, large ones never. A mask of this type would be read as the Integer it should be. */
    private Ttlv enumeration(Tag tag) {
        int value = random.nextBoolean() ? random.nextInt(80) : random.nextInt();
        return new Ttlv.Enumeration(Masks.isMask(tag) ? extension() : tag, value);
    }

    private Tag anyTag() {
        return random.nextInt(5) == 0 ? extension() : TAGS.get(random.nextInt(TAGS.size()));
    }

    private static Tag extension() {
        return Tag.of(0x54FFAA);
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(isText(c) ? c : 0xFFFD);
        }
        return text.toString();
    }

    /** What every encoding can hold: XML has the fewest characters. */
    private static boolean isText(int c) {
        return (c >= ' ' || c == '\t' || c == '\n' || c == '\r')
                && !(c >= 0xD800 && c < 0xE000)
                && c != 0xFFFE
                && c != 0xFFFF;
    }

    private Instant seconds() {
        return Instant.ofEpochSecond(random.nextBoolean() ? random.nextInt() : random.nextLong() >> 10);
    }
}
