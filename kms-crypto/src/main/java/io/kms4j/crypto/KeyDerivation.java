package io.kms4j.crypto;

import io.kms4j.core.port.Derivation;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.crypto.DerivationFunction;
import org.bouncycastle.crypto.DerivationParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.generators.KDFCounterBytesGenerator;
import org.bouncycastle.crypto.generators.KDFDoublePipelineIterationBytesGenerator;
import org.bouncycastle.crypto.generators.KDFFeedbackBytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KDFCounterParameters;
import org.bouncycastle.crypto.params.KDFDoublePipelineIterationParameters;
import org.bouncycastle.crypto.params.KDFFeedbackParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Derivation methods that need no cipher, on Bouncy Castle's generators. */
final class KeyDerivation {
    /** What one derivation may cost, in calls of the pseudorandom function: a second or two. */
    private static final int MOST_WORK = 2_000_000;

    private static final int LONGEST_BYTES = 8192;
    private static final int COUNTER_BITS = 32;

    private KeyDerivation() {}

    /** See {@link io.kms4j.core.port.Crypto#derive}. */
    static SecretBytes derive(Derivation how, byte[] key, int lengthBytes) {
        if (lengthBytes < 1 || lengthBytes > LONGEST_BYTES) {
            throw Failures.invalid("1 to " + LONGEST_BYTES + " bytes can be derived");
        }
        return switch (how.method()) {
            case PBKDF2 -> pbkdf2(how, key, lengthBytes);
            case HASH -> firstOf(hash(how, key), lengthBytes);
            case HMAC -> firstOf(hmac(hashOf(how), key, onePiece(how)), lengthBytes);
            case HKDF -> hkdf(how, key, lengthBytes);
            case NIST800_108_C, NIST800_108_F, NIST800_108_DPI -> nist800108(how, key, lengthBytes);
            case AWS_SIGNATURE_VERSION_4 -> firstOf(awsSigningKey(how, key), lengthBytes);
            default ->
                throw Failures.unsupported(
                        "keys are not derived by " + how.method().kmipName());
        };
    }

