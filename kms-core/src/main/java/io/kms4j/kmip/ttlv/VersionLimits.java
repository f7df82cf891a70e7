package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.ObjectType;
import java.util.List;
import java.util.Map;

/**
 * How far each version of KMIP goes. New tags and new values of enumerations have always got the next higher numbers, so
 * that the last number of each version says it all. Numbers that no version has, such as those of extensions, are known
 * to who sends them.
 */
final class VersionLimits {
    /** The versions before the newest. */
    private static final List<ProtocolVersion> VERSIONS = List.of(
            ProtocolVersion.V1_0,
            ProtocolVersion.V1_1,
            ProtocolVersion.V1_2,
            ProtocolVersion.V1_3,
            ProtocolVersion.V1_4,
            ProtocolVersion.V2_0);

    private static final List<Integer> LAST_TAGS = List.of(0x4200A1, 0x4200B7, 0x4200D3, 0x4200F7, 0x420124, 0x420165);
    private static final int LAST_TAG = 0x42FFFF;

    /** The last number in each of the versions; the seventh is that of 2.1, beyond which are extensions. */
    private static final Map<Tag, List<Integer>> LAST_VALUES = Map.ofEntries(
            Map.entry(Tag.BLOCK_CIPHER_MODE, List.of(0x11, 0x11, 0x11, 0x11, 0x12, 0x12, 0x12)),
            Map.entry(Tag.CREDENTIAL_TYPE, List.of(1, 2, 3, 3, 3, 6, 6)),
            Map.entry(Tag.CRYPTOGRAPHIC_ALGORITHM, List.of(0x19, 0x19, 0x1A, 0x1B, 0x28, 0x38, 0x38)),
            Map.entry(Tag.DERIVATION_METHOD, List.of(7, 7, 7, 7, 8, 10, 10)),
            Map.entry(Tag.DIGITAL_SIGNATURE_ALGORITHM, List.of(0x10, 0x10, 0x10, 0x10, 0x13, 0x13, 0x13)),
            Map.entry(Tag.HASHING_ALGORITHM, List.of(11, 11, 13, 13, 17, 17, 17)),
            Map.entry(Tag.KEY_FORMAT_TYPE, List.of(0x13, 0x13, 0x13, 0x15, 0x16, 0x17, 0x17)),
            Map.entry(Tag.KEY_ROLE_TYPE, List.of(0x15, 0x15, 0x15, 0x15, 0x18, 0x18, 0x18)),
            Map.entry(Tag.LINK_TYPE, List.of(0x107, 0x107, 0x10B, 0x10B, 0x10D, 0x10E, 0x10E)),
            Map.entry(Tag.OBJECT_TYPE, List.of(8, 8, 9, 9, 9, 10, 10)),
            Map.entry(Tag.OPERATION, List.of(0x1C, 0x1E, 0x29, 0x29, 0x2B, 0x35, 0x3B)),
            Map.entry(Tag.PROFILE_NAME, List.of(0x78, 0x78, 0x78, 0x78, 0x9C, 0x12C, 0x12C)),
            Map.entry(Tag.QUERY_FUNCTION, List.of(4, 6, 7, 12, 12, 14, 14)),
            Map.entry(Tag.RECOMMENDED_CURVE, List.of(0x0F, 0x0F, 0x44, 0x44, 0x44, 0x46, 0x46)),
            Map.entry(Tag.SPLIT_KEY_METHOD, List.of(3, 3, 4, 4, 4, 4, 4)));

    private static final int LAST_OLD_PROFILE = 0x9C;

    /** The bits of the usage mask that 1.x has; 2.0 added the rest. */
    private static final int OLD_USES = 0x0FFFFF;

    private VersionLimits() {}

    private static int index(ProtocolVersion version) {
        int index = VERSIONS.indexOf(version);
        return index < 0 ? VERSIONS.size() : index;
    }

    /** Whether the version has the tag, or no version has. */
    static boolean has(ProtocolVersion version, Tag tag) {
        int index = index(version);
        return index == VERSIONS.size() || tag.code() <= LAST_TAGS.get(index) || tag.code() > LAST_TAG;
    }

    /** Whether the version has the value, or no version has. */
    static boolean has(ProtocolVersion version, Ttlv.Enumeration item) {
        if (version.isAtLeast(ProtocolVersion.V2_0) && wasTakenAway(item)) {
            return false;
        }
        List<Integer> last = LAST_VALUES.getOrDefault(item.tag(), List.of());
        return last.isEmpty() || item.value() <= last.get(index(version)) || item.value() > last.get(VERSIONS.size());
    }

    /** What 2.0 took away: templates, and a name for each profile of each version. */
    private static boolean wasTakenAway(Ttlv.Enumeration item) {
        return item.tag().equals(Tag.OBJECT_TYPE)
                ? item.value() == ObjectType.TEMPLATE.code()
                : item.tag().equals(Tag.PROFILE_NAME) && item.value() <= LAST_OLD_PROFILE;
    }

    /** A usage mask in the bits of the version: one that restricts nothing has them all. */
    static int uses(ProtocolVersion version, int mask) {
        if (version.isAtLeast(ProtocolVersion.V2_0)) {
            return mask;
        }
        return (mask & CryptographicUsageMask.UNRESTRICTED) != 0 ? OLD_USES : mask & OLD_USES;
    }
}
