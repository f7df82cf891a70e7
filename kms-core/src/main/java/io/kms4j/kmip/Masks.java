package io.kms4j.kmip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Finds the bits of KMIP's masks by name (KMIP 2.1, Bit Masks). */
public final class Masks {
    /** The names of the bits, lowest first. */
    private static final List<String> USAGE = List.of(
            "Sign",
            "Verify",
            "Encrypt",
            "Decrypt",
            "WrapKey",
            "UnwrapKey",
            "Export",
            "MACGenerate",
            "MACVerify",
            "DeriveKey",
            "ContentCommitment",
            "KeyAgreement",
            "CertificateSign",
            "CRLSign",
            "GenerateCryptogram",
            "ValidateCryptogram",
            "TranslateEncrypt",
            "TranslateDecrypt",
            "TranslateWrap",
            "TranslateUnwrap",
            "Authenticate",
            "Unrestricted",
            "FPEEncrypt",
            "FPEDecrypt");

    private static final List<String> STORAGE_STATUS = List.of("OnLineStorage", "ArchivalStorage", "DestroyedStorage");

    private static final List<String> PROTECTION_STORAGE = List.of(
            "Software",
            "Hardware",
            "OnProcessor",
            "OnSystem",
            "OffSystem",
            "Hypervisor",
            "OperatingSystem",
            "Container",
            "OnPremises",
            "OffPremises",
            "SelfManaged",
            "Outsourced",
            "Validated",
            "SameJurisdiction");

    private static final Map<Tag, Map<String, Integer>> BITS = new HashMap<>();
    private static final Map<Tag, List<String>> NAMES = new HashMap<>();

    static {
        register(Tag.CRYPTOGRAPHIC_USAGE_MASK, USAGE);
        register(Tag.STORAGE_STATUS_MASK, STORAGE_STATUS);
        register(Tag.PROTECTION_STORAGE_MASK, PROTECTION_STORAGE);
        // Some clients send the mask itself where the specification has a structure of masks.
        register(Tag.PROTECTION_STORAGE_MASKS, PROTECTION_STORAGE);
        register(Tag.COMMON_PROTECTION_STORAGE_MASKS, PROTECTION_STORAGE);
        register(Tag.PRIVATE_PROTECTION_STORAGE_MASKS, PROTECTION_STORAGE);
        register(Tag.PUBLIC_PROTECTION_STORAGE_MASKS, PROTECTION_STORAGE);
    }

    private Masks() {}

    private static void register(Tag tag, List<String> names) {
        Map<String, Integer> bits = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            bits.put(Tag.normalize(names.get(i)), 1 << i);
        }
        BITS.put(tag, bits);
        NAMES.put(tag, names);
    }

    /** Whether items with this tag hold a mask. */
    public static boolean isMask(Tag tag) {
        return BITS.containsKey(tag);
    }

    /** The bit with this name in the mask with this tag, if there is one; case and punctuation do not count. */
    public static Optional<Integer> find(Tag tag, String name) {
        return Optional.ofNullable(BITS.getOrDefault(tag, Map.of()).get(Tag.normalize(name)));
    }

    /** The names of the bits of a mask with a blank between, or the number in hexadecimal if a bit has no name. */
    public static String spell(Tag tag, int mask) {
        List<String> names = NAMES.getOrDefault(tag, List.of());
        if (mask == 0 || (names.size() < Integer.SIZE && mask >>> names.size() != 0)) {
            return String.format("0x%08x", mask);
        }
        StringJoiner spelt = new StringJoiner(" ");
        for (int i = 0; i < names.size(); i++) {
            if (((mask >>> i) & 1) != 0) {
                spelt.add(names.get(i));
            }
        }
        return spelt.toString();
    }
}