    /** Takes the bytes over. */
    static SecretBytes firstOf(byte[] bytes, int lengthBytes) {
        try {
            if (lengthBytes > bytes.length) {
                throw new KmipException(
                        ResultReason.CRYPTOGRAPHIC_FAILURE,
                        "this derivation gives " + bytes.length + " bytes; asked for " + lengthBytes);
            }
            return SecretBytes.takeOver(Arrays.copyOf(bytes, lengthBytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static SecretBytes onePiece(Derivation how) {
        if (how.data().size() != 1) {
            throw Failures.invalid(how.method().kmipName() + " needs one piece of Derivation Data");
        }
        return how.data().get(0);
    }

    /** An IV that a mode of a block cipher needs and the request leaves out, which means an empty one: zeros. */
    static Optional<Bytes> zeroIv(CryptographicAlgorithm algorithm, CryptographicParameters parameters) {
        BlockCipherMode mode = parameters
                .blockCipherMode()
                .orElseThrow(() -> Failures.invalid("to derive by ENCRYPT, name the Block Cipher Mode"));
        if (mode == BlockCipherMode.ECB) {
            return Optional.empty();
        }
        if (mode != BlockCipherMode.CBC) {
            throw Failures.invalid(
                    "to derive by ENCRYPT in the mode " + mode.kmipName() + ", give the Initialization Vector");
        }
        return Optional.of(Bytes.copyOf(new byte[algorithm == CryptographicAlgorithm.AES ? 16 : 8]));
    }

    private static HashingAlgorithm hashOf(Derivation how) {
        return how.keyAlgorithm()
                .flatMap(PrfHashes::hashOfHmac)
                .or(() -> how.parameters().hashingAlgorithm())
                .orElseThrow(() -> Failures.invalid(how.method().kmipName() + " needs a Hashing Algorithm"));
    }

    private static SecretBytes pbkdf2(Derivation how, byte[] password, int lengthBytes) {
        Digest digest = PrfHashes.of(how.parameters().hashingAlgorithm().orElse(HashingAlgorithm.SHA_1));
        Bytes salt = how.salt().orElseThrow(() -> Failures.invalid("PBKDF2 needs a Salt"));
        int iterations = how.iterationCount().orElseThrow(() -> Failures.invalid("PBKDF2 needs an Iteration Count"));
        int blocks = 1 + (lengthBytes - 1) / digest.getDigestSize();
        if (iterations < 1 || iterations > MOST_WORK / blocks) {
            throw Failures.invalid("an Iteration Count of 1 to " + MOST_WORK / blocks + " is possible here");
        }
        PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
        generator.init(password, salt.toArray(), iterations);
        return SecretBytes.takeOver(((KeyParameter) generator.generateDerivedMacParameters(8 * lengthBytes)).getKey());
    }

    private static byte[] hash(Derivation how, byte[] key) {
        Digest digest = PrfHashes.of(how.parameters()
                .hashingAlgorithm()
                .orElseThrow(() -> Failures.invalid("HASH needs a Hashing Algorithm")));
        if (!how.data().isEmpty()) {
            throw Failures.invalid("HASH takes a key or Derivation Data, not both");
        }
        digest.update(key, 0, key.length);
        byte[] hashed = new byte[digest.getDigestSize()];
        digest.doFinal(hashed, 0);
        return hashed;
    }

    private static byte[] hmac(HashingAlgorithm hash, byte[] key, SecretBytes data) {
        HMac mac = new HMac(PrfHashes.of(hash));
        mac.init(new KeyParameter(key));
        return data.lend(bytes -> {
            mac.update(bytes, 0, bytes.length);
            byte[] out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        });
    }

    private static SecretBytes hkdf(Derivation how, byte[] key, int lengthBytes) {
        Digest digest = PrfHashes.of(how.parameters().hashingAlgorithm().orElse(HashingAlgorithm.SHA_256));
        byte[] salt = how.salt().map(Bytes::toArray).orElse(new byte[0]);
        return withData(
                how,
                info -> generate(new HKDFBytesGenerator(digest), new HKDFParameters(key, salt, info), lengthBytes));
    }

    /** With the Derivation Data, or with none. */
    private static SecretBytes withData(Derivation how, Function<byte[], SecretBytes> use) {
        return how.data().isEmpty() ? use.apply(new byte[0]) : onePiece(how).lend(use);
    }

    /** NIST SP 800-108 with a counter before the data, which is the whole of the fixed input. */
    private static SecretBytes nist800108(Derivation how, byte[] key, int lengthBytes) {
        Mac prf = pseudorandomFunction(how);
        int counterBits = how.parameters().counterLength().orElse(COUNTER_BITS);
        if (!List.of(8, 16, 24, 32).contains(counterBits)) {
            throw Failures.invalid("the counter has 8, 16, 24 or 32 bits, not " + counterBits);
        }
        byte[] iv = how.iv().map(Bytes::toArray).orElse(new byte[0]);
        return withData(how, fixed -> switch (how.method()) {
            case NIST800_108_C ->
                generate(
                        new KDFCounterBytesGenerator(prf),
                        new KDFCounterParameters(key, fixed, counterBits),
                        lengthBytes);
            case NIST800_108_F ->
                generate(
                        new KDFFeedbackBytesGenerator(prf),
                        KDFFeedbackParameters.createWithCounter(key, iv, fixed, counterBits),
                        lengthBytes);
            default ->
                generate(
                        new KDFDoublePipelineIterationBytesGenerator(prf),
                        KDFDoublePipelineIterationParameters.createWithCounter(key, fixed, counterBits),
                        lengthBytes);
        });
    }

    /** HMAC, or for an AES key without a hash CMAC. */
    private static Mac pseudorandomFunction(Derivation how) {
        boolean cmac = how.keyAlgorithm().equals(Optional.of(CryptographicAlgorithm.AES))
                && how.parameters().hashingAlgorithm().isEmpty();
        return cmac ? new CMac(AESEngine.newInstance()) : new HMac(PrfHashes.of(hashOf(how)));
    }

    private static SecretBytes generate(DerivationFunction function, DerivationParameters parameters, int lengthBytes) {
        byte[] derived = new byte[lengthBytes];
        try {
            function.init(parameters);
            function.generateBytes(derived, 0, lengthBytes);
        } catch (RuntimeException e) {
            throw new KmipException(
                    ResultReason.CRYPTOGRAPHIC_FAILURE, "this derivation does not give " + lengthBytes + " bytes", e);
        }
        return SecretBytes.takeOver(derived);
    }

    /** The signing key for a date, a region and a service. */
    private static byte[] awsSigningKey(Derivation how, byte[] secret) {
        if (how.data().size() != 3) {
            throw Failures.invalid("AWS Signature Version 4 needs Derivation Data three times: date, region, service");
        }
        byte[] prefix = "AWS4".getBytes(StandardCharsets.US_ASCII);
        byte[] key = Arrays.copyOf(prefix, prefix.length + secret.length);
        System.arraycopy(secret, 0, key, prefix.length, secret.length);
        for (SecretBytes piece : how.data()) {
            key = next(key, piece);
        }
        byte[] end = "aws4_request".getBytes(StandardCharsets.US_ASCII);
        return next(key, SecretBytes.takeOver(end));
    }

    private static byte[] next(byte[] key, SecretBytes piece) {
        try {
            return hmac(HashingAlgorithm.SHA_256, key, piece);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
