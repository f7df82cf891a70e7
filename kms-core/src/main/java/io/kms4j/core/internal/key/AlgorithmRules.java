package io.kms4j.core.internal.key;

import static io.kms4j.core.internal.key.AlgorithmRules.Standing.ACCEPTED;
import static io.kms4j.core.internal.key.AlgorithmRules.Standing.APPROVED;
import static io.kms4j.core.internal.key.AlgorithmRules.Standing.BROKEN;
import static io.kms4j.core.internal.key.AlgorithmRules.Standing.LEGACY_USE;
import static io.kms4j.core.internal.key.AlgorithmRules.Standing.OUTDATED;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KmipEnum;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table behind {@link AlgorithmPolicy}: how good each algorithm, length, mode and hash is, and what that allows. */
public final class AlgorithmRules {
    /** Whether something protects anew (encrypt, wrap, sign, MAC, make a key), or undoes or checks protection. */
    public enum Purpose {
        PROTECT("protecting"),
        UNDO("undoing protection");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }
    }

    /** What one knows of an algorithm, from the best down. */
    enum Standing {
        /** Approved by NIST. */
        APPROVED,
        /** As good, and not approved by NIST. */
        ACCEPTED,
        /** Approved by NIST to undo or check what it once protected (SP 800-131A). */
        LEGACY_USE,
        /** As weak, and never approved. */
        OUTDATED,
        /** Protects nothing, or nobody here knows. */
        BROKEN
    }

    private static final int SHORTEST_RSA_BITS = 2048;
    private static final int SHORTEST_HMAC_BITS = 112;
    private static final int SHORTEST_TAG_BYTES = 12;

    /** Those that fit several rows are in the last of them; what is in none is BROKEN. */
    private static final Map<KmipEnum, Standing> STANDINGS = new HashMap<>();

    static {
        row(APPROVED, CryptographicAlgorithm.class, "AES|RSA|EC|ECDSA|ECDH|ED25519|ED448|HMAC_SHA.*|ML_.*|SLH_.*");
        row(ACCEPTED, CryptographicAlgorithm.class, "CHACHA20.*|POLY1305|CAMELLIA|ARIA|SEED|SM4|TWOFISH");
        row(LEGACY_USE, CryptographicAlgorithm.class, "DES3|DSA");
        row(OUTDATED, CryptographicAlgorithm.class, "BLOWFISH|CAST5|IDEA|HMAC_MD5|DH|ECMQV|ONE_TIME_PAD");

        row(APPROVED, RecommendedCurve.class, "P_(224|256|384|521)|CURVE_ED.*");
        row(ACCEPTED, RecommendedCurve.class, "SECP2.*|BRAINPOOLP(224|256|320|384|512).*|CURVE25519|CURVE448");
        row(LEGACY_USE, RecommendedCurve.class, "P_192");
        row(OUTDATED, RecommendedCurve.class, "BRAINPOOLP1.*|SECP1.*");

        row(APPROVED, BlockCipherMode.class, "CBC|ECB|CFB|OFB|CTR|CMAC|CCM|GCM|XTS|.*KEY_WRAP.*");
        row(ACCEPTED, BlockCipherMode.class, "GCM_SIV|AEAD");
        row(OUTDATED, BlockCipherMode.class, "PCBC|CBC_MAC");

        // PKCS#1 v1.5 as encryption; as a signature it is approved, and not asked about here.
        row(APPROVED, PaddingMethod.class, "OAEP|NONE");
        row(ACCEPTED, PaddingMethod.class, "PKCS1_V1_5");

        row(APPROVED, HashingAlgorithm.class, "SHA.*");
        row(LEGACY_USE, HashingAlgorithm.class, "SHA_1");
        row(OUTDATED, HashingAlgorithm.class, "MD.*|RIPEMD.*|TIGER|WHIRLPOOL");
    }

    private final AlgorithmPolicy policy;

    public AlgorithmRules(AlgorithmPolicy policy) {
        this.policy = policy;
    }

    private static <E extends Enum<E> & KmipEnum> void row(Standing standing, Class<E> type, String names) {
        Pattern pattern = Pattern.compile(names);
        Arrays.stream(type.getEnumConstants())
                .filter(value -> pattern.matcher(value.name()).matches())
                .forEach(value -> STANDINGS.put(value, standing));
    }

    /**
     * Checks the algorithm of a key.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when the policy does not allow it
     */
    public void checkKey(
            Purpose purpose, CryptographicAlgorithm algorithm, int lengthBits, Optional<RecommendedCurve> curve) {
        check(purpose, standing(algorithm), algorithm.kmipName());
        boolean shortRsa = algorithm == CryptographicAlgorithm.RSA && lengthBits < SHORTEST_RSA_BITS;
        boolean shortHmac = algorithm.name().startsWith("HMAC") && lengthBits < SHORTEST_HMAC_BITS;
        if (shortRsa || shortHmac) {
            check(purpose, LEGACY_USE, algorithm.kmipName() + " with " + lengthBits + " bits");
        }
        curve.ifPresent(name -> check(purpose, standing(name), "the curve " + name.kmipName()));
    }

    /**
     * Checks how a key encrypts or wraps.
     *
     * @throws KmipException as {@link #checkKey}
     */
    public void checkEncryption(Purpose purpose, CryptographicAlgorithm algorithm, CryptographicParameters parameters) {
        if (algorithm == CryptographicAlgorithm.RSA) {
            parameters
                    .paddingMethod()
                    .ifPresent(padding -> check(purpose, standing(padding), "RSA encryption " + padding.kmipName()));
            return;
        }
        parameters.blockCipherMode().ifPresent(mode -> check(purpose, standing(mode), mode.kmipName()));
        boolean gcm = parameters.blockCipherMode().orElse(BlockCipherMode.GCM) == BlockCipherMode.GCM;
        Optional<Integer> shortTag = parameters.tagLength().filter(bytes -> bytes > 1 && bytes < SHORTEST_TAG_BYTES);
        if (gcm && shortTag.isPresent()) {
            check(purpose, LEGACY_USE, "a GCM tag of " + shortTag.get() + " bytes");
        }
    }

    /**
     * Checks the hash of a signature.
     *
     * @throws KmipException as {@link #checkKey}
     */
    public void checkHash(Purpose purpose, HashingAlgorithm hash) {
        check(purpose, standing(hash), hash.kmipName() + " in signatures");
    }

    /**
     * Checks how a key signs. What RSA signs without the name of a hash may mean anything.
     *
     * @throws KmipException as {@link #checkKey}
     */
    public void checkSignature(Purpose purpose, CryptographicAlgorithm algorithm, CryptographicParameters parameters) {
        parameters.hashingAlgorithm().ifPresent(hash -> checkHash(purpose, hash));
        if (algorithm == CryptographicAlgorithm.RSA
                && parameters.hashingAlgorithm().isEmpty()) {
            check(purpose, OUTDATED, "RSA signatures without a hash");
        }
    }

    static Standing standing(KmipEnum value) {
        return STANDINGS.getOrDefault(value, BROKEN);
    }

    private void check(Purpose purpose, Standing standing, String what) {
        if (!allows(policy, purpose, standing)) {
            throw new KmipException(
                    ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                    "the setting algorithm-policy = " + policy + " does not allow " + what + " for " + purpose.words);
        }
    }

    /** What each policy makes of each standing. */
    static boolean allows(AlgorithmPolicy policy, Purpose purpose, Standing standing) {
        return switch (policy) {
            case LEGACY -> true;
            case DEFAULT ->
                switch (standing) {
                    case APPROVED, ACCEPTED -> true;
                    case LEGACY_USE, OUTDATED -> purpose == Purpose.UNDO;
                    case BROKEN -> false;
                };
            case FIPS -> standing == APPROVED || (standing == LEGACY_USE && purpose == Purpose.UNDO);
        };
    }
}
